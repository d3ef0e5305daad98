import { inReadings } from './assess-options.ts';
import { currencyUnits } from './cost-packages.ts';
import type { Country } from './country.ts';
import { type Exact, minus } from './exact.ts';
import type { Reading, Series } from './figure.ts';
import type { MixYear } from './financing.ts';
import {
  balanceToTarget,
  carriedDebt,
  type DebtDecomposition,
  type DebtYear,
  debtFactor,
  decomposedChange,
  grossFinancingNeed,
  linearStabilizingBalance,
  maturingFromAverage,
  nextDebtRatio,
  rateWithExchange,
  stabilizingBalance,
} from './formulas/debt.ts';
import { shareOf } from './formulas/financing-gap.ts';
import { interestGrowthDifferential, realInterestGrowthDifferential } from './formulas/growth.ts';
import { fiscalBalance } from './formulas/option-yield.ts';

/** One year of a path; everything over the GDP of the year, exact. */
export interface DebtPathYear {
  readonly year: number;
  readonly before: Exact;
  readonly debt: Exact;
  readonly primaryBalance: Exact;
  readonly parts: DebtDecomposition;
  /** Primary balance that would keep the ratio of the year before: exact, and by the linear rule. */
  readonly stabilizing: { readonly exact: Exact; readonly linear: Exact };
  /** Interest rate with the effect of the currency, less growth: nominal and deflated by the GDP deflator. */
  readonly interestLessGrowth: { readonly nominal: Exact; readonly real: Exact | null };
  /** Null when nothing is said about maturing debt. */
  readonly grossFinancingNeed: Exact | null;
}

export interface DebtPaths {
  readonly base: { readonly year: number; readonly debt: Exact };
  readonly baseline: readonly DebtPathYear[] | null;
  /** With what the options borrow for the packages. */
  readonly scenario: Readonly<Record<Reading, readonly DebtPathYear[] | null>>;
  /** Constant primary balance from the first year on that reaches the target. */
  readonly requiredBalance: Exact | null;
}

/** What drives one year: all of its formula but the debt of the year before. */
type Drivers = Required<Omit<DebtYear, 'debt'>> & { readonly year: number };

/**
 * Baseline and scenario paths of the debt ratio: `nextDebtRatio` of one year after the other.
 *
 * In the scenario, what is borrowed for the packages lowers the primary balance; what is paid by taxes, contributions,
 * reserves or grants is matched by its own money and leaves the debt unchanged.
 */
export function debtPaths(country: Country, mix: Readonly<Record<Reading, readonly MixYear[]>>): DebtPaths | null {
  const { debtPath, profile, lastYear } = country.scenario;
  if (debtPath === undefined) return null;
  return country.needing('debt path', () => {
    const base = profile.debt;
    if (base === undefined) return country.missing('/profile/debt');
    const debt = country.number(base.value);
    const years = Array.from({ length: Math.max(0, lastYear - base.year) }, (_, index) => base.year + 1 + index);
    const drivers = driversOf(country, years, false);
    const changed = driversOf(country, years, true);
    return {
      base: { year: base.year, debt },
      baseline: drivers === null ? null : path(country, debt, drivers),
      scenario: inReadings((reading) => {
        const withBorrowing = changed === null ? null : borrow(country, changed, mix[reading], base.year);
        return withBorrowing === null ? null : path(country, debt, withBorrowing);
      }),
      requiredBalance: drivers === null ? null : required(country, debt, drivers),
    };
  });
}

/** The drivers of all years, or null when one is missing; all of them are looked up, so that all gaps are named. */
function driversOf(country: Country, years: readonly number[], scenario: boolean): Drivers[] | null {
  const input = country.scenario.debtPath!;
  const given = <K extends 'primaryBalance' | 'stockFlow' | 'depreciation' | 'interestRate'>(key: K) => {
    const changed = scenario ? input.scenario?.[key] : undefined;
    if (changed !== undefined) return { series: changed as Series, pointer: `/debtPath/scenario/${key}` };
    if (key === 'interestRate')
      return { series: country.scenario.profile.interestRate, pointer: '/profile/interestRate' };
    return { series: input[key as 'stockFlow'], pointer: `/debtPath/${key}` };
  };
  const read = (key: Parameters<typeof given>[0], year: number) => {
    const { series, pointer } = given(key);
    return country.at(series, pointer, year);
  };
  const all = years.map((year): Drivers | null => {
    const g = country.nominalGrowth(year);
    const r = read('interestRate', year);
    const sf = read('stockFlow', year);
    const pb =
      given('primaryBalance').series === undefined ? profileBalance(country, year) : read('primaryBalance', year);
    const exchange = exchangeOf(country, given('depreciation'), year);
    return g === null || r === null || sf === null || pb === null || exchange === null
      ? null
      : { year, g, r, sf, pb, ...exchange };
  });
  return all.includes(null) ? null : (all as Drivers[]);
}

