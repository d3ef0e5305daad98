import type { Fraction } from '@tamwil/money';

/**
 * A rule for one claims problem (E, d): it shares `available` over `claims`. Amounts are exact, in minor units;
 * `0 <= available <= sum of claims` (the gallery cuts what is above: a surplus is reported, never spread), every claim
 * is 0 or more. The awards keep the order of the claims, add up to `available`, and none exceeds its claim.
 */
export type ClaimsRule = (available: Fraction, claims: readonly Fraction[]) => Fraction[];

/** A claims rule in which a target with twice the weight rises (or, for losses, gives up) twice as fast; weights > 0. */
export type WeightedRule = (
  available: Fraction,
  claims: readonly Fraction[],
  weights?: readonly Fraction[],
) => Fraction[];
