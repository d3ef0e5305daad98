import { type Fraction, fraction, ZERO } from '@tamwil/money';
import { overPositiveClaims, wholeClaims } from './whole-claims.ts';

/**
 * Average of awards: the centroid of all awards vectors `{0 <= x <= d, sum x = E}`. By inclusion and exclusion over the
 * sets S of claimants pushed above their claims, the body is an alternating sum of simplices of side e = E - d(S),
 * volume e^(n-1) (up to a factor common to all) and centroid e/n plus d on S.
 */
export function averageOfAwards(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  return overPositiveClaims(claims, (positive) => {
    const { scale, available: money, claims: d } = wholeClaims(available, positive);
    const n = d.length;
    const demand = d.reduce((a, b) => a + b, 0n);
    // At the ends the body is one point and its volume 0.
    if (money === 0n) return positive.map(() => ZERO);
    if (money === demand) return [...positive];
    let volume = 0n;
    let evenMoment = 0n;
    const shiftVolume = d.map(() => 0n);
    const visit = (next: number, side: bigint, sign: bigint, members: readonly number[]): void => {
      if (side <= 0n) return;
      const simplex = sign * side ** BigInt(n - 1);
      volume += simplex;
      evenMoment += simplex * side;
      for (const i of members) shiftVolume[i]! += simplex;
      for (let i = next; i < n; i++) visit(i + 1, side - d[i]!, -sign, [...members, i]);
    };
    visit(0, money, 1n, []);
    return d.map((claim, i) => fraction(evenMoment + BigInt(n) * claim * shiftVolume[i]!, BigInt(n) * volume * scale));
  });
}
