import { describe, expect, test } from 'vitest';
import {
  answerTo,
  centsIn,
  centsOf,
  exactOf,
  levelsOf,
  routingTable,
  SHARE_OF,
  sourcesOf,
  targetsOf,
  type Vector,
  vectorsOf,
} from './allocation-wire.ts';

interface EarmarkInputs {
  readonly claims: readonly string[];
  readonly sources: readonly { readonly amount: string; readonly eligible: readonly number[] }[];
  readonly weights?: readonly string[];
  readonly order?: readonly number[];
}
type EarmarkVector = Vector<EarmarkInputs> & { readonly stranded?: string };

const earmarked = (['earmarks', 'earmarks-years', 'pitfalls'] as const)
  .flatMap((family) => vectorsOf<EarmarkVector>(family))
  .filter(({ rule }) => SHARE_OF[rule] !== undefined);

describe('restricted money is shared as equally as its conditions allow, to the cent, with its routing', () => {
  test.each(earmarked)('$id', ({ rule, inputs, expected, cents, levels, routing }) => {
    const stage = {
      id: 'all',
      share: SHARE_OF[rule],
      ...(inputs.weights === undefined
        ? {}
        : { weights: Object.fromEntries(inputs.weights.map((weight, index) => [`t${index}`, weight])) }),
      ...(inputs.order === undefined ? {} : { to: inputs.order.map((index) => `t${index}`) }),
    };
    const sources = sourcesOf(inputs.sources);
    const answer = answerTo({ targets: targetsOf(inputs.claims), sources, program: { stages: [stage] } });
    expect(exactOf(answer)).toEqual(expected);
    if (cents !== undefined) expect(centsOf(answer)).toEqual(cents);
    if (levels !== undefined) expect(levelsOf(answer)).toEqual(levels);
    if (routing !== undefined) expect(routingTable(answer, sources)).toEqual(routing);
  });
});

const flows = (['earmarks', 'earmarks-years', 'pitfalls'] as const)
  .flatMap((family) => vectorsOf<EarmarkVector>(family))
  .filter(({ rule }) => rule === 'EAR_MAXFLOW');

describe('no rule leaves money idle that some route could have used', () => {
  test.each(flows)('$id', ({ inputs, expected, stranded }) => {
    const targets = targetsOf(inputs.claims);
    for (const share of ['proportional', 'equal-awards', 'equal-losses', 'priority']) {
      const answer = answerTo({
        targets,
        sources: sourcesOf(inputs.sources),
        program: { stages: [{ id: 'all', share }] },
      });
      expect(centsIn(answer.allocated)).toBe(expected[0]);
      if (stranded !== undefined) expect(centsIn(answer.unallocated)).toBe(stranded);
    }
  });
});

interface GroupInputs extends EarmarkInputs {
  readonly groups: readonly string[];
  readonly share: string;
  readonly within: string;
}

describe('components share restricted money first, then their outputs jointly', () => {
  test.each(vectorsOf<Vector<GroupInputs> & { groupTotals: Record<string, string> }>('by-earmarks'))(
    '$id',
    ({ inputs, expected, groupTotals }) => {
      const targets = targetsOf(inputs.claims).map((target, index) => ({ ...target, group: inputs.groups[index]! }));
      const stage = { id: 'all', by: 'group', share: inputs.share, within: inputs.within };
      const answer = answerTo({ targets, sources: sourcesOf(inputs.sources), program: { stages: [stage] } });
      expect(exactOf(answer)).toEqual(expected);
      expect(totalsOf(inputs.groups, expected)).toEqual(
        new Map(Object.entries(groupTotals).map(([group, total]) => [group, reducedPair(total)])),
      );
    },
  );
});

/** Group totals as reduced pairs, added up here from the exact awards. */
function totalsOf(groups: readonly string[], exact: readonly string[]): Map<string, readonly [bigint, bigint]> {
  const totals = new Map<string, readonly [bigint, bigint]>();
  for (const [index, text] of exact.entries()) {
    const [n, d] = reducedPair(text);
    const [a, b] = totals.get(groups[index]!) ?? [0n, 1n];
    totals.set(groups[index]!, reducedPair(`${n * b + a * d}/${d * b}`));
  }
  return totals;
}

function reducedPair(text: string): readonly [bigint, bigint] {
  const [n, d] = text.split('/').map(BigInt) as [bigint, bigint | undefined];
  let [x, y] = [n < 0n ? -n : n, d ?? 1n];
  while (y !== 0n) [x, y] = [y, x % y];
  return [n / x || n, (d ?? 1n) / x];
}

test('freeing an earmark raises the total, yet can lower one target by a cent', () => {
  interface FreedInputs {
    readonly claims: readonly string[];
    readonly sourceAmounts: readonly string[];
    readonly eligibleBefore: readonly (readonly number[])[];
    readonly eligibleAfter: readonly (readonly number[])[];
  }
  const [pair] = vectorsOf<Vector<FreedInputs, readonly (readonly string[])[]>>('pitfalls').filter(
    ({ rule }) => rule === 'EAR_EQUAL_AWARDS_PAIR',
  );
  const { claims, sourceAmounts, eligibleBefore, eligibleAfter } = pair!.inputs;
  const exact = [eligibleBefore, eligibleAfter].map((eligible) => {
    const sources = sourcesOf(sourceAmounts.map((amount, index) => ({ amount, eligible: eligible[index]! })));
    return exactOf(
      answerTo({ targets: targetsOf(claims), sources, program: { stages: [{ id: 'all', share: 'equal-awards' }] } }),
    );
  });
  expect(exact).toEqual(pair!.expected);
});
