import {
  type Fraction,
  floor,
  fraction,
  isCurrency,
  MOST_INTEGER_DIGITS,
  minorDigits,
  ONE,
  over,
  times,
  ZERO,
} from '@tamwil/money';
import { isDate, overlap, parsePeriod, readAmount, readRate, readShare, type Years } from '@tamwil/plan';
import { availability } from './availability.ts';
import { isInHand } from './basis.ts';
import type { Charges, Tranche } from './funding.ts';
import type { CarryOver, SourceDocument, Stage } from './funding-schema.ts';
import { netOfCharges } from './read-charges.ts';
import { assume, fault, type Reading } from './reading.ts';

/** What all tranches of a source share. */
export interface TrancheTerms {
  readonly currency: string;
  readonly charges: Charges;
  readonly carryOver: CarryOver;
  readonly allowed: Years;
  readonly outputs: ReadonlySet<string>;
  /** Share of an assessed contribution that is received in time. */
  readonly collection: Fraction;
}

interface Entry {
  readonly at: string;
  readonly period?: string | null | undefined;
  readonly amount: string;
  readonly stage: Stage;
  readonly rate?: string | undefined;
  readonly rateDate?: string | undefined;
  readonly probability?: string | undefined;
}

const RATE = { least: fraction(1n, 1_000_000n), most: fraction(1_000_000n) };

/**
 * The tranches of a source with their usable money: (amount - agent fee - levy) / (1 + programme support rate),
 * converted, rounded down to the minor unit per tranche. Money in hand keeps the rate of its receipt; other money is
 * converted at the scenario rate of its currency, where there is one.
 *
 * Faults: `amount-or-tranches`, `stage-required`, `unknown-period`, `rate-required`, `rate-not-one`, `not-a-date`, and
 * those of the numbers.
 */
export function readTranches(source: SourceDocument, at: string, terms: TrancheTerms, reading: Reading): Tranche[] {
  const entries = entriesOf(source, at, reading);
  assumeProbabilities(entries, source, at, reading);
  return entries.map((entry, index) => readTranche(entry, index, source, terms, reading));
}

function entriesOf(source: SourceDocument, at: string, reading: Reading): Entry[] {
  const { amount, stage, tranches } = source;
  if ((amount === undefined) === (tranches === undefined)) {
    const detail =
      amount === undefined ? 'There is neither an amount nor a tranche.' : 'There are both an amount and tranches.';
    fault(reading, 'amount-or-tranches', at, detail);
    return [];
  }
  if (tranches !== undefined) return tranches.map((tranche, index) => ({ at: `${at}/tranches/${index}`, ...tranche }));
  if (stage === undefined) {
    fault(reading, 'stage-required', `${at}/stage`, 'The amount has no stage.');
    return [];
  }
  const { rate, rateDate, probability } = source;
  return [{ at, amount: amount!, stage, rate, rateDate, probability }];
}

function readTranche(
  entry: Entry,
  index: number,
  source: SourceDocument,
  terms: TrancheTerms,
  reading: Reading,
): Tranche {
  const { faults, currency: own } = reading;
  const { at, stage } = entry;
  const { charges, collection } = terms;
  const amount = isCurrency(terms.currency) ? readAmount(entry.amount, terms.currency, `${at}/amount`, faults) : 0n;
  const inUnits = over(
    fraction(amount),
    fraction(10n ** BigInt(isCurrency(terms.currency) ? minorDigits(terms.currency) : 0)),
  );
  const value = times(inUnits, fraction(10n ** BigInt(minorDigits(own))));
  const rate = readOwnRate(entry, terms.currency, reading);
  const inHand = isInHand({ stage });
  const scenarioRate = inHand ? rate : (reading.scenarioRates?.get(terms.currency) ?? rate);
  const years = readPeriod(entry, reading);
  const available = availability(
    years ?? terms.allowed,
    years === null ? 'plan' : terms.carryOver,
    terms.allowed,
    reading.plan.lastYear,
  );
  const hedged = hedge(source, stage, available, terms, reading);

  const gross = floor(times(over(value, scenarioRate), hedged));
  if (gross >= 10n ** BigInt(MOST_INTEGER_DIGITS + minorDigits(own))) {
    fault(
      reading,
      'converted-too-large',
      `${at}/rate`,
      `The amount has more than ${MOST_INTEGER_DIGITS} digits in ${own}.`,
    );
  }
  const collected = floor(times(fraction(gross), collection));
  const net = netOfCharges(charges);
  const share = times(collection, net);
  const usable = floor(times(times(over(value, scenarioRate), hedged), share));
  return {
    index,
    period: entry.period ?? null,
    stage,
    amount,
    gross,
    uncollected: gross - collected,
    charges: collected - usable,
    usable,
    usableAtOwnRate: floor(times(over(value, rate), share)),
    probability: readProbability(entry, inHand, reading),
    available,
  };
}

