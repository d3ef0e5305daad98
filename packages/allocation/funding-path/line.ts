import { compare, type Fraction, minus, over, plus, times, ZERO } from '@tamwil/money';

/** An amount that changes in proportion to the parameter of a path: its value at some point, and its change per unit. */
export interface Line {
  readonly at: Fraction;
  readonly slope: Fraction;
}

export const constantLine = (at: Fraction): Line => ({ at, slope: ZERO });

export const addLines = (a: Line, b: Line): Line => ({ at: plus(a.at, b.at), slope: plus(a.slope, b.slope) });

export const subtractLines = (a: Line, b: Line): Line => ({
  at: minus(a.at, b.at),
  slope: minus(a.slope, b.slope),
});

/** The value `offset` beyond the line's own point. */
export function valueAt({ at, slope }: Line, offset: Fraction): Fraction {
  return slope.n === 0n ? at : plus(at, times(slope, offset));
}

/** A stretch of the parameter, relative to the point where everything was looked at; null: without end. */
export interface Stretch {
  before: Fraction | null;
  after: Fraction | null;
}

/** Shortens a stretch to where a line that is not negative at its point stays so. */
export function whileNotNegative(stretch: Stretch, { at, slope }: Line): void {
  if (at.n < 0n) throw new Error('A condition of the path fails where it was made.');
  if (slope.n === 0n) return;
  const end = slope.n < 0n ? 'after' : 'before';
  const limit = stretch[end];
  if (limit !== null && isClearlyBeyond(at, slope, limit)) return;
  const root = over(at, slope.n < 0n ? { n: -slope.n, d: slope.d } : slope);
  if (limit === null || compare(root, limit) < 0) stretch[end] = root;
}

/**
 * Whether |at / slope| is beyond a limit by so much that doubles can tell: each of them is off by less than one part in
 * 10^15, so a difference of one in 10^9 is none of theirs. What they cannot tell is computed exactly.
 */
function isClearlyBeyond(at: Fraction, slope: Fraction, limit: Fraction): boolean {
  const root = Math.abs((Number(at.n) / Number(at.d)) * (Number(slope.d) / Number(slope.n)));
  const bound = (Number(limit.n) / Number(limit.d)) * (1 + 1e-9);
  return Number.isFinite(root) && Number.isFinite(bound) && root > bound;
}
