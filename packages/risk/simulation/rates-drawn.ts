import type { Costing } from '@tamwil/costing';
import { type Fraction, fraction, plus, times } from '@tamwil/money';
import { BILLION } from '../random/normal.ts';
import type { RandomNumbers } from '../random/random-numbers.ts';

/** How uncertain prices and rates of exchange are; nothing is by default. In billionths. */
export interface RateUncertainty {
  /** Standard deviation of the yearly escalation, one draw for all components; 0 for none. */
  readonly escalation: number;
  /** Standard deviation of the logarithm of the scenario rate, by currency. */
  readonly exchange: ReadonlyMap<string, number>;
}

/** Whether a draw changes any rate. */
export function ratesVary({ escalation, exchange }: RateUncertainty): boolean {
  return escalation > 0 || exchange.size > 0;
}

/**
 * A costing with drawn rates: escalation normal around the scenario's, rates of exchange lognormal with the scenario's
 * as median. Drawn numbers are rounded to a billionth before they meet an amount.
 */
export function drawRates(
  costing: Costing,
  { escalation, exchange }: RateUncertainty,
  numbers: RandomNumbers,
): Costing {
  const shift = fraction(BigInt(Math.round((escalation * numbers.normal()) / BILLION)), BigInt(BILLION));
  const rates = new Map([...costing.escalation.rates].map(([component, rate]) => [component, plus(rate, shift)]));
  return {
    ...costing,
    escalation: escalation === 0 ? costing.escalation : { ...costing.escalation, rates },
    exchange: costing.exchange.map((terms) => {
      const deviation = exchange.get(terms.currency);
      if (deviation === undefined) return terms;
      return { ...terms, scenarioRate: times(terms.scenarioRate, lognormal(deviation, numbers.normal())) };
    }),
  };
}

/** exp(deviation x normal), at least a billionth so that a rate stays a rate. */
function lognormal(deviation: number, normal: number): Fraction {
  const factor = Math.round(Math.exp((deviation / BILLION) * (normal / BILLION)) * BILLION);
  return fraction(BigInt(Math.max(1, factor)), BigInt(BILLION));
}