/** Units of the tranche's currency per unit of the scenario's; 1 for money in the scenario's own. */
function readOwnRate(entry: Entry, currency: string, reading: Reading): Fraction {
  const pointer = `${entry.at}/rate`;
  if (entry.rateDate !== undefined && !isDate(entry.rateDate)) {
    fault(reading, 'not-a-date', `${entry.at}/rateDate`, `${JSON.stringify(entry.rateDate)} is not a day that exists.`);
  }
  if (entry.rate === undefined) {
    if (currency === reading.currency || !isCurrency(currency)) return ONE;
    fault(reading, 'rate-required', pointer, `An amount in ${currency} needs its rate per ${reading.currency}.`);
    return ONE;
  }
  const rate = readRate(entry.rate, RATE, pointer, reading.faults);
  if (currency === reading.currency && rate.n !== 0n && (rate.n !== 1n || rate.d !== 1n)) {
    fault(reading, 'rate-not-one', pointer, `The amount is in ${currency} already.`);
  }
  return rate.n === 0n ? ONE : rate;
}

function readPeriod(entry: Entry, reading: Reading): Years | null {
  if (entry.period == null) {
    assume(reading, 'undated-whole-plan', `${entry.at}/period`, 'usable from its first year, carried over');
    return null;
  }
  const years = parsePeriod(entry.period);
  if (years !== null && overlap(years, reading.plan) !== null) return years;
  fault(
    reading,
    'unknown-period',
    `${entry.at}/period`,
    `${JSON.stringify(entry.period)} is no year or financial period of the plan.`,
  );
  return null;
}

/** Regular budget money moves with the cost it pays; what is in hand, or in another currency, has its rate already. */
function hedge(
  source: SourceDocument,
  stage: Stage,
  available: Years | null,
  terms: TrancheTerms,
  reading: Reading,
): Fraction {
  const applies = source.kind === 'regular-budget' && !isInHand({ stage }) && terms.currency === reading.currency;
  if (!applies || available === null || reading.hedge === undefined) return ONE;
  return reading.hedge(terms.outputs, available);
}

function readProbability(entry: Entry, inHand: boolean, reading: Reading): Fraction {
  const { probability, stage } = entry;
  const entered = probability === undefined ? null : readShare(probability, `${entry.at}/probability`, reading.faults);
  if (inHand) return ONE;
  return entered ?? (stage === 'committed' ? ONE : ZERO);
}

/** One line per source for all its tranches without a probability: agreed money is certain, other money brings nothing. */
function assumeProbabilities(entries: readonly Entry[], source: SourceDocument, at: string, reading: Reading): void {
  const open = entries.filter((entry) => entry.probability === undefined && !isInHand(entry));
  const pointer = source.tranches === undefined ? `${at}/probability` : `${at}/tranches`;
  if (open.some(({ stage }) => stage === 'committed')) assume(reading, 'agreed-is-certain', pointer, '1');
  if (open.some(({ stage }) => stage !== 'committed')) assume(reading, 'no-probability', pointer, '0');
}
