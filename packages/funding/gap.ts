import { type Fraction, fraction, ONE } from '@tamwil/money';

/** What a line of costs got. Minor units of one currency. */
export interface Line {
  readonly cost: bigint;
  readonly award: bigint;
}

/** Cost - award, never below 0: a surplus on one line does not hide the gap of another. */
export function gapOf({ cost, award }: Line): bigint {
  return cost > award ? cost - award : 0n;
}

/**
 * The total gap: the sum of the gaps of the lines, not total cost less total money.
 *
 * @example
 * ```ts
 * import { totalGap } from '@tamwil/funding';
 * totalGap([{ cost: 20n, award: 26n }, { cost: 15n, award: 0n }]) // => 15n
 * ```
 */
export function totalGap(lines: Iterable<Line>): bigint {
  let total = 0n;
  for (const line of lines) total += gapOf(line);
  return total;
}

/** Award / cost, exactly; a line without cost is covered. */
export function coverageOf({ cost, award }: Line): Fraction {
  return cost === 0n ? ONE : fraction(award, cost);
}
