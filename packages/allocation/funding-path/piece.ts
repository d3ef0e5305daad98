import { type Fraction, minus } from '@tamwil/money';
import { type Line, valueAt } from './line.ts';

/** A stretch of the parameter on which every award is one straight line. */
export interface Piece {
  /** The point that was looked at, and to which the lines refer. */
  readonly at: Fraction;
  readonly from: Fraction;
  readonly to: Fraction;
  /** Award of each target. */
  readonly awards: readonly Line[];
  /** What each stage hands out. */
  readonly used: readonly Line[];
}

/** Awards of a piece at a parameter. */
export function awardsAt({ at, awards }: Piece, parameter: Fraction): Fraction[] {
  const offset = minus(parameter, at);
  return awards.map((line) => valueAt(line, offset));
}
