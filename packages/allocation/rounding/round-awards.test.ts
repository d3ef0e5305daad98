import { type Fraction, floor, fraction, minus } from '@tamwil/money';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../flow/network.ts';
import { WorkMeter } from '../flow/work-meter.ts';
import { instanceOf } from '../problem/instance.ts';
import { runProgram } from '../stages/run-program.ts';
import type { Problem, Source, Target } from '../types.ts';
import { roundAwards } from './round-awards.ts';

const problems = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc.record({
    claims: fc.array(fc.bigInt(0n, 9n), { minLength: size, maxLength: size }),
    groups: fc.array(fc.constantFrom('G', 'H', undefined), { minLength: size, maxLength: size }),
    ranks: fc.array(fc.constantFrom(1, 2, undefined), { minLength: size, maxLength: size }),
    sources: fc.array(
      fc.record({
        amount: fc.bigInt(0n, 9n),
        reach: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    rule: fc.constantFrom('proportional', 'equal-awards', 'equal-losses'),
    byGroup: fc.boolean(),
  }),
);

/** Hall's condition over every set of targets, and over none of the engine's code. */
function isPayable(problem: Problem, cents: readonly bigint[]): boolean {
  const instance = instanceOf(problem);
  for (let set = 1; set < 1 << cents.length; set += 1) {
    const inside = (target: number) => (set >> target) % 2 === 1;
    const needed = cents.reduce((sum, amount, target) => (inside(target) ? sum + amount : sum), 0n);
    const money = problem.sources.reduce(
      (sum, { amount }, source) => (instance.reach[source]!.some(inside) ? sum + amount : sum),
      0n,
    );
    if (needed > money) return false;
  }
  return true;
}

/** The first of all candidates when earlier entries of `order` shall have their cent first. */
function firstChoice<T>(
  candidates: readonly T[],
  order: readonly number[],
  has: (candidate: T, index: number) => boolean,
): T[] {
  let left = [...candidates];
  for (const index of order) {
    const withCent = left.filter((candidate) => has(candidate, index));
    if (withCent.length > 0) left = withCent;
  }
  return left;
}

const restOf = (value: Fraction): Fraction => minus(value, fraction(floor(value)));

function orderOf(
  rests: readonly Fraction[],
  ranks: readonly (number | undefined)[],
  positions: readonly number[],
): number[] {
  return [...rests.keys()].sort((a, b) => {
    const difference = minus(rests[b]!, rests[a]!).n;
    if (difference !== 0n) return difference > 0n ? 1 : -1;
    return (ranks[a] ?? Infinity) === (ranks[b] ?? Infinity)
      ? positions[a]! - positions[b]!
      : (ranks[a] ?? Infinity) - (ranks[b] ?? Infinity);
  });
}

test('cents go to the largest remainders that can be paid, groups before targets, ties by rank then position', () =>
  fc.assert(
    fc.property(problems, ({ claims, groups, ranks, sources, rule, byGroup }) => {
      const problem: Problem = {
        digits: 2,
        targets: claims.map((claim, index) => ({
          id: `t${index}`,
          claim,
          ...(groups[index] === undefined ? {} : { group: groups[index] }),
          ...(ranks[index] === undefined ? {} : { rank: ranks[index] }),
        })),
        sources: sources.map(({ amount, reach }, index) => ({
          id: `s${index}`,
          amount,
          for: reach.map((t) => `t${t}`),
        })),
        program: { format: 'allocation-program/1', stages: [{ id: 'all', share: rule as 'proportional' }] },
      };
      const run = runProgram(problem);
      if (!run.ok) throw new Error('The program runs.');
      const { awards, instance, state } = run.value;
      const cents = roundAwards(instance, state.network, awards, byGroup, new WorkMeter());

      const exactTotal = awards.reduce(
        (sum, award) => fraction(sum.n * award.d + award.n * sum.d, sum.d * award.d),
        fraction(0n),
      );
      let candidates: bigint[][] = [[]];
      for (const award of awards) {
        const values = award.d === 1n ? [floor(award)] : [floor(award), floor(award) + 1n];
        candidates = candidates.flatMap((prefix) => values.map((value) => [...prefix, value]));
      }
      candidates = candidates.filter(
        (list) => list.reduce((a, b) => a + b, 0n) === floor(exactTotal) && isPayable(problem, list),
      );
      if (byGroup) {
        const lists = new Map<string, number[]>();
        for (const [target, group] of groups.entries()) {
          const name = group ?? `alone ${target}`;
          lists.set(name, [...(lists.get(name) ?? []), target]);
        }
        const parts = [...lists.values()];
        const exact = parts.map((list) =>
          list.reduce(
            (sum, t) => fraction(sum.n * awards[t]!.d + awards[t]!.n * sum.d, sum.d * awards[t]!.d),
            fraction(0n),
          ),
        );
        const totalOf = (list: readonly bigint[], part: number) => parts[part]!.reduce((sum, t) => sum + list[t]!, 0n);
        candidates = candidates.filter((list) =>
          parts.every((_, part) => {
            const extra = totalOf(list, part) - floor(exact[part]!);
            return extra === 0n || (extra === 1n && exact[part]!.d !== 1n);
          }),
        );
        const partRanks = parts.map((list) => {
          const own = list.flatMap((target) => ranks[target] ?? []);
          return own.length === 0 ? undefined : Math.min(...own);
        });
        const order = orderOf(
          exact.map(restOf),
          partRanks,
          parts.map((list) => list[0]!),
        );
        candidates = firstChoice(candidates, order, (list, part) => totalOf(list, part) > floor(exact[part]!));
      }
      const order = orderOf(awards.map(restOf), ranks, [...awards.keys()]);
      candidates = firstChoice(candidates, order, (list, target) => list[target]! > floor(awards[target]!));
      expect(candidates).toEqual([cents]);
    }),
    { numRuns: 600, seed: 237 },
  ));

/** Whole awards next to exact ones that are given by hand. */
function rounded(
  targets: Pick<Target, 'id' | 'group' | 'rank'>[],
  sources: Source[],
  awards: readonly (readonly [bigint, bigint])[],
  byGroup: boolean,
): bigint[] {
  const problem: Problem = {
    digits: 2,
    targets: targets.map((target) => ({ ...target, claim: 9n })),
    sources,
    program: { format: 'allocation-program/1', stages: [] },
  };
  const instance = instanceOf(problem);
  const exact = awards.map(([n, d]) => fraction(n, d));
  return roundAwards(instance, networkOf(instance, new WorkMeter()), exact, byGroup, new WorkMeter());
}

const core: Source[] = [{ id: 'core', amount: 9n, for: '*' }];
const half = [1n, 2n] as const;

test('a group gets no cent that the donors of another one need', () => {
  const targets = ['a', 'b', 'c', 'd'].map((id) => ({ id, group: id }));
  const sources: Source[] = [
    { id: 'x', amount: 1n, for: ['a', 'b'] },
    { id: 'y', amount: 1n, for: ['c', 'd'] },
  ];
  expect(rounded(targets, sources, [half, half, half, half], true)).toEqual([1n, 0n, 1n, 0n]);
});

test('a group gets no cent that only its member with a whole award could take, or the cent would be lost', () => {
  const targets = ['G', 'G', 'H', 'K', 'L', 'M'].map((group, index) => ({ id: `t${index}`, group }));
  const sources: Source[] = [
    { id: 'x', amount: 5n, for: ['t0'] },
    { id: 'y', amount: 1n, for: ['t1', 't2'] },
    { id: 'z', amount: 1n, for: ['t3', 't4', 't5'] },
  ];
  // t2 is first and takes y's cent; t1 and with it group G can have none, so the next cent is t3's.
  const awards = [100n, 48n, 52n, 47n, 47n, 6n].map((n) => [n, 100n] as const);
  expect(rounded(targets, sources, awards, true)).toEqual([1n, 0n, 1n, 1n, 0n, 0n]);
});

test.each<[(number | undefined)[], bigint[]]>([
  [
    [5, 1],
    [0n, 0n, 1n],
  ],
  [
    [1, 5],
    [0n, 1n, 0n],
  ],
  [
    [undefined, 1],
    [0n, 0n, 1n],
  ],
])('of groups with equal remainders the one with the best-ranked member has its cent first: %o', ([a, b], expected) => {
  const member = (id: string, group: string, rank: number | undefined) => ({ id, group, ...(rank && { rank }) });
  const targets = [member('c', 'H', 2), member('a', 'G', a), member('b', 'G', b)];
  expect(rounded(targets, core, [half, [1n, 4n], [1n, 4n]], true)).toEqual(expected);
});

test('of equal remainders a target with a rank has its cent before one without', () => {
  expect(rounded([{ id: 'a' }, { id: 'b', rank: 3 }], core, [half, half], false)).toEqual([0n, 1n]);
  expect(rounded([{ id: 'a', rank: 3 }, { id: 'b' }], core, [half, half], false)).toEqual([1n, 0n]);
  expect(rounded([{ id: 'a' }, { id: 'b' }], core, [half, half], false)).toEqual([1n, 0n]);
});
