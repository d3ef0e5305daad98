import { compare, type Fraction, fraction, minus, ONE, plus, sum, times } from '@tamwil/money';
import { commonLevel, receivedAt } from './common-level.ts';
import { constrainedEqualAwards } from './constrained-equal-awards.ts';

/**
 * Constrained egalitarian: as Piniles up to half of all claims; above, nobody has less than half of the claim and the
 * awards are as equal as that allows: `max(d/2, min(d, L))`.
 */
export function constrainedEgalitarian(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  const halves = claims.map((claim) => times(claim, fraction(1n, 2n)));
  const half = sum(halves);
  if (compare(available, half) <= 0) return constrainedEqualAwards(available, halves);
  // A claimant stands at its half until the level passes it.
  const risers = claims.map((claim, i) => ({ from: halves[i]!, to: claim, slope: ONE }));
  const level = commonLevel(risers, minus(available, half));
  return risers.map((riser) => plus(riser.from, receivedAt(riser, level)));
}
