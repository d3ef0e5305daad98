import { type Exact, minus, over, times } from '../exact.ts';
import { amountOf } from './financing-gap.ts';
import { compoundedBy, grown, realRate } from './growth.ts';

/**
 * Tax buoyancy on deflated growth: real growth of revenue over real growth of its base. Nominal growth on both sides
 * would pull the answer towards one (Haughton, EAGER note: 20 % and 21 % at 15 % inflation give 1.2, nominal 1.05).
 * A base that does not grow in real terms has no buoyancy, and an inflation of -1 no real growth: a RangeError.
 *
 * @param revenueGrowth nominal growth of revenue
 * @param baseGrowth nominal growth of GDP or another base
 */
export function buoyancy(revenueGrowth: Exact, baseGrowth: Exact, inflation: Exact): Exact {
  return growthRatio(realRate(revenueGrowth, inflation), realRate(baseGrowth, inflation));
}

/**
 * Growth of revenue over growth of its base as they are given: the same as {@link buoyancy} when both are real. A base
 * that does not grow is a RangeError.
 */
export function growthRatio(revenueGrowth: Exact, baseGrowth: Exact): Exact {
  return over(revenueGrowth, baseGrowth);
}

/** Revenue after a year of real growth g at buoyancy b: `R1 = R0 (1 + b g)`. */
export function revenueAtBuoyancy(revenue: Exact, b: Exact, g: Exact): Exact {
  return grown(revenue, times(b, g));
}

/**
 * Revenue above what only keeps pace with GDP, at constant prices, after the years given: the product of `1 + b g` less
 * the product of `1 + g`, times R0. In the first year that is `R0 (b - 1) g`.
 */
export function revenueFromBuoyancy(revenue: Exact, b: Exact, growthRates: readonly Exact[]): Exact {
  const buoyant = growthRates.reduce((value, g) => revenueAtBuoyancy(value, b, g), revenue);
  return minus(buoyant, compoundedBy(revenue, growthRates));
}

/** Revenue from lifting the tax ratio to a target: `(target - actual) x GDP`, negative when the target is below. */
export function revenueFromTaxRatio(target: Exact, actual: Exact, gdp: Exact): Exact {
  return amountOf(minus(target, actual), gdp);
}
