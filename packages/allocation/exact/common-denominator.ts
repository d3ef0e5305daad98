import { type Fraction, fraction, gcd, scaled } from '@tamwil/money';
import { WorkExceeded } from '../flow/work-meter.ts';

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

/** The sum on one common denominator, reduced once. */
export function total(values: Iterable<Fraction>): Fraction {
  const list = [...values];
  const scale = commonDenominator(list);
  let n = 0n;
  for (const value of list) n += scaled(value, scale);
  return fraction(n, scale);
}
