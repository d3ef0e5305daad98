import { type Fraction, ONE, over, sum, times, ZERO } from '@tamwil/money';
import { constrainedEqualAwards } from './constrained-equal-awards.ts';

/**
 * Proportional: every claimant gets the same share of its claim. With weights, the share rises with the weight until
 * the claim is met: `min(d, L w d)`, which is weighted constrained equal awards with the weights `w d`.
 */
export function proportional(
  available: Fraction,
  claims: readonly Fraction[],
  weights?: readonly Fraction[],
): Fraction[] {
  if (weights !== undefined) {
    // A claim of 0 receives nothing at any speed; weight 1 keeps the division defined.
    return constrainedEqualAwards(
      available,
      claims,
      claims.map((claim, i) => (claim.n === 0n ? ONE : times(claim, weights[i]!))),
    );
  }
  const demand = sum(claims);
  if (demand.n === 0n) return claims.map(() => ZERO);
  const share = over(available, demand);
  return claims.map((claim) => times(claim, share));
}
