import { compare, type Fraction, fraction, greatest, least, minus, over, plus, ZERO } from '@tamwil/money';

/**
 * Minimal overlap (Ibn Ezra; O'Neill): claims are laid over the money so that as little of it as possible is claimed
 * twice; every part of the money is shared equally by those who claim it. While one claim covers all the money the
 * claims are nested; above, the parts of the claims beyond `s` lie side by side, where `s` solves
 * `sum max(d - s, 0) = E - s`.
 */
export function minimalOverlap(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  const order = claims.map((_, i) => i).sort((i, j) => compare(claims[i]!, claims[j]!));
  const ascending = order.map((i) => claims[i]!);
  const sideBySide = compare(available, ascending.at(-1) ?? ZERO) > 0;
  const nestedBelow = sideBySide ? overlapEnd(available, ascending) : available;
  const awards = claims.map(() => ZERO);
  nestedShares(ascending.map((claim) => least(claim, nestedBelow))).forEach((nested, k) => {
    awards[order[k]!] = sideBySide ? plus(nested, greatest(ZERO, minus(ascending[k]!, nestedBelow))) : nested;
  });
  return awards;
}

/** Shares of nested claims in ascending order: the k-th layer is claimed by all from the k-th on. */
function nestedShares(ascending: readonly Fraction[]): Fraction[] {
  let share = ZERO;
  let below = ZERO;
  return ascending.map((claim, k) => {
    share = plus(share, over(minus(claim, below), fraction(BigInt(ascending.length - k))));
    below = claim;
    return share;
  });
}

/** The root s of `sum max(d - s, 0) = E - s` for E above the largest claim: linear between neighbouring claims. */
function overlapEnd(available: Fraction, ascending: readonly Fraction[]): Fraction {
  let above = ascending.at(-1)!;
  for (let k = ascending.length - 2; k >= 0; k--) {
    above = plus(above, ascending[k]!);
    const root = over(minus(above, available), fraction(BigInt(ascending.length - 1 - k)));
    if (k === 0 || compare(root, ascending[k - 1]!) >= 0) return root;
  }
  throw new RangeError('One claim cannot be less than the money: a surplus is cut before.');
}
