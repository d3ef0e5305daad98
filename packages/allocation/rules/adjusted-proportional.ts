import { type Fraction, greatest, least, minus, plus, sum, ZERO } from '@tamwil/money';
import { proportional } from './proportional.ts';

/**
 * Adjusted proportional (the tau-value): first everyone gets what the others concede (the money above all other
 * claims), then the rest is shared in proportion to what is still claimed, cut to the rest.
 */
export function adjustedProportional(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  const demand = sum(claims);
  const conceded = claims.map((claim) => greatest(ZERO, minus(available, minus(demand, claim))));
  const rest = minus(available, sum(conceded));
  const shares = proportional(
    rest,
    claims.map((claim, i) => least(rest, minus(claim, conceded[i]!))),
  );
  return conceded.map((right, i) => plus(right, shares[i]!));
}
