/**
 * Exact rational numbers. The engine holds every amount between its first and last step as a fraction of minor units,
 * so nothing is rounded before the end.
 */
export interface Fraction {
  /** Numerator; carries the sign. */
  readonly n: bigint;
  /** Denominator; always positive and coprime to the numerator. */
  readonly d: bigint;
}

const SAFE = 9_007_199_254_740_991n;
const SMALL = 0x7fff_ffff;

/**
 * Greatest common divisor of two non-negative integers. As soon as both fit in 53 bits the remainders are taken on
 * machine numbers, which hold such integers exactly, and as soon as both fit in 31 bits on machine integers; that is
 * most of the way for amounts in cents and makes reducing several times faster.
 */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (x > SAFE || y > SAFE) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let [p, q] = [Number(x), Number(y)];
  while (p > SMALL || q > SMALL) {
    if (q === 0) return BigInt(p);
    [p, q] = [q, p % q];
  }
  let [i, j] = [p | 0, q | 0];
  while (j !== 0) [i, j] = [j, (i % j) | 0];
  return BigInt(i);
}

/**
 * The reduced fraction n/d. A zero denominator is a broken invariant of the caller and throws a RangeError;
 * texts from outside go through `parseFraction`.
 *
 * @example
 * ```ts
 * import { formatFraction, fraction } from '@tamwil/money';
 * formatFraction(fraction(6n, -4n)) // => '-3/2'
 * ```
 */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('A fraction has no zero denominator.');
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n < 0n ? -n : n, d * sign) * sign;
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

/** a + b. */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) return a;
  if (a.n === 0n) return b;
  return a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a - b. */
export function minus(a: Fraction, b: Fraction): Fraction {
  return b.n === 0n ? a : plus(a, { n: -b.n, d: b.d });
}

/** a x b. */
export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** a / b; a zero divisor throws a RangeError. */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** Base to a whole, non-negative power: exact compounding. Any other exponent throws a RangeError, as of integers. */
export function power(base: Fraction, exponent: number): Fraction {
  return { n: base.n ** BigInt(exponent), d: base.d ** BigInt(exponent) };
}

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The smallest of one or more fractions. */
export function least(first: Fraction, ...rest: readonly Fraction[]): Fraction {
  return rest.reduce((best, next) => (compare(next, best) < 0 ? next : best), first);
}

/** The greatest of one or more fractions. */
export function greatest(first: Fraction, ...rest: readonly Fraction[]): Fraction {
  return rest.reduce((best, next) => (compare(next, best) > 0 ? next : best), first);
}

/** The least common multiple of all denominators: the scale on which every one of these values is an integer. */
export function commonDenominator(values: Iterable<Fraction>): bigint {
  let scale = 1n;
  for (const { d } of values) {
    if (d !== 1n && scale % d !== 0n) scale = (scale / gcd(scale, d)) * d;
  }
  return scale;
}

/** The integer value x scale, for a scale that the denominator divides. */
export function scaled(value: Fraction, scale: bigint): bigint {
  return value.d === scale ? value.n : value.n * (scale / value.d);
}

/** The sum of any number of fractions, reduced once; 0 of none. */
export function sum(values: Iterable<Fraction>): Fraction {
  const list = [...values];
  const scale = commonDenominator(list);
  let n = 0n;
  for (const value of list) n += scaled(value, scale);
  return fraction(n, scale);
}

/** The greatest integer not above the fraction. */
export function floor(a: Fraction): bigint {
  if (a.d === 1n) return a.n;
  const quotient = a.n / a.d;
  return a.n < 0n ? quotient - 1n : quotient;
}

/** The least integer not below the fraction. */
export function ceiling(a: Fraction): bigint {
  return a.d === 1n ? a.n : floor(a) + 1n;
}
