import { type Fraction, fraction, least, minus, over, plus, times } from '@tamwil/money';
import { proportional } from './proportional.ts';

/** Alpha-min (Gimenez-Gomez and Peris 2014): the smallest claim to everyone, or equal parts; the rest in proportion. */
export function alphaMin(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  if (claims.length === 0) return [];
  const count = fraction(BigInt(claims.length));
  const base = least(over(available, count), ...claims);
  const shares = proportional(
    minus(available, times(base, count)),
    claims.map((claim) => minus(claim, base)),
  );
  return shares.map((share) => plus(base, share));
}
