import { exchangeEffects } from '@tamwil/costing';
import { formatAmount, roundHalfEven } from '@tamwil/money';
import type { Scenario } from '../scenario.ts';
import type { ExchangeResult } from './evaluation.ts';
import { counts } from './funding-results.ts';

/**
 * What the scenario's rates of exchange do, by currency: to direct cost, to usable money counted on the basis, and the
 * difference. Regular budget money that is hedged moves with the cost it pays and stands under the scenario's currency,
 * because it is accounted in it.
 */
export function exchangeResults(scenario: Scenario, basis: 'in-hand' | 'firm'): ExchangeResult[] {
  const costs = new Map(
    [...exchangeEffects(scenario.costing, scenario.costLines)].map(([currency, effect]) => [
      currency,
      roundHalfEven(effect),
    ]),
  );
  const income = new Map<string, bigint>();
  for (const source of scenario.funding.sources) {
    for (const tranche of source.tranches) {
      if (!counts(basis, source, tranche)) continue;
      const effect = tranche.usable - tranche.usableAtOwnRate;
      if (effect !== 0n) income.set(source.currency, (income.get(source.currency) ?? 0n) + effect);
    }
  }
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  return [...new Set([...costs.keys(), ...income.keys()])].sort().map((currency) => {
    const [cost, gain] = [costs.get(currency) ?? 0n, income.get(currency) ?? 0n];
    return { currency, cost: text(cost), income: text(gain), net: text(gain - cost) };
  });
}
