import { compare } from '@tamwil/money';
import type { Country } from './country.ts';
import type { DebtPaths, DebtPathYear } from './debt-path.ts';
import type { Exact } from './exact.ts';
import { overallBalance, sustainabilityGap } from './formulas/debt.ts';
import { placedRatio, ratioDigits, writtenParts, writtenRatio } from './written.ts';

/** The debt paths as they go out: shares of the GDP of the year; the parts of a change add up to it as written. */
export function writtenDebt(country: Country, paths: DebtPaths) {
  const marks = country.scenario.debtPath?.thresholds;
  const mark = {
    debt: marks?.debt === undefined ? null : country.number(marks.debt.value),
    need: marks?.grossFinancingNeed === undefined ? null : country.number(marks.grossFinancingNeed.value),
  };
  const write = (path: readonly DebtPathYear[] | null) => path?.map((year) => writtenYear(year, mark)) ?? null;
  const target = country.scenario.debtPath?.target;
  return {
    baseYear: paths.base.year,
    baseDebt: writtenRatio(paths.base.debt),
    baseline: write(paths.baseline),
    scenario: {
      low: write(paths.scenario.low),
      central: write(paths.scenario.central),
      high: write(paths.scenario.high),
    },
    target:
      target === undefined
        ? null
        : { ratio: target.ratio.value, year: target.year, requiredPrimaryBalance: writtenRatio(paths.requiredBalance) },
    thresholds: { debt: marks?.debt?.value ?? null, grossFinancingNeed: marks?.grossFinancingNeed?.value ?? null },
  };
}

function writtenYear(year: DebtPathYear, mark: { readonly debt: Exact | null; readonly need: Exact | null }) {
  const { interest, growth, exchange, primaryBalance, stockFlow } = year.parts;
  const [before, after] = [ratioDigits(year.before), ratioDigits(year.debt)];
  const written = writtenParts([interest, growth, exchange, primaryBalance, stockFlow], after - before);
  const above = (value: Exact | null, limit: Exact | null) =>
    value === null || limit === null ? null : compare(value, limit) > 0;
  return {
    year: year.year,
    debt: placedRatio(after),
    change: placedRatio(after - before),
    parts: {
      interest: written[0]!,
      growth: written[1]!,
      exchange: written[2]!,
      primaryBalance: written[3]!,
      stockFlow: written[4]!,
    },
    primaryBalance: writtenRatio(year.primaryBalance),
    overallBalance: writtenRatio(overallBalance(year.primaryBalance, year.parts.interest)),
    stabilizingBalance: {
      exact: writtenRatio(year.stabilizing.exact),
      linear: writtenRatio(year.stabilizing.linear),
    },
    interestLessGrowth: {
      nominal: writtenRatio(year.interestLessGrowth.nominal),
      real: writtenRatio(year.interestLessGrowth.real),
    },
    sustainabilityGap: writtenRatio(sustainabilityGap(year.primaryBalance, year.stabilizing.exact)),
    grossFinancingNeed: writtenRatio(year.grossFinancingNeed),
    aboveThreshold: {
      debt: above(year.debt, mark.debt),
      grossFinancingNeed: above(year.grossFinancingNeed, mark.need),
    },
  };
}
