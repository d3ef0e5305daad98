import { isFirm, isInHand, type Source, type Stage } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';

/** Usable money of sources by basis, in minor units. */
export interface Usable {
  readonly inHand: bigint;
  /** In hand and agreed. */
  readonly firm: bigint;
}

/** What sources bring for direct cost. Money that a source pays into another source is counted there. */
export function usableOf(sources: readonly Source[]): Usable {
  const tranches = sources.flatMap((source) => (source.internal ? [] : source.tranches));
  const sum = (counts: (stage: Stage) => boolean): bigint =>
    tranches.reduce((total, { stage, usable }) => (counts(stage) ? total + usable : total), 0n);
  return { inHand: sum(isInHand), firm: sum(isFirm) };
}

export function usableMoney(sources: readonly Source[], digits: number): { inHand: string; firm: string } {
  const { inHand, firm } = usableOf(sources);
  return { inHand: formatAmount(inHand, digits), firm: formatAmount(firm, digits) };
}
