import { type Fraction, minus, sum } from '@tamwil/money';
import { constrainedEqualAwards } from './constrained-equal-awards.ts';

/**
 * Constrained equal losses: everyone gives up the same amount, nobody more than the claim: `max(0, d - L w)`. It is the
 * dual of constrained equal awards: the shortfall is shared as that rule shares money. A weight multiplies the *loss*.
 */
export function constrainedEqualLosses(
  available: Fraction,
  claims: readonly Fraction[],
  weights?: readonly Fraction[],
): Fraction[] {
  const losses = constrainedEqualAwards(minus(sum(claims), available), claims, weights);
  return claims.map((claim, i) => minus(claim, losses[i]!));
}
