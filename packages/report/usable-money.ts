import { amountOn, type Source } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';

/** Usable money of sources by basis, in minor units. Pledged and identified money is in no figure that leaves the Office. */
export interface Usable {
  readonly inHand: bigint;
  /** In hand and agreed. */
  readonly firm: bigint;
}

/** What sources bring for direct cost. Money that a source pays into another source is counted there. */
export function usableOf(sources: readonly Source[]): Usable {
  const tranches = sources.flatMap((source) => (source.internal ? [] : source.tranches));
  const sum = (basis: 'in-hand' | 'firm'): bigint =>
    tranches.reduce((total, tranche) => total + amountOn(basis, tranche), 0n);
  return { inHand: sum('in-hand'), firm: sum('firm') };
}

/** The same as decimal strings. */
export function usableMoney(sources: readonly Source[], digits: number): { inHand: string; firm: string } {
  const { inHand, firm } = usableOf(sources);
  return { inHand: formatAmount(inHand, digits), firm: formatAmount(firm, digits) };
}
