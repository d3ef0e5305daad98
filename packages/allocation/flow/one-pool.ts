import { type Fraction, fraction } from '@tamwil/money';

/** One that shares: what it still lacks and its weight, as integers on one scale. */
export interface Sharer {
  readonly claim: bigint;
  readonly weight: bigint;
}

/** Shares as numerators over the level's denominator; level null: everyone gets the whole claim, over 1. */
export interface OnePool {
  readonly level: Fraction | null;
  readonly shares: readonly bigint[];
}

/**
 * Constrained equal awards from one pool: each gets min(claim, L x weight), with L such that the money is used up.
 * Proportional sharing is the same with weight w x claim.
 *
 * @param sharers ascending by claim / weight
 * @param money at most the sum of claims
 */
export function equalAwards(sharers: readonly Sharer[], money: bigint): OnePool {
  let left = money;
  let weights = 0n;
  for (const { weight } of sharers) weights += weight;
  let full = 0;
  for (; full < sharers.length; full += 1) {
    const { claim, weight } = sharers[full]!;
    if (claim * weights > left * weight) break;
    left -= claim;
    weights -= weight;
  }
  if (full === sharers.length) return { level: null, shares: sharers.map(({ claim }) => claim) };
  const level = fraction(left, weights);
  return {
    level,
    shares: sharers.map(({ claim, weight }, index) => (index < full ? claim * level.d : level.n * weight)),
  };
}

/**
 * Constrained equal losses from one pool: each gets max(0, claim - L x weight), with L such that the money is used up.
 *
 * @param sharers ascending by claim / weight
 * @param money at most the sum of claims
 */
export function equalLosses(sharers: readonly Sharer[], money: bigint): OnePool {
  // From the greatest claim / weight down: the first k share the loss as long as the next one would still get something.
  let claims = 0n;
  let weights = 0n;
  let first = sharers.length;
  while (first > 0) {
    const { claim, weight } = sharers[first - 1]!;
    // With the sharers so far the level would be (claims - money) / weights; this one gets nothing at or above its ratio.
    if (weights > 0n && claim * weights <= (claims - money) * weight) break;
    claims += claim;
    weights += weight;
    first -= 1;
  }
  if (claims === money && first === 0) return { level: null, shares: sharers.map(({ claim }) => claim) };
  const level = fraction(claims - money, weights);
  return {
    level,
    shares: sharers.map(({ claim, weight }, index) => (index < first ? 0n : claim * level.d - level.n * weight)),
  };
}
