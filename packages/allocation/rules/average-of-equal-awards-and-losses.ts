import { type Fraction, fraction, plus, times } from '@tamwil/money';
import { constrainedEqualAwards } from './constrained-equal-awards.ts';
import { constrainedEqualLosses } from './constrained-equal-losses.ts';

/** The mean of constrained equal awards and constrained equal losses. */
export function averageOfEqualAwardsAndLosses(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  const losses = constrainedEqualLosses(available, claims);
  return constrainedEqualAwards(available, claims).map((award, i) => times(plus(award, losses[i]!), fraction(1n, 2n)));
}
