import { fraction, gcd, sum } from '@tamwil/money';
import { expect, test } from 'vitest';
import { WorkExceeded } from '../flow/work-meter.ts';
import { commonDenominator, total } from './common-denominator.ts';

test('a total is the sum of its parts, on one denominator', () => {
  const values = [fraction(1n, 6n), fraction(3n, 4n), fraction(2n)];
  expect(commonDenominator(values)).toBe(12n);
  expect(total(values)).toEqual(sum(values));
  expect(total([])).toEqual(fraction(0n));
});

test('denominators that only grow are refused instead of computed', () => {
  const hostile = Array.from({ length: 20_000 }, (_, index) => fraction(1n, 10n ** 39n + BigInt(2 * index + 1)));
  expect(() => commonDenominator(hostile)).toThrow(WorkExceeded);
});

test('a long denominator is computed for few values, and refused when thousands of others must be brought to it', () => {
  const few = Array.from({ length: 100 }, (_, index) => fraction(1n, 10n ** 39n + BigInt(2 * index + 1)));
  const long = few.reduce((scale, { d }) => (scale / gcd(scale, d)) * d, 1n);
  expect(commonDenominator(few)).toBe(long);
  const many = Array.from({ length: 10_000 }, (_, index) => few[index % few.length]!);
  expect(() => commonDenominator([...few, ...many])).toThrow(WorkExceeded);
});
