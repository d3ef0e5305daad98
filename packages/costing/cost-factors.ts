import { type Fraction, fraction, minus, ONE, over, plus, power, times, ZERO } from '@tamwil/money';
import { bienniumOf } from '@tamwil/plan';
import type { Costing, ExchangeTerms } from './costing.ts';

/**
 * Price of a later year in prices of the base year: (1 + e)^(t - t0). Source: the constant-to-nominal conversion of any
 * cost estimate; contingency is kept apart from it.
 */
export function escalationFactor({ escalation }: Costing, component: string, year: number): Fraction {
  const yearly = plus(ONE, escalation.rates.get(component)!);
  const years = year - escalation.baseYear;
  return years >= 0 ? power(yearly, years) : over(ONE, power(yearly, -years));
}

/** Share x (b/s - 1): by how much one currency moves a component's cost. 0 in a period without a budget rate. */
export function exchangeShift(terms: ExchangeTerms, component: string, year: number): Fraction {
  const share = terms.shares.get(component) ?? ZERO;
  const budgetRate = terms.budgetRates.get(bienniumOf(year).id);
  if (share.n === 0n || budgetRate === undefined) return ZERO;
  return times(share, minus(over(budgetRate, terms.scenarioRate), ONE));
}

/** 1 - h + h b/s over all currencies: b the budget rate of the year's financial period, s the scenario rate. */
export function exchangeFactor(
  { exchange }: Costing,
  component: string,
  year: number,
  only: (terms: ExchangeTerms) => boolean = () => true,
): Fraction {
  return exchange.filter(only).reduce((factor, terms) => plus(factor, exchangeShift(terms, component, year)), ONE);
}

/** 1 + the sum of v (n/n0 - 1) over the output's drivers. */
export function driverFactor({ drivers }: Costing, output: string): Fraction {
  let factor = ONE;
  for (const { outputs, variableShare, planned, scenario } of drivers) {
    if (!outputs.includes(output)) continue;
    factor = plus(factor, times(variableShare, fraction(BigInt(scenario - planned), BigInt(planned))));
  }
  return factor;
}

/** 1 + contingency. */
export function contingencyFactor({ contingency }: Costing): Fraction {
  return plus(ONE, contingency);
}
