import type { Checked, Fault } from '@tamwil/fault';
import { formatAmount, fraction, minorDigits, ONE, splitByWeights } from '@tamwil/money';
import { type Assumption, type Cell, overlap, parsePeriod, type Years } from '@tamwil/plan';
import { assignBookings } from './assign-bookings.ts';
import { amountOn } from './basis.ts';
import { FUNDING_FAULTS, type FundingFaultCode } from './fault-codes.ts';
import type { BookedAmount, Booking, Funding, Source, Tranche } from './funding.ts';
import { reaches } from './purse.ts';
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
    const entered = source.booked.flatMap((booking, index) => {
      const place = placeOf(booking, cells);
      const pointer = `/${source.index}/booked/${index}`;
      if (typeof place === 'object') return [{ cell: place.id, output: booking.output, amount: booking.amount }];
      fault(
        pointer,
        place,
        place === 'booked-outside-window' ? `${booking.output} costs nothing then.` : 'The period holds several cells.',
      );
      return [];
    });
    const assumed = spentOnPlannedCost(source, entered, cells);
    if (assumed.length > 0)
      assume({ assumptions }, 'spent-on-planned-cost', `/${source.index}/booked`, 'by planned cost');
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

function placeOf(
  booking: Booking,
  cells: readonly Cell[],
): Cell | 'booked-outside-window' | 'booking-period-too-coarse' {
  const reached = cells.filter(({ parts }) =>
    parts.some(
      ({ output, years }) =>
        output === booking.output && (booking.years === null || overlap(years, booking.years) !== null),
    ),
  );
  return reached.length > 1 ? 'booking-period-too-coarse' : (reached[0] ?? 'booked-outside-window');
}

/** Spent money of every tranche that no booking explains, over the cells of its own period that it may pay. */
function spentOnPlannedCost(source: Source, entered: readonly BookedAmount[], cells: readonly Cell[]): BookedAmount[] {
  const { purses, paid } = assignBookings(source, entered, cells, ({ stage, usable }) =>
    stage === 'spent' ? usable : 0n,
  );
  return purses.flatMap((purse, index): BookedAmount[] => {
    const left = purse.amount - paid[index]!.reduce((sum, { amount }) => sum + amount, 0n);
    if (left === 0n) return [];
    const own = { ...purse, tranche: { ...purse.tranche, available: spentIn(purse.tranche) } };
    const reached = cells.filter((cell) => cell.parts.some(({ output }) => reaches(source, own, cell, output)));
    if (reached.length === 0) return [];
    const costly = reached.some(({ cost }) => cost > 0n);
    const parts = splitByWeights(
      left,
      reached.map(({ cost }) => (costly ? fraction(cost) : ONE)),
    );
    return reached.flatMap(({ id, unit }, position) =>
      parts[position]! > 0n ? [{ cell: id, output: unit, amount: parts[position]! }] : [],
    );
  });
}

/** Money is spent in its own period; what is dated by no period may have been spent whenever it was available. */
function spentIn({ period, available }: Tranche): Years | null {
  const own = period === null ? null : parsePeriod(period);
  return own === null || available === null ? available : overlap(own, available);
}
