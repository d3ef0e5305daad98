import { exchangeEffects, hedgeFactor } from '@tamwil/costing';
import type { Source, Tranche } from '@tamwil/funding';
import { formatAmount, fraction, minus, ONE, roundHalfEven, times } from '@tamwil/money';
import type { Scenario } from '../scenario.ts';
import type { ExchangeResult } from './evaluation.ts';
import { counts } from './funding-results.ts';

/**
 * What the scenario's rates of exchange do, by currency: to direct cost, to usable money counted on the basis, and the
 * difference. Regular budget money that is hedged moves with the cost it pays and stands under the currencies of that
 * cost, so that hedged cost has no net effect.
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
      for (const [currency, effect] of incomeEffects(scenario, source, tranche)) {
        if (effect !== 0n) income.set(currency, (income.get(currency) ?? 0n) + effect);
      }
    }
  }
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  return [...new Set([...costs.keys(), ...income.keys()])].sort().map((currency) => {
    const [cost, gain] = [costs.get(currency) ?? 0n, income.get(currency) ?? 0n];
    return { currency, cost: text(cost), income: text(gain), net: text(gain - cost) };
  });
}

/** By how much the scenario's rates move a tranche: at its own currency, or at those of the cost that hedges it. */
function incomeEffects(
  { currency, costing, costLines }: Scenario,
  source: Source,
  { usable, usableAtOwnRate, available }: Tranche,
): [currency: string, effect: bigint][] {
  let left = usable - usableAtOwnRate;
  if (left === 0n || source.currency !== currency || available === null) return [[source.currency, left]];
  const outputs = new Set(source.earmark.outputs);
  const hedging = costing.exchange.filter(({ hedged }) => hedged);
  return hedging.map((terms, index) => {
    const alone = hedgeFactor({ ...costing, exchange: [terms] }, costLines, outputs, available);
    const moved = roundHalfEven(times(fraction(usableAtOwnRate), minus(alone, ONE)));
    // Shifts of several currencies add up; the last one takes the cents of rounding.
    const effect = index === hedging.length - 1 ? left : moved;
    left -= effect;
    return [terms.currency, effect];
  });
}
