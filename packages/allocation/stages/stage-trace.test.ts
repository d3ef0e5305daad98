import {
  compare,
  type Fraction,
  formatFraction,
  fraction,
  minus,
  over,
  parseFraction,
  sum,
  times,
  ZERO,
} from '@tamwil/money';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, type Problem, type ProgramDocument, type StageTrace } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

const UNITS = ['A', 'A', 'B', 'C', 'D'];
const GROUPS = ['G', 'G', 'H', 'G', 'H'];
const ids = UNITS.map((unit, position) => `${unit}${position}`);

const weights = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('1', '2', '1/3', '0.5'));
const rule = fc.constantFrom('proportional' as const, 'equal-awards' as const, 'equal-losses' as const);
const to = fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined });
const stage = fc.oneof(
  fc.record({ share: rule, weights, to }),
  fc.record({
    share: rule,
    by: fc.constant('group' as const),
    within: fc.option(fc.oneof(rule, fc.constant('priority' as const)), { nil: undefined }),
    weightsWithin: weights,
    to,
  }),
);
const problem = fc
  .record({
    claims: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 5 }),
    sources: fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.option(fc.subarray(ids), { nil: '*' as const })), {
      minLength: 1,
      maxLength: 3,
    }),
    stages: fc.array(stage, { minLength: 1, maxLength: 2 }),
  })
  .map(({ claims, sources, stages }) => ({
    digits: 2,
    targets: ids.map((id, i) => ({ id, claim: BigInt(claims[i]!), unit: UNITS[i]!, group: GROUPS[i]! })),
    sources: sources.map(([amount, reach], i) => ({ id: `s${i}`, amount: BigInt(amount), for: reach ?? '*' })),
    program: {
      format: 'allocation-program/1' as const,
      stages: stages.map((each, i) => JSON.parse(JSON.stringify({ ...each, id: `stage${i}` })) as Stage),
    },
  }));

