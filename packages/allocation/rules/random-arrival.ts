import { type Fraction, fraction } from '@tamwil/money';
import { overPositiveClaims, wholeClaims } from './whole-claims.ts';

/**
 * Random arrival: the mean over all orders of "first come, first served" (the Shapley value of the bankruptcy game).
 * With F(S) = max(0, E - d(S)), the first in line behind the set S gets F(S) - F(S with it), and S stands first with
 * probability |S|! (n - |S| - 1)! / n!. So only the sums of F over the sets of each size, with and without each
 * claimant, are needed; both come from two halves of the claimants (2 x 2^(n/2) sets instead of n! orders).
 */
export function randomArrival(available: Fraction, claims: readonly Fraction[]): Fraction[] {
  return overPositiveClaims(claims, (positive) => {
    const { scale, available: money, claims: d } = wholeClaims(available, positive);
    const n = d.length;
    const { all, withClaimant } = leftOverSums(money, d);
    const factorials = [1n];
    for (let k = 1; k <= n; k++) factorials.push(factorials[k - 1]! * BigInt(k));
    return d.map((_, i) => {
      let award = 0n;
      for (let k = 0; k < n; k++) {
        const without = all[k]! - withClaimant[i]![k]!;
        award += factorials[k]! * factorials[n - k - 1]! * (without - withClaimant[i]![k + 1]!);
      }
      return fraction(award, factorials[n]! * scale);
    });
  });
}

interface Subset {
  readonly members: number;
  readonly size: number;
  readonly total: bigint;
}

/** For each size k, the sum of F(S) over all sets S of that size, and over those that contain each claimant. */
function leftOverSums(money: bigint, d: readonly bigint[]): { all: bigint[]; withClaimant: bigint[][] } {
  const all = d.map(() => 0n).concat(0n);
  const withClaimant = d.map(() => d.map(() => 0n).concat(0n));
  const middle = d.length >> 1;
  const left = subsets(d.slice(0, middle));
  const right = subsets(d.slice(middle));
  meet(money, left, right, (subset, size, value) => {
    all[size]! += value;
    for (let i = 0; i < middle; i++) if (subset.members & (1 << i)) withClaimant[i]![size]! += value;
  });
  meet(money, right, left, (subset, size, value) => {
    for (let i = middle; i < d.length; i++) {
      if (subset.members & (1 << (i - middle))) withClaimant[i]![size]! += value;
    }
  });
  return { all, withClaimant };
}

/** All subsets, cheapest first. */
function subsets(d: readonly bigint[]): Subset[] {
  let found: Subset[] = [{ members: 0, size: 0, total: 0n }];
  d.forEach((claim, i) => {
    found = found.concat(
      found.map(({ members, size, total }) => ({ members: members | (1 << i), size: size + 1, total: total + claim })),
    );
  });
  return found.sort((a, b) => (a.total < b.total ? -1 : a.total > b.total ? 1 : 0));
}

/**
 * Joins each subset of one half with every subset of the other, size by size: as the first grows dearer, ever fewer
 * partners leave money over, so one falling pointer per size finds the sums of F without visiting the pairs.
 */
function meet(
  money: bigint,
  here: readonly Subset[],
  there: readonly Subset[],
  add: (subset: Subset, size: number, sumOfLeftOver: bigint) => void,
): void {
  const most = there.reduce((size, subset) => Math.max(size, subset.size), 0);
  for (let size = 0; size <= most; size++) {
    const partners = there.filter((subset) => subset.size === size);
    let count = partners.length;
    let spent = partners.reduce((total, partner) => total + partner.total, 0n);
    for (const subset of here) {
      const left = money - subset.total;
      while (count > 0 && partners[count - 1]!.total >= left) spent -= partners[--count]!.total;
      if (count === 0) break;
      add(subset, subset.size + size, BigInt(count) * left - spent);
    }
  }
}
