import type { Checked, Fault } from '@tamwil/fault';
import { formatAmount, fraction, minorDigits, ONE, splitByWeights } from '@tamwil/money';
import { type Assumption, type Cell, type CellPart, overlap, parsePeriod, type Years } from '@tamwil/plan';
import { assignBookings } from './assign-bookings.ts';
import { amountOn } from './basis.ts';
import { FUNDING_FAULTS, type FundingFaultCode } from './fault-codes.ts';
import type { BookedAmount, Booking, Funding, Source, Tranche } from './funding.ts';
import { cellsReached, reachOf } from './purse.ts';
import { assume } from './reading.ts';

export interface BookedMoney {
  /** By source id, in the order entered. */
  readonly bySource: ReadonlyMap<string, readonly BookedAmount[]>;
  /** All sources together, by cell: what closes a period. */
  readonly byCell: ReadonlyMap<string, bigint>;
  readonly assumptions: readonly Assumption[];
}

/**
 * Places all booked money in cells. Spent money that is booked on no output is taken to have paid, in its own period,
 * the outputs that its source may pay, in proportion to their planned cost (an assumption that is listed).
 *
 * Faults: `booked-outside-window`, `booking-period-too-coarse`, `booked-above-source`.
 *
 * @param cells planned costs at level output, at the grain of the scenario
 * @param currency of the scenario, for the details of faults
 */
export function bookedMoney(funding: Funding, cells: readonly Cell[], currency: string): Checked<BookedMoney> {
  const faults: Fault[] = [];
  const assumptions: Assumption[] = [];
  const bySource = new Map<string, readonly BookedAmount[]>();
  const byCell = new Map<string, bigint>();
  const fault = (pointer: string, code: FundingFaultCode, detail: string): void => {
    faults.push({ pointer, code, detail, fix: FUNDING_FAULTS[code].fix });
  };
  for (const source of funding.sources) {
    if (source.internal) continue;
    const entered = source.booked.flatMap((booking, index): BookedAmount[] => {
      const [cell, ...others] = cells.filter(({ parts }) => parts.some((part) => isIn(booking, part)));
      const pointer = `/${source.index}/booked/${index}`;
      if (cell !== undefined && others.length === 0) {
        return [{ cell: cell.id, output: booking.output, amount: booking.amount }];
      }
      if (cell === undefined) {
        fault(pointer, 'booked-outside-window', `${booking.output} may cost nothing in that period.`);
      } else {
        fault(pointer, 'booking-period-too-coarse', `It could be in ${others.length + 1} periods.`);
      }
      return [];
    });
    const assumed = spentOnPlannedCost(source, funding.asOf, entered, cells);
    if (assumed.length > 0) {
      assume({ assumptions }, 'spent-on-planned-cost', `/${source.index}/booked`, 'by planned cost');
    }
    const all = [...entered, ...assumed];
    const { unpaid } = assignBookings(source, all, cells, (tranche) => amountOn('firm', tranche));
    if (unpaid > 0n) {
      const detail = `${formatAmount(unpaid, minorDigits(currency))} more is booked than ${source.id} can pay in those periods.`;
      fault(`/${source.index}/booked`, 'booked-above-source', detail);
    }
    bySource.set(source.id, all);
    for (const { cell, amount } of all) byCell.set(cell, (byCell.get(cell) ?? 0n) + amount);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { bySource, byCell, assumptions } };
}

function isIn({ output, years }: Booking, part: CellPart): boolean {
  return part.output === output && (years === null || overlap(part.years, years) !== null);
}

/** Spent money of every tranche that no booking explains, over the cells of its own period that it may pay. */
function spentOnPlannedCost(
  source: Source,
  asOf: string | null,
  entered: readonly BookedAmount[],
  cells: readonly Cell[],
): BookedAmount[] {
  const spent = ({ stage, usable }: Tranche): bigint => (stage === 'spent' ? usable : 0n);
  const { purses, paid } = assignBookings(source, entered, cells, spent);
  const reach = reachOf(source);
  return purses.flatMap((purse, index): BookedAmount[] => {
    const left = purse.amount - paid[index]!.reduce((sum, { amount }) => sum + amount, 0n);
    if (left === 0n) return [];
    const own = { ...purse, tranche: { ...purse.tranche, available: spentIn(purse.tranche, asOf) } };
    const reached = cellsReached(reach, own, cells);
    if (reached.length === 0) return [];
    const costly = reached.some(({ cost }) => cost > 0n);
    const weights = reached.map(({ cost }) => (costly ? fraction(cost) : ONE));
    return splitByWeights(left, weights).flatMap((amount, position) => {
      const { id: cell, unit: output } = reached[position]!;
      return amount > 0n ? [{ cell, output, amount }] : [];
    });
  });
}

/** Money is spent in its own period, or up to the date of the position when it is dated by none. */
function spentIn({ period, available }: Tranche, asOf: string | null): Years | null {
  if (available === null) return null;
  if (period !== null) return overlap(parsePeriod(period)!, available);
  return asOf === null ? available : overlap(available, { firstYear: 0, lastYear: Number(asOf.slice(0, 4)) });
}
