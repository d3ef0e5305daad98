import { compare, type Fraction, greatest, least, minus, over, plus, times, ZERO } from '@tamwil/money';

/** A claimant that receives `slope` per unit of level while the common level rises from `from` to `to`. */
export interface Riser {
  readonly from: Fraction;
  readonly to: Fraction;
  readonly slope: Fraction;
}

/**
 * The least level at which the risers together have received `total`: the water level of every rule that raises
 * claimants side by side. The received amount is piecewise linear in the level, so the level is found by one sweep over
 * the sorted ends, exactly.
 *
 * @param total between 0 and what all risers can receive
 */
export function commonLevel(risers: readonly Riser[], total: Fraction): Fraction {
  const bends = risers
    .filter(({ from, to, slope }) => slope.n > 0n && compare(from, to) < 0)
    .flatMap(({ from, to, slope }) => [
      { at: from, change: slope },
      { at: to, change: minus(ZERO, slope) },
    ])
    .sort((a, b) => compare(a.at, b.at));
  let level = ZERO;
  let slope = ZERO;
  let missing = total;
  for (const { at, change } of bends) {
    if (missing.n <= 0n) break;
    const received = times(slope, minus(at, level));
    if (slope.n > 0n && compare(received, missing) >= 0) return plus(level, over(missing, slope));
    missing = minus(missing, received);
    level = at;
    slope = plus(slope, change);
  }
  if (missing.n > 0n) throw new RangeError('The risers cannot receive the whole amount.');
  return level;
}

/** What one riser has received at a level. */
export function receivedAt({ from, to, slope }: Riser, level: Fraction): Fraction {
  return times(slope, minus(least(to, greatest(from, level)), from));
}
