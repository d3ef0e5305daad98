import { type Exact, minus, over, plus, times, whole } from '../exact.ts';
import { evenPart } from './exchange.ts';
import { amountOf } from './financing-gap.ts';

const ONE = whole(1);

/**
 * Cost of a benefit in a year with administration as a rate: `C = N u B (1 + a)`.
 * N people, u take-up (share), B benefit a head and year, a administration (share of benefits).
 * Source: ILO rapid assessment protocol (costing tool, Bangkok 2011): 60 % of 2,393,000 children x 4,800 THB x 1.05.
 *
 * @example
 * ```ts
 * import { benefitCost } from '@tamwil/fiscal-space';
 * import { formatDecimal, parseFraction } from '@tamwil/money';
 * const [population, takeUp, benefit, administrationRate] = ['2393000', '0.60', '4800', '0.05'].map((text) => parseFraction(text)!);
 * formatDecimal(benefitCost({ population, takeUp, benefit, administrationRate }), 0, 'half-even') // => '7236432000'
 * ```
 */
export function benefitCost(of: {
  readonly population: Exact;
  readonly takeUp: Exact;
  readonly benefit: Exact;
  readonly administrationRate: Exact;
}): Exact {
  return times(of.population, of.takeUp, of.benefit, plus(ONE, of.administrationRate));
}

/**
 * Cost of a benefit in a year with administration as an amount a head: `C = N u (B + A)`.
 * Source: costing of a maternity transfer in Indonesia (International Breastfeeding Journal 2019).
 */
export function benefitCostWithFlatAdministration(of: {
  readonly population: Exact;
  readonly takeUp: Exact;
  readonly benefit: Exact;
  readonly administrationPerHead: Exact;
}): Exact {
  return times(of.population, of.takeUp, plus(of.benefit, of.administrationPerHead));
}

/** Benefit a head and year: the amount of one payment times the payments in a year. */
export function annualBenefit(amount: Exact, payments: Exact): Exact {
  return times(amount, payments);
}

/** Benefit as a share of a reference, such as two thirds of the minimum wage or the whole poverty line. */
export function replacementBenefit(reference: Exact, share: Exact): Exact {
  return amountOf(share, reference);
}

/** A week of a monthly amount by the convention of four weeks a month; a year then has 48 weeks, not 52. */
export function weekOfMonth(month: Exact): Exact {
  return evenPart(month, 4);
}

/** Average amount a head: a total over the people who get it. No people is a RangeError. */
export function perHead(total: Exact, people: Exact): Exact {
  return over(total, people);
}

/** Take-up that rises evenly from one share to another over so many years; `elapsed` counts from 0. */
export function rampedTakeUp(from: Exact, to: Exact, years: number, elapsed: number): Exact {
  if (elapsed >= years) return to;
  return plus(from, times(minus(to, from), { n: BigInt(elapsed), d: BigInt(years) }));
}
