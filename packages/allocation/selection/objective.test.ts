import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectiveOf } from './objective.ts';
import type { Candidate } from './selection-problem.ts';

const candidate = (unit: number, value: number, cost: bigint): Candidate => ({
  unit,
  value,
  cost,
  cells: [],
  closed: false,
});

const lists = fc.array(fc.tuple(fc.nat(4), fc.bigInt(1n, 9n)), { minLength: 1, maxLength: 5 }).chain((drawn) =>
  fc.shuffledSubarray(
    drawn.map(([value, cost], unit) => candidate(unit, value, cost)),
    { minLength: 1 },
  ),
);

test('no choice is better than the bound of its value and cost, and a bound on the objective is one on the value', () =>
  fc.assert(
    fc.property(lists, (candidates) => {
      const { gains, atMost, valueWithin } = objectiveOf(candidates);
      const add = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
      for (let set = 1; set < 1 << candidates.length; set += 1) {
        const some = candidates.filter((_, i) => (set >> i) & 1);
        const gain = add(gains.filter((_, i) => (set >> i) & 1));
        const value = some.reduce((sum, one) => sum + one.value, 0);
        const most = atMost(BigInt(value), add(some.map(({ cost }) => cost)));
        expect(gain).toBeLessThanOrEqual(most);
        // All together reach the bound, so it is not a cent too high either.
        if (some.length === candidates.length) expect(gain).toBe(most);
        expect(valueWithin(gain)).toBe(value);
      }
    }),
    { numRuns: 200, seed: 20_260_115 },
  ));

test('of two alike the first in the request is better, whatever the order of the stage', () => {
  const { gains } = objectiveOf([candidate(3, 1, 2n), candidate(1, 1, 2n)]);
  expect(gains[1]! > gains[0]!).toBe(true);
});

test('total values rise in steps of what all values share', () => {
  const step = (...values: number[]) => objectiveOf(values.map((value, unit) => candidate(unit, value, 1n))).valueStep;
  expect([step(6, 4), step(3), step(2, 3), step(0, 0)]).toEqual([2n, 3n, 1n, 1n]);
});
