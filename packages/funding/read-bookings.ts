import { overlap, parsePeriod, readAmount } from '@tamwil/plan';
import type { Booking } from './funding.ts';
import type { SourceDocument } from './funding-schema.ts';
import { fault, type Reading } from './reading.ts';

/**
 * Expenditure and open obligations as entered. Faults: `unknown-output`, `booked-outside-earmark`, `unknown-period`, and
 * those of the amounts.
 *
 * @param outputs what the source may pay for
 */
export function readBookings(
  source: SourceDocument,
  at: string,
  outputs: ReadonlySet<string>,
  reading: Reading,
): Booking[] {
  const { plan, currency, faults } = reading;
  return (source.booked ?? []).map((entry, index): Booking => {
    const pointer = `${at}/booked/${index}`;
    if (!plan.outputs.some(({ id }) => id === entry.output)) {
      fault(reading, 'unknown-output', `${pointer}/output`, `The plan has no output ${JSON.stringify(entry.output)}.`);
    } else if (!outputs.has(entry.output)) {
      fault(reading, 'booked-outside-earmark', `${pointer}/output`, `The source may not pay for ${entry.output}.`);
    }
    const years = entry.period == null ? null : parsePeriod(entry.period);
    if (entry.period != null && (years === null || overlap(years, plan) === null)) {
      const detail = `${JSON.stringify(entry.period)} is no year or financial period of the plan.`;
      fault(reading, 'unknown-period', `${pointer}/period`, detail);
    }
    return { output: entry.output, years, amount: readAmount(entry.amount, currency, `${pointer}/amount`, faults) };
  });
}
