import { type Fraction, ONE, over, ZERO } from '@tamwil/money';
import { commonLevel, receivedAt } from './common-level.ts';

/**
 * Constrained equal awards: everyone gets the same amount, nobody more than the claim: `min(d, L w)`.
 * The name "uniform gains" is also in use.
 */
export function constrainedEqualAwards(
  available: Fraction,
  claims: readonly Fraction[],
  weights?: readonly Fraction[],
): Fraction[] {
  const risers = claims.map((claim, i) => {
    const slope = weights?.[i] ?? ONE;
    return { from: ZERO, to: over(claim, slope), slope };
  });
  const level = commonLevel(risers, available);
  return risers.map((riser) => receivedAt(riser, level));
}
