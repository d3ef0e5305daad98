import type { Fraction } from '@tamwil/money';
import { WorkExceeded } from '../flow/work-meter.ts';

const SAFE = 9_007_199_254_740_991n;

/**
 * Greatest common divisor of two non-negative integers. As soon as both fit in 53 bits the remainders are taken on
 * machine numbers, which hold such integers exactly; that is most of the way for amounts in cents and makes reducing
 * several times faster.
 */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (x > SAFE || y > SAFE) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let [p, q] = [Number(x), Number(y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}

/** n/d in lowest terms; d is above zero. */
export function reduced(n: bigint, d: bigint): Fraction {
  if (d === 1n) return { n, d };
  if (n === 0n) return { n: 0n, d: 1n };
  const divisor = gcd(n < 0n ? -n : n, d);
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

/** a + b. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) return a;
  if (a.n === 0n) return b;
  if (a.d === b.d) return reduced(a.n + b.n, a.d);
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** a - b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return b.n === 0n ? a : add(a, { n: -b.n, d: b.d });
}

/**
 * The least common multiple of all denominators: the scale on which every one of these values is an integer. Hostile
 * weights can make it grow with every value, and the work with its square: a scale too long for the number of values
 * it must serve is refused like any other excess of work.
 */
export function commonDenominator(values: Iterable<Fraction>): bigint {
  let scale = 1n;
  let count = 0;
  let bound = FREE_SCALE;
  for (const { d } of values) {
    count += 1;
    if (d === 1n || scale % d === 0n) continue;
    scale = (scale / gcd(scale, d)) * d;
    if (scale > bound) bound = longestScale(scale, count);
  }
  if (scale > FREE_SCALE) longestScale(scale, count);
  return scale;
}

const FREE_SCALE = 1n << 4096n;
/** Values x bits x bits: reducing this much takes some ten seconds. */
const MOST_REDUCING = 5e11;

/** The scale at which to look again, or the refusal. */
function longestScale(scale: bigint, count: number): bigint {
  const bits = 4 * scale.toString(16).length;
  if (count * bits * bits > MOST_REDUCING) throw new WorkExceeded('The common denominator is too long.');
  return scale << 1024n;
}

/** The integer value x scale, for a scale that the denominator divides. */
export function scaled(value: Fraction, scale: bigint): bigint {
  return value.d === scale ? value.n : value.n * (scale / value.d);
}

/** The sum on one common denominator, reduced once. */
export function total(values: Iterable<Fraction>): Fraction {
  const list = [...values];
  const scale = commonDenominator(list);
  let n = 0n;
  for (const value of list) n += scaled(value, scale);
  return reduced(n, scale);
}
