import { type Exact, minus, over, plus, times, whole } from '../exact.ts';
import { grown, interestGrowthDifferential } from './growth.ts';
import { fiscalBalance } from './option-yield.ts';

const ONE = whole(1);
const ZERO = whole(0);

/** Debt after a year in amounts: `D1 = D0 (1 + r) - (revenue - primary expenditure) + SF`. */
export function nextDebt(of: {
  readonly debt: Exact;
  readonly r: Exact;
  readonly revenue: Exact;
  readonly primaryExpenditure: Exact;
  readonly stockFlow?: Exact;
}): Exact {
  return debtAfter(of.debt, of.r, fiscalBalance(of.revenue, of.primaryExpenditure), of.stockFlow ?? ZERO);
}

/** `d (1 + r) - pb + sf`: one year, in amounts or over the same GDP. */
function debtAfter(debt: Exact, r: Exact, pb: Exact, sf: Exact): Exact {
  return plus(minus(times(debt, plus(ONE, r)), pb), sf);
}

/** One year of the debt ratio: nominal interest and growth, the primary balance and the stock-flow adjustment. */
export interface DebtYear {
  /** Debt at the end of the year before, over that year's GDP. */
  readonly debt: Exact;
  /** Effective nominal interest rate. */
  readonly r: Exact;
  /** Nominal growth of GDP; -1 is a RangeError, because nothing is left to divide by. */
  readonly g: Exact;
  /** Primary balance over GDP, positive for a surplus. */
  readonly pb: Exact;
  /** Stock-flow adjustment over GDP. */
  readonly sf?: Exact;
  /** Share of the debt in foreign currency. */
  readonly foreignShare?: Exact;
  /** Fall of the own currency: 0.1 makes foreign debt a tenth dearer. */
  readonly depreciation?: Exact;
}

/** Interest rate with what the fall of the currency adds to foreign debt: `(1 + r)(1 + a e) - 1`. */
export function rateWithExchange(year: Pick<DebtYear, 'r' | 'foreignShare' | 'depreciation'>): Exact {
  const { r, foreignShare = ZERO, depreciation = ZERO } = year;
  return minus(times(plus(ONE, r), plus(ONE, times(foreignShare, depreciation))), ONE);
}

/** Debt of the year before over this year's GDP: `d0/(1 + g)`. */
export function carriedDebt(debt: Exact, g: Exact): Exact {
  return over(debt, plus(ONE, g));
}

/** What a year multiplies a debt ratio by before balance and adjustment: `q = (1 + r)(1 + a e)/(1 + g)`. */
export function debtFactor(year: Omit<DebtYear, 'debt' | 'pb' | 'sf'>): Exact {
  return over(plus(ONE, rateWithExchange(year)), plus(ONE, year.g));
}

/**
 * Debt ratio after a year: `d1 = d0 (1 + r)(1 + a e)/(1 + g) - pb + sf`.
 * Sources: Escolano, IMF TNM 10/02; Cabinet Office of Japan, White Paper 2006; the exchange term as in the IMF's template.
 */
export function nextDebtRatio(year: DebtYear): Exact {
  return debtAfter(carriedDebt(year.debt, year.g), rateWithExchange(year), year.pb, year.sf ?? ZERO);
}

export interface DebtDecomposition {
  /** `r d0/(1 + g)`. */
  readonly interest: Exact;
  /** `-g d0/(1 + g)`. */
  readonly growth: Exact;
  /** `a e (1 + r) d0/(1 + g)`. */
  readonly exchange: Exact;
  /** `-pb`. */
  readonly primaryBalance: Exact;
  /** `sf`. */
  readonly stockFlow: Exact;
}

/** What changed the debt ratio in a year; the five parts add up to `d1 - d0` exactly. */
export function decomposedChange(year: DebtYear): DebtDecomposition {
  const base = carriedDebt(year.debt, year.g);
  const { foreignShare = ZERO, depreciation = ZERO, sf = ZERO } = year;
  return {
    interest: interestBill(base, year.r),
    growth: minus(ZERO, times(year.g, base)),
    exchange: times(foreignShare, depreciation, plus(ONE, year.r), base),
    primaryBalance: minus(ZERO, year.pb),
    stockFlow: sf,
  };
}

