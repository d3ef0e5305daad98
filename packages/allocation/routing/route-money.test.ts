import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../flow/network.ts';
import { WorkMeter } from '../flow/work-meter.ts';
import { instanceOf } from '../problem/instance.ts';
import type { Problem, Source, Target } from '../types.ts';
import { routeMoney } from './route-money.ts';

const groups = ['G', 'H'];

/** Sources, payments that they can make, and from these the awards: always payable. */
const problems = fc
  .integer({ min: 1, max: 5 })
  .chain((size) =>
    fc.record({
      groupOf: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: size, maxLength: size }),
      sources: fc.array(
        fc.record({
          reach: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { minLength: 1 }),
          payments: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: size, maxLength: size }),
          spare: fc.integer({ min: 0, max: 4 }),
          ceilings: fc.array(fc.record({ of: fc.integer({ min: 0, max: size - 1 }), isGroup: fc.boolean() }), {
            maxLength: 3,
          }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
  .map(({ groupOf, sources }) => {
    const cents = groupOf.map(() => 0n);
    const wire: Source[] = sources.map(({ reach, payments, spare, ceilings }, index) => {
      let amount = BigInt(spare);
      const perGroup = [0n, 0n];
      for (const target of reach) {
        const paid = BigInt(payments[target]!);
        amount += paid;
        cents[target]! += paid;
        perGroup[groupOf[target]!]! += paid;
      }
      const atMost: Record<string, bigint> = {};
      for (const { of: target, isGroup } of ceilings) {
        if (isGroup) atMost[groups[groupOf[target]!]!] = perGroup[groupOf[target]!]!;
        else atMost[`t${target}`] = reach.includes(target) ? BigInt(payments[target]!) : 0n;
      }
      return { id: `s${index}`, amount, for: reach.map((target) => `t${target}`), atMost };
    });
    const problem: Problem = {
      digits: 2,
      targets: cents.map((claim, index) => ({ id: `t${index}`, claim, group: groups[groupOf[index]!]! })),
      sources: wire,
      program: { format: 'allocation-program/1', stages: [] },
    };
    return { problem, cents };
  });

/** Whether payments can be completed: plain augmenting paths, one unit at a time, sharing no code with the engine. */
function canPay(
  { targets, sources }: Problem,
  fixed: readonly (readonly bigint[])[],
  open: readonly (readonly boolean[])[],
  cents: readonly bigint[],
): boolean {
  const paid = fixed.map((row) => [...row]);
  const fits = (source: number, target: number): boolean => {
    const { amount, for: reach, atMost } = sources[source]!;
    const { id, group } = targets[target]!;
    if (reach !== '*' && !reach.includes(id)) return false;
    const row = paid[source]!;
    const inGroup = row.reduce((sum, value, index) => (targets[index]!.group === group ? sum + value : sum), 0n);
    return (
      row.reduce((a, b) => a + b, 0n) < amount &&
      row[target]! < (atMost?.[id] ?? amount) &&
      inGroup < (atMost?.[group!] ?? amount)
    );
  };
  const search = (demand: readonly bigint[], target: number): boolean => {
    if (target === demand.length) return true;
    const missing = demand[target]! - paid.reduce((sum, row) => sum + row[target]!, 0n);
    if (missing < 0n) return false;
    if (missing === 0n) return search(demand, target + 1);
    for (const source of sources.keys()) {
      if (!open[source]![target] || !fits(source, target)) continue;
      paid[source]![target]! += 1n;
      if (search(demand, target)) return true;
      paid[source]![target]! -= 1n;
    }
    return false;
  };
  return search(cents, 0);
}

test('a flexible source never pays what a restricted one could have paid, whatever the ceilings', () =>
  fc.assert(
    fc.property(problems, ({ problem, cents }) => {
      fc.pre(cents.reduce((a, b) => a + b, 0n) <= 14n);
      const instance = instanceOf(problem);
      const routing = routeMoney(instance, networkOf(instance, new WorkMeter()), cents, new WorkMeter());
      const order = [...problem.sources.keys()].sort(
        (a, b) => problem.sources[a]!.for.length - problem.sources[b]!.for.length || a - b,
      );
      const fixed = problem.sources.map(() => cents.map(() => 0n));
      const open = problem.sources.map(() => cents.map(() => true));
      for (const source of order) {
        for (const target of cents.keys()) {
          open[source]![target] = false;
          let most =
            cents[target]! < problem.sources[source]!.amount ? cents[target]! : problem.sources[source]!.amount;
          if (problem.sources[source]!.for.includes(`t${target}`)) {
            const { atMost } = problem.sources[source]!;
            const group = problem.targets[target]!.group!;
            const spent = fixed[source]!.reduce((a, b) => a + b, 0n);
            const inGroup = fixed[source]!.reduce(
              (sum, value, index) => (problem.targets[index]!.group === group ? sum + value : sum),
              0n,
            );
            for (const bound of [
              problem.sources[source]!.amount - spent,
              atMost?.[`t${target}`] ?? most,
              (atMost?.[group] ?? inGroup + most) - inGroup,
            ]) {
              if (bound < most) most = bound;
            }
          } else most = 0n;
          for (fixed[source]![target] = most; !canPay(problem, fixed, open, cents); ) fixed[source]![target]! -= 1n;
        }
      }
      expect(cents.map((_, target) => routing.map((paid) => paid.get(target) ?? 0n))).toEqual(
        cents.map((_, target) => fixed.map((row) => row[target]!)),
      );
    }),
    { numRuns: 4000, seed: 20211116 },
  ));

/** Who pays what: of each source, its targets with their cents. */
function payments(targets: Pick<Target, 'id' | 'group'>[], sources: Source[], cents: bigint[]) {
  const problem: Problem = {
    digits: 2,
    targets: targets.map((target) => ({ ...target, claim: 99n })),
    sources,
    program: { format: 'allocation-program/1', stages: [] },
  };
  const instance = instanceOf(problem);
  const routing = routeMoney(instance, networkOf(instance, new WorkMeter()), cents, new WorkMeter());
  return routing.map((paid) => Object.fromEntries([...paid].map(([target, amount]) => [targets[target]!.id, amount])));
}

const booked = (target: string, amount: bigint) => ({ booked: [{ target, amount }] });
const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }));

