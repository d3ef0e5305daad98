import { type Fraction, floor } from './fraction.ts';

/**
 * The nearest integer; an exact half goes to the even neighbour, so that many roundings do not drift one way.
 *
 * @example
 * ```ts
 * import { fraction, roundHalfEven } from '@tamwil/money';
 * roundHalfEven(fraction(5n, 2n)) // => 2n
 * roundHalfEven(fraction(7n, 2n)) // => 4n
 * ```
 */
export function roundHalfEven(value: Fraction): bigint {
  const below = floor(value);
  const twiceRest = 2n * (value.n - below * value.d);
  if (twiceRest === value.d) return below % 2n === 0n ? below : below + 1n;
  return twiceRest < value.d ? below : below + 1n;
}
