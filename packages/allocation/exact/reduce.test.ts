import { type Fraction, fraction, plus, sum } from '@tamwil/money';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { WorkExceeded } from '../flow/work-meter.ts';
import { add, commonDenominator, gcd, reduced, scaled, total } from './reduce.ts';

const integers = fc.bigInt(-(10n ** 40n), 10n ** 40n);
const fractions: fc.Arbitrary<Fraction> = fc.tuple(integers, fc.bigInt(1n, 10n ** 40n)).map(([n, d]) => fraction(n, d));

test('quick reducing gives the fractions of the money package, digit for digit', () =>
  fc.assert(
    fc.property(fractions, fractions, (a, b) => {
      expect(add(a, b)).toEqual(plus(a, b));
      expect(reduced(a.n * b.d, a.d * b.d)).toEqual(a);
      expect(total([a, b, a])).toEqual(sum([a, b, a]));
    }),
    { numRuns: 500, seed: 1 },
  ));

test.each([
  [0n, 5n, 5n],
  [2n ** 53n, 2n ** 60n, 2n ** 53n],
  [9_007_199_254_740_993n, 3n, 3n],
  [9_007_199_254_740_881n * 7n, 9_007_199_254_740_881n * 5n, 9_007_199_254_740_881n],
])('gcd(%s, %s) is %s, also where machine numbers end', (a, b, expected) => {
  expect(gcd(a, b)).toBe(expected);
  expect(gcd(b, a)).toBe(expected);
});

test('values are whole on their common denominator', () => {
  const values = [fraction(1n, 6n), fraction(3n, 4n), fraction(2n)];
  expect(commonDenominator(values)).toBe(12n);
  expect(values.map((value) => scaled(value, 12n))).toEqual([2n, 9n, 24n]);
});

test('denominators that only grow are refused instead of computed', () => {
  const hostile = Array.from({ length: 20_000 }, (_, index) => fraction(1n, 10n ** 39n + BigInt(2 * index + 1)));
  expect(() => commonDenominator(hostile)).toThrow(WorkExceeded);
});
