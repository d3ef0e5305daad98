import { floor, fraction, times } from '@tamwil/money';
import type { Tranche } from './funding.ts';

/**
 * What is counted: money in hand (received + spent), firm money (in hand + agreed), every tranche at its probability,
 * or firm money and pledges. Coverage and gaps are only ever measured on the first two.
 */
export const BASES = ['in-hand', 'firm', 'expected', 'pledged'] as const;
export type Basis = (typeof BASES)[number];

/** Whether a tranche has been paid to the Office. */
export function isInHand({ stage }: Pick<Tranche, 'stage'>): boolean {
  return stage === 'received' || stage === 'spent';
}

/** Whether a tranche is in hand, or signed or appropriated. */
export function isFirm(tranche: Pick<Tranche, 'stage'>): boolean {
  return isInHand(tranche) || tranche.stage === 'committed';
}

/** Usable money of a tranche on a basis, in minor units; the expected amount is rounded down. */
export function amountOn(basis: Basis, tranche: Tranche): bigint {
  switch (basis) {
    case 'in-hand':
      return isInHand(tranche) ? tranche.usable : 0n;
    case 'firm':
      return isFirm(tranche) ? tranche.usable : 0n;
    case 'expected':
      return floor(times(fraction(tranche.usable), tranche.probability));
    case 'pledged':
      return isFirm(tranche) || tranche.stage === 'pledged' ? tranche.usable : 0n;
  }
}
