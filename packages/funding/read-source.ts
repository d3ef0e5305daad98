import { type Fraction, formatAmount, isCurrency, minorDigits, ONE } from '@tamwil/money';
import { parsePeriod, readAmount, readShare, type Years } from '@tamwil/plan';
import type { Source } from './funding.ts';
import type { CarryOver, SourceDocument, SourceKind } from './funding-schema.ts';
import { readBookings } from './read-bookings.ts';
import { readCharges } from './read-charges.ts';
import { readEarmark } from './read-earmark.ts';
import { readTranches } from './read-tranches.ts';
import { assume, fault, type Reading } from './reading.ts';
import { warnings } from './source-warnings.ts';

/**
 * One source with every default filled in.
 *
 * @param internal whether it pays into a fund that is a source of its own
 */
export function readSource(source: SourceDocument, index: number, internal: boolean, reading: Reading): Source {
  const at = `/${index}`;
  const kind: SourceKind = source.kind ?? 'other';
  const currency = readCurrency(source, at, reading);
  const charges = readCharges(source, at, reading);
  const earmark = readEarmark(source, at, reading);
  const outputs = new Set(earmark.outputs);
  const carryOver = readCarryOver(source, kind, at, reading);
  const collection = readCollection(source, kind, at, reading);
  const allowed = readAllowed(source, at, reading);
  const tranches = readTranches(source, at, { currency, charges, carryOver, allowed, outputs, collection }, reading);
  readFund(
    source,
    currency,
    tranches.reduce((sum, { amount }) => sum + amount, 0n),
    at,
    reading,
  );
  const { id, name = id, donor = null, agreement = null, country = null, confidential = false } = source;
  const booked = readBookings(source, at, outputs, reading);
  const heading = { id, index, name, kind, donor, agreement, country, confidential, currency };
  const read: Source = { ...heading, earmark, carryOver, charges, tranches, booked, internal };
  warnings(read, reading);
  return read;
}

function readCurrency(source: SourceDocument, at: string, reading: Reading): string {
  const { currency } = source;
  if (currency === undefined) assume(reading, 'own-currency', `${at}/currency`, reading.currency);
  else if (!isCurrency(currency)) {
    fault(reading, 'unknown-currency', `${at}/currency`, `${JSON.stringify(currency)} is no currency in force.`);
  }
  return currency ?? reading.currency;
}

/** Regular budget money ends with its financial period; other money lasts as long as the plan unless it says otherwise. */
function readCarryOver(source: SourceDocument, kind: SourceKind, at: string, reading: Reading): CarryOver {
  if (source.carryOver !== undefined) return source.carryOver;
  const usual: CarryOver = kind === 'regular-budget' ? 'biennium' : 'plan';
  const dated = source.tranches?.some(({ period }) => period != null) ?? false;
  if (dated) assume(reading, 'carry-over', `${at}/carryOver`, usual);
  return usual;
}

function readCollection(source: SourceDocument, kind: SourceKind, at: string, reading: Reading): Fraction {
  const pointer = `${at}/collection`;
  if (source.collection === undefined) {
    if (kind === 'regular-budget') assume(reading, 'collected-in-time', pointer, '1');
    return ONE;
  }
  if (kind !== 'regular-budget') {
    fault(reading, 'collection-not-regular-budget', pointer, `A source of the kind ${kind} is not assessed.`);
  }
  return readShare(source.collection, pointer, reading.faults);
}

/** The years in which the agreement may be used; a financial period counts from its first and to its last year. */
function readAllowed(source: SourceDocument, at: string, reading: Reading): Years {
  const { plan } = reading;
  const read = (key: 'usableFrom' | 'usableUntil'): Years | null => {
    const text = source[key];
    if (text == null) return null;
    const years = parsePeriod(text);
    if (years === null)
      fault(reading, 'unknown-period', `${at}/${key}`, `${JSON.stringify(text)} is no year or financial period.`);
    return years;
  };
  const [from, until] = [read('usableFrom'), read('usableUntil')];
  if (from !== null && until !== null && until.lastYear < from.firstYear) {
    fault(reading, 'years-reversed', `${at}/usableUntil`, `${until.lastYear} lies before ${from.firstYear}.`);
  }
  return { firstYear: from?.firstYear ?? plan.firstYear, lastYear: until?.lastYear ?? plan.lastYear };
}

/** A pooled fund states its total; its tranches are the share that comes to the ILO, and only that share counts. */
function readFund(source: SourceDocument, currency: string, share: bigint, at: string, reading: Reading): void {
  const total = source.via?.total;
  if (total === undefined || !isCurrency(currency)) return;
  const fund = readAmount(total, currency, `${at}/via/total`, reading.faults);
  if (fund >= share) return;
  const digits = minorDigits(currency);
  const detail = `The share of ${formatAmount(share, digits)} is more than the fund of ${formatAmount(fund, digits)}.`;
  fault(reading, 'fund-below-share', `${at}/via/total`, detail);
}
