import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '../flow/network.ts';
import { WorkMeter } from '../flow/work-meter.ts';
import { instanceOf } from '../problem/instance.ts';
import type { Problem, Source } from '../types.ts';
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
          ceiling: fc.option(fc.record({ of: fc.integer({ min: 0, max: size - 1 }), isGroup: fc.boolean() })),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
  .map(({ groupOf, sources }) => {
    const cents = groupOf.map(() => 0n);
    const wire: Source[] = sources.map(({ reach, payments, spare, ceiling }, index) => {
      let amount = BigInt(spare);
      const perGroup = [0n, 0n];
      for (const target of reach) {
        const paid = BigInt(payments[target]!);
        amount += paid;
        cents[target]! += paid;
        perGroup[groupOf[target]!]! += paid;
      }
      const atMost: Record<string, bigint> = {};
      if (ceiling !== null) {
        const target = ceiling.of;
        if (ceiling.isGroup) atMost[groups[groupOf[target]!]!] = perGroup[groupOf[target]!]!;
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
    { numRuns: 400, seed: 20211116 },
  ));

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
