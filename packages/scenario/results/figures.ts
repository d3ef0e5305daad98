import { formatAmount, formatCoverage } from '@tamwil/money';
import type { Line } from '../lines.ts';
import type { BothBases, Figures } from './evaluation.ts';

/** Award by line id, in minor units. */
export type Awards = ReadonlyMap<string, bigint>;

/** Awards on both bases; null where the program cannot run on that money. */
export interface AwardsOnBases {
  readonly 'in-hand': Awards | null;
  readonly firm: Awards | null;
}

/** Sums over some lines: award, gap and coverage of their cost. A gap is only what can still be financed. */
export function figuresOf(lines: readonly Line[], awards: Awards, digits: number): Figures {
  const award = total(lines, ({ id }) => awards.get(id)!);
  const open = total(lines, ({ cost }) => cost);
  return {
    award: formatAmount(award, digits),
    gap: formatAmount(open - award, digits),
    coverage: formatCoverage(award, costOf(lines)),
  };
}

/** The same on both bases. */
export function onBothBases(lines: readonly Line[], awards: AwardsOnBases, digits: number): BothBases {
  const on = (side: Awards | null): Figures | null => (side === null ? null : figuresOf(lines, side, digits));
  return { 'in-hand': on(awards['in-hand']), firm: on(awards.firm) };
}

/** Direct cost of lines with what of it has lapsed. */
export function costOf(lines: readonly Line[]): bigint {
  return total(lines, ({ cost, lapsed }) => cost + lapsed);
}

/** A sum over lines, in minor units. */
export function total(lines: readonly Line[], amount: (line: Line) => bigint): bigint {
  return lines.reduce((sum, line) => sum + amount(line), 0n);
}
