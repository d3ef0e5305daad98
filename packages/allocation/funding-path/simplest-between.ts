import { compare, type Fraction, floor, fraction, minus, plus } from '@tamwil/money';

/**
 * The fraction of smallest denominator in the closed interval (0 <= low <= high), by its continued fraction: the
 * numbers that follow from it stay short.
 */
export function simplestBetween(low: Fraction, high: Fraction): Fraction {
  const whole = floor(low);
  if (low.d === 1n) return low;
  if (compare(fraction(whole + 1n), high) <= 0) return fraction(whole + 1n);
  const base = fraction(whole);
  const [rest, top] = [minus(low, base), minus(high, base)];
  const inner = simplestBetween({ n: top.d, d: top.n }, { n: rest.d, d: rest.n });
  return plus(base, { n: inner.d, d: inner.n });
}

/** A short fraction well inside an interval: in its middle third. */
export function wellInside(low: Fraction, high: Fraction): Fraction {
  const third = fraction(high.n * low.d - low.n * high.d, 3n * high.d * low.d);
  return simplestBetween(plus(low, third), minus(high, third));
}
