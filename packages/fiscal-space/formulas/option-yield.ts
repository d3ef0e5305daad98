import { type Exact, minus, over, plus, positive, times, whole } from '../exact.ts';
import { amountOf, financingGap } from './financing-gap.ts';

/** Contributions of new workers: `dN w c k` (workers, mean insurable earnings, total rate, compliance). */
export function contributionRevenue(of: {
  readonly workers: Exact;
  readonly earnings: Exact;
  readonly rate: Exact;
  readonly compliance: Exact;
}): Exact {
  return times(of.workers, of.earnings, of.rate, of.compliance);
}

/** Tax on illicit flows that are recovered: `outflow x recoverable share x tax rate`. */
export function illicitFlowRevenue(outflow: Exact, recoverable: Exact, taxRate: Exact): Exact {
  return times(outflow, recoverable, taxRate);
}

/** Money moved from other expenditure: the sum of item x share moved. */
export function reallocatedExpenditure(items: readonly { readonly amount: Exact; readonly share: Exact }[]): Exact {
  return items.reduce((sum, { amount, share }) => plus(sum, amountOf(share, amount)), whole(0));
}

/** Months of imports that reserves pay for: `reserves / (imports / 12)`. No imports is a RangeError. */
export function importCover(reserves: Exact, imports: Exact): Exact {
  return over(times(reserves, whole(12)), imports);
}

/** Foreign reserves above a floor in months of imports, a stock: `max(0, reserves - months x imports/12)`. */
export function excessForeignReserves(reserves: Exact, imports: Exact, months: Exact): Exact {
  return positive(minus(reserves, over(times(months, imports), whole(12))));
}

/** Fiscal reserves above their stated floor, a stock. */
export function excessFiscalReserves(reserves: Exact, floor: Exact): Exact {
  return positive(minus(reserves, floor));
}

/** Yearly saving of a restructuring: `debt x (old rate - new rate)`, for the remaining life of the debt. */
export function restructuringSaving(debt: Exact, oldRate: Exact, newRate: Exact): Exact {
  return amountOf(minus(oldRate, newRate), debt);
}

/** Borrowing room, a stock: `(ceiling - debt ratio) x GDP`; negative when the ceiling is passed. */
export function borrowingRoom(ceiling: Exact, debtRatio: Exact, gdp: Exact): Exact {
  return amountOf(minus(ceiling, debtRatio), gdp);
}

/**
 * Fiscal balance, in amounts or over GDP: revenue less expenditure, negative for a deficit. It is the overall balance, or
 * the primary one when the expenditure is without interest.
 */
export function fiscalBalance(revenue: Exact, expenditure: Exact): Exact {
  return minus(revenue, expenditure);
}

/**
 * Room under a deficit ceiling, over GDP: `ceiling + balance`. Negative: the consolidation that the ceiling requires.
 * Source: ILO ABND guide, module 13; the ceiling step is its usual reading.
 */
export function deficitRoom(ceiling: Exact, balance: Exact): Exact {
  return plus(ceiling, balance);
}

/** What stays open when room is set against a package: never below zero. */
export function residualGap(cost: Exact, room: Exact): Exact {
  return financingGap(cost, room);
}

/**
 * What a *donor* country lacks to a target of official development assistance: `(target - actual) x GNI`. For donors
 * only, never a yield of a recipient.
 */
export function donorDistance(gni: Exact, actual: Exact, target: Exact): Exact {
  return amountOf(minus(target, actual), gni);
}

/** How much of a flow is reached in a year of its ramp: `elapsed` counts from 0 in the first year. */
export function rampShare(elapsed: number, rampYears: number): Exact {
  if (elapsed < 0) return whole(0);
  return elapsed + 1 >= rampYears ? whole(1) : { n: BigInt(elapsed + 1), d: BigInt(rampYears) };
}
