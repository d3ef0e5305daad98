import { formatAmount, isCurrency, minorDigits, minorUnitsOf } from '@tamwil/money';
import type { Evaluation } from '@tamwil/scenario';

/** An amount before and after, and what lies between, in the currency of the later version. */
interface AmountChange {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** What a change of the document did to the figures. */
export interface FigureChanges {
  readonly currency: string;
  readonly totals: Readonly<Record<string, AmountChange>>;
  /** Awards that differ, by component and by output (or component, at that level). */
  readonly components: readonly ({ readonly id: string } & AmountChange)[];
  readonly outputs: readonly ({ readonly id: string } & AmountChange)[];
}

const TOTALS = ['cost', 'usable', 'award', 'gap', 'lapsed', 'stranded'] as const;

/**
 * What differs between the stored results of two versions; `null` when they are in different currencies, whose
 * amounts have no difference.
 */
export function figureChanges(before: Evaluation, after: Evaluation): FigureChanges | null {
  const { currency } = after;
  if (before.currency !== currency || !isCurrency(currency)) return null;
  const digits = minorDigits(currency);
  const compared = (old: bigint, young: bigint): AmountChange => ({
    before: formatAmount(old, digits),
    after: formatAmount(young, digits),
    difference: formatAmount(young - old, digits),
  });
  const totals = TOTALS.flatMap((key): [string, AmountChange][] => {
    const [old, young] = [minorUnitsOf(before.totals[key], digits), minorUnitsOf(after.totals[key], digits)];
    return old === young ? [] : [[key, compared(old, young)]];
  });
  const awards = (by: 'component' | 'unit') => {
    const [old, young] = [awardsBy(by, before, digits), awardsBy(by, after, digits)];
    return [...new Set([...young.keys(), ...old.keys()])].flatMap((id) => {
      const [was, is] = [old.get(id) ?? 0n, young.get(id) ?? 0n];
      return was === is ? [] : [{ id, ...compared(was, is) }];
    });
  };
  return { currency, totals: Object.fromEntries(totals), components: awards('component'), outputs: awards('unit') };
}

/** Sum of the awards of all periods. */
function awardsBy(by: 'component' | 'unit', { targets }: Evaluation, digits: number): Map<string, bigint> {
  const awards = new Map<string, bigint>();
  for (const target of targets)
    awards.set(target[by], (awards.get(target[by]) ?? 0n) + minorUnitsOf(target.award, digits));
  return awards;
}