test.each<[string, Pick<Target, 'id' | 'group'>[], Source[], bigint[], Record<string, bigint>[]]>([
  [
    'it pays what it booked above its ceiling, and no more',
    [a!],
    [
      { id: 'x', amount: 1n, for: '*' },
      { id: 'y', amount: 1n, for: ['a'], atMost: { a: 0n }, ...booked('a', 1n) },
    ],
    [2n],
    [{ a: 1n }, { a: 1n }],
  ],
  [
    'nothing that it booked above its ceiling is taken back',
    [a!, b!],
    [
      { id: 'x', amount: 3n, for: '*', atMost: { a: 1n }, ...booked('a', 3n) },
      { id: 'y', amount: 1n, for: '*' },
    ],
    [4n, 0n],
    [{ a: 3n }, { a: 1n }],
  ],
  [
    'it stops at its ceiling on a target beside one on a group',
    [{ id: 'a' }, { id: 'k', group: 'K' }],
    [
      { id: 'x', amount: 2n, for: ['a'], atMost: { a: 1n, K: 20n } },
      { id: 'y', amount: 1n, for: '*' },
    ],
    [2n, 0n],
    [{ a: 1n }, { a: 1n }],
  ],
  [
    'a second donor with a ceiling on the group pays before one without',
    [{ id: 'a', group: 'H' }],
    [
      { id: 'x', amount: 3n, for: ['a'], atMost: { H: 2n } },
      { id: 'y', amount: 1n, for: ['a'], atMost: { H: 3n } },
      { id: 'z', amount: 3n, for: ['a'] },
    ],
    [3n],
    [{ a: 2n }, { a: 1n }, {}],
  ],
  [
    'it takes over from a flexible one no more than its targets get',
    [{ id: 'a', group: 'G' }, { id: 'b', group: 'G' }, c!],
    [
      { id: 'x', amount: 4n, for: '*' },
      { id: 'y', amount: 3n, for: ['a', 'b'], atMost: { G: 70n } },
    ],
    [2n, 1n, 2n],
    [{ c: 2n }, { a: 2n, b: 1n }],
  ],
  [
    'a way that was closed is looked at again when money was taken out',
    [a!, b!, c!],
    [
      { id: 'w', amount: 1n, for: ['a', 'b'] },
      { id: 'x', amount: 0n, for: ['b', 'c'] },
      { id: 'y', amount: 1n, for: ['a', 'c'] },
      { id: 'z', amount: 1n, for: ['b', 'c'] },
    ],
    [1n, 2n, 0n],
    [{ b: 1n }, {}, { a: 1n }, { b: 1n }],
  ],
])('a restricted donor pays first, within its conditions: %s', (_, targets, sources, cents, expected) => {
  expect(payments(targets, sources, cents)).toEqual(expected);
});

test('booked money pays first, even when it is the most flexible', () => {
  const problem: Problem = {
    digits: 2,
    targets: [
      { id: 'a', claim: 10n },
      { id: 'b', claim: 10n },
    ],
    sources: [
      { id: 'free', amount: 10n, for: '*', booked: [{ target: 'a', amount: 4n }] },
      { id: 'only-a', amount: 10n, for: ['a'] },
    ],
    program: { format: 'allocation-program/1', stages: [] },
  };
  const instance = instanceOf(problem);
  const routing = routeMoney(instance, networkOf(instance, new WorkMeter()), [10n, 6n], new WorkMeter());
  expect(routing.map((paid) => Object.fromEntries(paid))).toEqual([{ 0: 4n, 1: 6n }, { 0: 6n }]);
});