function allocated(of: Problem) {
  const result = allocate(of);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** The levels of a stage by their definition, from what it handed out and what its targets lacked before. */
function levelsByDefinition(of: Stage, trace: StageTrace, lacks: readonly Fraction[]): Map<string, Fraction> {
  const share = of.by === undefined ? of.share : (of.within ?? 'proportional');
  const named = (of.by === undefined ? of.weights : of.weightsWithin) ?? {};
  const members = ids
    .map((_, i) => i)
    .filter((i) => lacks[i]!.n > 0n && (of.to as string[] | undefined)?.includes(ids[i]!) !== false);
  const levels = new Map<string, Fraction>();
  if (share === 'priority') return levels;
  for (const i of members) {
    const increment = trace.given.find(({ target }) => target === ids[i])?.amount ?? ZERO;
    const unitLack = sum(members.filter((j) => UNITS[j] === UNITS[i]).map((j) => lacks[j]!));
    const part = share === 'proportional' ? lacks[i]! : over(lacks[i]!, unitLack);
    const weight = times(parseFraction(named[UNITS[i]!] ?? '1')!, part);
    levels.set(ids[i]!, over(share === 'equal-losses' ? minus(lacks[i]!, increment) : increment, weight));
  }
  return levels;
}

test('the levels that a stage shows are what was handed out, or withheld, per weight, ascending', () => {
  fc.assert(
    fc.property(problem, (of) => {
      let lacks = of.targets.map(({ claim }) => fraction(claim));
      const { stages } = allocated(of);
      for (const [index, trace] of stages.entries()) {
        const shown = trace.levels.flatMap(({ level, targets }) => targets.map((target) => [target, level] as const));
        const expected = levelsByDefinition(of.program.stages[index]!, trace, lacks);
        expect(new Map(shown)).toEqual(expected);
        expect(shown).toHaveLength(expected.size);
        for (const [i, { level }] of trace.levels.entries()) {
          if (i > 0) expect(compare(trace.levels[i - 1]!.level, level)).toBe(-1);
        }
        lacks = lacks.map((lack, i) =>
          minus(lack, trace.given.find(({ target }) => target === ids[i])?.amount ?? ZERO),
        );
      }
    }),
    { seed: 20_260_111, numRuns: 400 },
  );
});

test('every target left short is in a bottleneck, at the level it stopped at, and no source named there has money left', () => {
  fc.assert(
    fc.property(problem, (of) => {
      const [stage] = of.program.stages;
      const { awards, bottlenecks, idle, stages } = allocated({ ...of, program: { ...of.program, stages: [stage!] } });
      const named = (stage!.to as string[] | undefined) ?? ids;
      const spent = (source: string) => idle.every((entry) => entry.source !== source);
      for (const { target, claim, exact } of awards) {
        const mine = bottlenecks.filter(({ targets }) => targets.includes(target));
        const isShort = exact.n < claim * exact.d;
        if (isShort && named.includes(target)) expect(mine.length).toBeGreaterThan(0);
        if (stage!.by === undefined) expect(mine.length).toBeLessThanOrEqual(1);
        for (const { sources, level } of mine) {
          // With `by` every group has its own level; in equal losses whom no money reached stands at that of its block.
          if (stage!.by !== undefined || !isShort || (stage!.share === 'equal-losses' && exact.n === 0n)) continue;
          expect(stages[0]!.levels.find((entry) => entry.targets.includes(target))!.level).toEqual(level);
          expect(sources.filter((source) => !spent(source))).toEqual([]);
        }
      }
    }),
    { seed: 20_260_112, numRuns: 400 },
  );
});

/** Where targets were left short, and at which level. */
function stops(claims: readonly number[], money: number, stages: Partial<Stage>[]) {
  const { awards, bottlenecks } = allocated({
    digits: 2,
    targets: claims.map((claim, i) => ({ id: `t${i}`, claim: BigInt(claim), group: 'G' })),
    sources: [{ id: 'core', amount: BigInt(money), for: '*' }],
    program: {
      format: 'allocation-program/1',
      stages: stages.map((each, i) => ({ id: `stage${i}`, ...each }) as Stage),
    },
  });
  return {
    levels: bottlenecks.map(({ level }) => (level === null ? null : formatFraction(level))),
    reasons: awards.map(({ reasons }) => reasons[0]!.code),
  };
}

const upToHalf = { upTo: { percentOfClaim: '50' } };
const byGroup = { share: 'proportional', by: 'group' } as const;

test.each<[string, number[], number, Partial<Stage>[], (string | null)[]]>([
  ['part of the claim of the stage', [9], 1, [{ share: 'proportional', ...upToHalf }], ['2/9']],
  ['part of the claim under a limit', [1], 1, [{ share: 'proportional', limit: { percentOfFunds: '20' } }], ['1/5']],
  [
    'cents withheld, also where the stage before ended on half a cent',
    [9],
    5,
    [{ share: 'proportional', ...upToHalf }, { share: 'equal-losses' }],
    ['4'],
  ],
  ['cents given: none of nothing', [1], 0, [{ share: 'equal-awards' }], ['0']],
  [
    'cents given: none after a stage that used all',
    [2, 1],
    2,
    [{ select: 'in-order' }, { share: 'equal-awards' }],
    ['0'],
  ],
  [
    'none where equal losses had nothing to give',
    [2, 1],
    2,
    [{ select: 'in-order' }, { share: 'equal-losses' }],
    [null],
  ],
  ['cents given inside a group: none of nothing', [1], 0, [{ ...byGroup, within: 'equal-awards' }], ['0']],
  [
    'none where equal losses inside a group had nothing to give',
    [1],
    0,
    [{ ...byGroup, within: 'equal-losses' }],
    [null],
  ],
  ['cents withheld inside a group', [2], 1, [{ ...byGroup, within: 'equal-losses' }], ['1']],
])('a bottleneck stands at the level of its rule: %s', (_, claims, money, stages, expected) => {
  expect(stops(claims, money, stages).levels).toEqual(expected);
});

test('half a cent against 1 cent is not the whole: who stops there is still short of money', () => {
  const { reasons } = stops([2, 8], 4, [{ share: 'equal-losses', ...upToHalf }]);
  expect(reasons).toEqual(['money-exhausted', 'money-exhausted']);
});

test('an output that a choice leaves out has the reason of the choice', () => {
  expect(stops([2, 1], 1, [{ select: 'in-order' }]).reasons).toEqual(['does-not-fit', 'complete']);
  expect(stops([2], 1, [{ select: 'best-value', value: { t0: 1 } }]).reasons).toEqual(['not-selected']);
});

test('a stage names the donors that were used up in it, not those of targets that were out of reach before', () => {
  const { bottlenecks } = allocated({
    digits: 2,
    targets: [
      { id: 'a', claim: 2n },
      { id: 'b', claim: 2n },
    ],
    sources: [
      { id: 'nothing', amount: 0n, for: ['a', 'b'] },
      { id: 'y', amount: 1n, for: ['b'] },
    ],
    program: {
      format: 'allocation-program/1',
      stages: [
        { id: 'first', share: 'equal-losses' },
        { id: 'second', share: 'equal-awards' },
      ],
    },
  });
  expect(bottlenecks.map(({ stage, targets, sources }) => [stage, targets, sources])).toEqual([
    ['first', ['b'], ['y']],
    ['first', ['a'], ['nothing']],
  ]);
});
