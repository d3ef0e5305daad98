import { compare, type Fraction, floor, fraction, minus, sum } from './fraction.ts';

/**
 * Rounds a list of exact values to integers that add up to a given total: every value is rounded down, then the
 * missing units go one each to the largest fractional remainders (Hamilton's method); equal remainders go to the
 * earlier position.
 *
 * @param values exact values; their sum rounded down to rounded up must contain `total`
 * @param total what the integers add up to; by default the floor of the sum
 * @throws RangeError when `total` is not floor(sum) + 0..n, which no rounding of single values can reach
 * @example
 * ```ts
 * import { fraction, roundToTotal } from '@tamwil/money';
 * roundToTotal([fraction(1n, 3n), fraction(1n, 3n), fraction(1n, 3n)], 1n) // => [1n, 0n, 0n]
 * ```
 */
export function roundToTotal(values: readonly Fraction[], total: bigint = floor(sum(values))): bigint[] {
  const rounded = values.map(floor);
  const missing = total - rounded.reduce((a, b) => a + b, 0n);
  if (missing < 0n || missing > BigInt(values.length)) {
    throw new RangeError(`No rounding of these values adds up to ${total}.`);
  }
  const remainders = values.map((value, index) => ({ index, rest: minus(value, fraction(rounded[index]!)) }));
  // The sort is stable: equal remainders stay in the order of their positions.
  remainders.sort((a, b) => compare(b.rest, a.rest));
  for (const { index } of remainders.slice(0, Number(missing))) rounded[index]! += 1n;
  return rounded;
}

/**
 * Splits an integer amount in proportion to non-negative weights, to the last unit (largest remainder, ties to the
 * earlier position). A negative amount is split as its mirror image. A negative weight, or none above zero, is a
 * RangeError.
 *
 * @example
 * ```ts
 * import { fraction, splitByWeights } from '@tamwil/money';
 * splitByWeights(5n, [fraction(7n), fraction(3n), fraction(0n)]) // => [4n, 1n, 0n]
 * ```
 */
export function splitByWeights(amount: bigint, weights: readonly Fraction[]): bigint[] {
  if (amount < 0n) return splitByWeights(-amount, weights).map((part) => -part);
  const whole = sum(weights);
  if (whole.n === 0n || weights.some((weight) => weight.n < 0n)) {
    throw new RangeError('A weight is negative, or none is above zero.');
  }
  return roundToTotal(
    weights.map((weight) => fraction(amount * weight.n * whole.d, weight.d * whole.n)),
    amount,
  );
}
