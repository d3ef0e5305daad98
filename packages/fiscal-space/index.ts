import * as benefitFormulas from './formulas/benefit-cost.ts';
import * as debtFormulas from './formulas/debt.ts';
import * as exchangeFormulas from './formulas/exchange.ts';
import * as gapFormulas from './formulas/financing-gap.ts';
import * as growthFormulas from './formulas/growth.ts';
import { inLowestTerms } from './formulas/in-lowest-terms.ts';
import * as yieldFormulas from './formulas/option-yield.ts';
import * as periodRateFormula from './formulas/period-rate.ts';
import * as valueFormulas from './formulas/present-value.ts';
import * as revenueFormulas from './formulas/revenue.ts';

export { type CountryScenario, countryScenarioSchema, DEFINITIONS } from './country-schema.ts';
export { type CountryResult, evaluateCountry } from './evaluate-country.ts';
export { FISCAL_SPACE_FAULTS, type FiscalSpaceFaultCode } from './fault-codes.ts';
export { READINGS, type Reading } from './figure.ts';
export { type FiscalSpaceAnswer, fiscalSpaceAnswer, writtenCountry } from './fiscal-space-answer.ts';
export type { DebtDecomposition, DebtYear } from './formulas/debt.ts';
export type { Compounding } from './formulas/period-rate.ts';
export type { Timing } from './formulas/present-value.ts';
export type { Gap, GapCode } from './gap-list.ts';
export { EIGHT_OPTIONS } from './options/eight-options.ts';
export { type FiscalOption, OPTION_IDS, type OptionId, type PartId } from './options/option.ts';
export { OVERLAPS, type Overlap } from './overlaps.ts';
export { type PortfolioAnswer, portfolioAnswer } from './portfolio-answer.ts';
export { readCountryScenario } from './read-country-scenario.ts';
export { countriesFromRows } from './rows/countries-from-rows.ts';
export { FISCAL_SPACE_COLUMNS, type FiscalSpaceColumn, type FiscalSpaceRow } from './rows/row.ts';
export { rowsOfCountry } from './rows/rows-of-country.ts';
export { type FiscalSpaceTemplate, fiscalSpaceTemplate } from './rows/template.ts';
export { FISCAL_SPACE_WARNINGS, type FiscalSpaceWarning, type FiscalSpaceWarningCode } from './warnings.ts';

// The formulas, each documented where it stands; docs/method-fiscal-space.md lists them with their sources.
export const {
  annualBenefit,
  benefitCost,
  benefitCostWithFlatAdministration,
  perHead,
  rampedTakeUp,
  replacementBenefit,
  weekOfMonth,
} = inLowestTerms(benefitFormulas);
export const { amountOf, financingGap, restatedShare, shareOf, totalGap, wholeOf } = inLowestTerms(gapFormulas);
export const { compounded, compoundedBy, growth, nominalGrowth, realInterestGrowthDifferential, realRate } =
  inLowestTerms(growthFormulas);
export const { buoyancy, growthRatio, revenueAtBuoyancy, revenueFromBuoyancy, revenueFromTaxRatio } =
  inLowestTerms(revenueFormulas);
export const { converted, convertedBack, costAtRate, crossRate, evenPart } = inLowestTerms(exchangeFormulas);
export const {
  borrowingRoom,
  contributionRevenue,
  deficitRoom,
  donorDistance,
  excessFiscalReserves,
  excessForeignReserves,
  fiscalBalance,
  illicitFlowRevenue,
  importCover,
  rampShare,
  reallocatedExpenditure,
  residualGap,
  restructuringSaving,
} = inLowestTerms(yieldFormulas);
export const {
  balanceToTarget,
  constantDebtPath,
  decomposedChange,
  grossFinancingNeed,
  interestBill,
  linearStabilizingBalance,
  linearSteadyStateDebt,
  maturingFromAverage,
  nextDebt,
  nextDebtRatio,
  overallBalance,
  requiredBalance,
  stabilizingBalance,
  steadyStateDebt,
  sustainabilityGap,
} = inLowestTerms(debtFormulas);
export const { discountFactor, evenFlows, presentValue, presentValueAtRates } = inLowestTerms(valueFormulas);
export const { periodRate } = inLowestTerms(periodRateFormula);
