import { type Fraction, fraction, gcd } from '@tamwil/money';

/** A claims problem scaled by `scale` to whole numbers: the sums over subsets then need no common denominators. */
export interface WholeClaims {
  readonly scale: bigint;
  readonly available: bigint;
  readonly claims: readonly bigint[];
}

/** Scales the problem by the least common multiple of its denominators. */
export function wholeClaims(available: Fraction, claims: readonly Fraction[]): WholeClaims {
  const scale = claims.reduce((common, { d }) => (common / gcd(common, d)) * d, available.d);
  const whole = (value: Fraction) => value.n * (scale / value.d);
  return { scale, available: whole(available), claims: claims.map(whole) };
}

/**
 * Solves the problem of the positive claims alone and gives the claims of 0 their 0: they change no award, and leaving
 * them out keeps the number of subsets down.
 */
export function overPositiveClaims(
  claims: readonly Fraction[],
  solve: (positive: readonly Fraction[]) => readonly Fraction[],
): Fraction[] {
  const solved = solve(claims.filter((claim) => claim.n > 0n)).values();
  return claims.map((claim) => (claim.n > 0n ? solved.next().value! : fraction(0n)));
}