/** The debt ratio of so many years with the same figures in each; the first entry is today's. */
export function constantDebtPath(year: DebtYear, years: number): Exact[] {
  const path = [year.debt];
  for (let index = 0; index < years; index++) path.push(nextDebtRatio({ ...year, debt: path[index]! }));
  return path;
}

/** Primary balance that keeps the debt ratio where it is, exact: `d (r - g)/(1 + g)`. */
export function stabilizingBalance(debt: Exact, r: Exact, g: Exact): Exact {
  return linearStabilizingBalance(carriedDebt(debt, g), r, g);
}

/** The same by the linear rule of thumb: `d (r - g)`. Always shown with this label; at 90 %, 4 %, 3 %: 0.900 % against 0.874 %. */
export function linearStabilizingBalance(debt: Exact, r: Exact, g: Exact): Exact {
  return times(debt, interestGrowthDifferential(r, g));
}

/** Primary balance less the one that stabilizes the debt ratio: negative when the ratio rises (World Bank, WPS 8157). */
export function sustainabilityGap(pb: Exact, stabilizing: Exact): Exact {
  return minus(pb, stabilizing);
}

/** Interest paid on a debt ratio of this year's GDP: `r d`. */
export function interestBill(debt: Exact, r: Exact): Exact {
  return times(r, debt);
}

/** Overall balance: primary balance less interest. */
export function overallBalance(pb: Exact, interest: Exact): Exact {
  return minus(pb, interest);
}

/**
 * The constant primary balance that takes the debt ratio to a target in so many years:
 * `pb = (q^T d0 - dT)(q - 1)/(q^T - 1)`, q = (1 + r)/(1 + g); in the limit r = g, `(d0 - dT)/T`.
 * At least one year; none is a RangeError, as is a growth of -1.
 */
export function requiredBalance(of: {
  readonly debt: Exact;
  readonly target: Exact;
  readonly r: Exact;
  readonly g: Exact;
  readonly years: number;
}): Exact {
  const year = { q: debtFactor(of), sf: ZERO };
  return balanceToTarget(of.debt, of.target, Array<typeof year>(of.years).fill(year));
}

/**
 * The same for years that differ: pb from `d_T = d0 prod q - sum (pb - sf_t) prod of the later q`. With one q in every
 * year the sum is `(q^T - 1)/(q - 1)`, and T when q is one, so the limit needs no case of its own. No year is a RangeError.
 */
export function balanceToTarget(
  debt: Exact,
  target: Exact,
  years: readonly { readonly q: Exact; readonly sf: Exact }[],
): Exact {
  let carried = debt;
  let weight = ZERO;
  for (const { q, sf } of years) {
    carried = plus(times(carried, q), sf);
    weight = plus(times(weight, q), ONE);
  }
  return over(minus(carried, target), weight);
}

/** The debt ratio at which an overall deficit (share of GDP) settles, exact: `def (1 + g)/g`. No growth is a RangeError. */
export function steadyStateDebt(deficit: Exact, g: Exact): Exact {
  return linearSteadyStateDebt(grown(deficit, g), g);
}

/** The same by the linear rule of thumb, `def/g`: 3 % and 5 % go with 60 %. No growth is a RangeError. */
export function linearSteadyStateDebt(deficit: Exact, g: Exact): Exact {
  return over(deficit, g);
}

/** Gross financing need over GDP: `-pb + r d + maturing`. */
export function grossFinancingNeed(of: {
  readonly debt: Exact;
  readonly r: Exact;
  readonly pb: Exact;
  readonly maturing: Exact;
}): Exact {
  return plus(minus(interestBill(of.debt, of.r), of.pb), of.maturing);
}

/** Maturing debt as a first cut, from the average maturity in years: `d / m`. A maturity of 0 is a RangeError. */
export function maturingFromAverage(debt: Exact, averageMaturity: Exact): Exact {
  return over(debt, averageMaturity);
}