/** a and e. Without foreign debt the depreciation does not matter and is not asked for. */
function exchangeOf(
  country: Country,
  depreciation: { readonly series: Series | undefined; readonly pointer: string },
  year: number,
): Required<Pick<DebtYear, 'foreignShare' | 'depreciation'>> | null {
  const foreignShare = country.series('foreignShare', year);
  if (foreignShare === null) return null;
  if (foreignShare.n === 0n) return { foreignShare, depreciation: foreignShare };
  const fall = country.at(depreciation.series, depreciation.pointer, year);
  return fall === null ? null : { foreignShare, depreciation: fall };
}

/** Revenue less expenditure without interest, over GDP. */
function profileBalance(country: Country, year: number): Exact | null {
  const [revenue, expenditure, interest] = (['revenue', 'expenditure', 'interest'] as const).map((key) =>
    country.series(key, year),
  );
  if (!revenue || !expenditure || !interest) return null;
  return fiscalBalance(revenue, minus(expenditure, interest));
}

/** The primary balance less what is borrowed for the packages, over GDP. */
function borrow(
  country: Country,
  drivers: readonly Drivers[],
  mix: readonly MixYear[],
  baseYear: number,
): Drivers[] | null {
  const lowered: Drivers[] = [];
  for (const driver of drivers) {
    const year = mix.find((one) => one.year === driver.year);
    if (year === undefined || year.borrowed === 0n) {
      lowered.push(driver);
      continue;
    }
    const gdp = country.gdp(driver.year);
    if (year.borrowed === null || gdp === null || driver.year <= baseYear) return null;
    lowered.push({ ...driver, pb: minus(driver.pb, shareOf(currencyUnits(year.borrowed, country.digits), gdp)) });
  }
  return lowered;
}

function path(country: Country, debt: Exact, drivers: readonly Drivers[]): DebtPathYear[] {
  let before = debt;
  return drivers.map(({ year, ...driver }) => {
    const { r, g, pb } = driver;
    const rate = rateWithExchange(driver);
    const carried = carriedDebt(before, g);
    const inflation = country.needing('real interest rate less growth', () => country.series('deflator', year));
    const maturing = maturingOf(country, year, carried);
    const oneYear = { ...driver, debt: before };
    const result: DebtPathYear = {
      year,
      before,
      debt: nextDebtRatio(oneYear),
      primaryBalance: pb,
      parts: decomposedChange(oneYear),
      stabilizing: { exact: stabilizingBalance(before, rate, g), linear: linearStabilizingBalance(before, rate, g) },
      interestLessGrowth: {
        nominal: interestGrowthDifferential(rate, g),
        real: inflation === null ? null : realInterestGrowthDifferential(rate, g, inflation),
      },
      grossFinancingNeed: maturing === null ? null : grossFinancingNeed({ debt: carried, r, pb, maturing }),
    };
    before = result.debt;
    return result;
  });
}

function maturingOf(country: Country, year: number, debt: Exact): Exact | null {
  const { maturing, averageMaturity } = country.scenario.debtPath!;
  return country.needing('gross financing need', () => {
    if (averageMaturity !== undefined) return maturingFromAverage(debt, country.number(averageMaturity.value));
    return country.at(maturing, '/debtPath/maturing', year);
  });
}

function required(country: Country, debt: Exact, drivers: readonly Drivers[]): Exact | null {
  const target = country.scenario.debtPath?.target;
  if (target === undefined) return null;
  const years = drivers
    .filter(({ year }) => year <= target.year)
    .map((driver) => ({ q: debtFactor(driver), sf: driver.sf }));
  return years.length === 0 ? null : balanceToTarget(debt, country.number(target.ratio.value), years);
}
