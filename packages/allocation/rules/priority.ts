import { type Fraction, least, minus } from '@tamwil/money';

/** Strict priority: each claim is met in full before the next, in the order given. */
export function priority(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  let left = available;
  return claims.map((claim) => {
    const award = least(claim, left);
    left = minus(left, award);
    return award;
  });
}
