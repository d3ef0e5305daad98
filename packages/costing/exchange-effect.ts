import { type Fraction, fraction, ONE, over, plus, times, ZERO } from '@tamwil/money';
import { overlap, type Years } from '@tamwil/plan';
import { escalationFactor, exchangeFactor, exchangeShift } from './cost-factors.ts';
import type { CostLine } from './cost-plan.ts';
import type { Costing } from './costing.ts';

/**
 * By how much each currency moves direct cost: the exchange column of the cost lines divided by currency, in exact
 * minor units. Positive where the scenario rate makes the plan dearer.
 *
 * @param lines from `costPlan`
 */
export function exchangeEffects(costing: Costing, lines: readonly CostLine[]): Map<string, Fraction> {
  const effects = new Map<string, Fraction>();
  for (const terms of costing.exchange) {
    let effect = ZERO;
    for (const { component, year, split } of lines) {
      const shift = exchangeShift(terms, component, year);
      if (shift.n === 0n) continue;
      effect = plus(effect, times(times(fraction(split), escalationFactor(costing, component, year)), shift));
    }
    effects.set(terms.currency, effect);
  }
  return effects;
}

/**
 * By which factor regular budget money for these outputs and years changes between the budget rate and the scenario
 * rate: income is assessed in Swiss francs and accounted at the budget rate, so it moves with the franc cost that it
 * pays (`hedged`). It is their cost with exchange over their cost without; 1 where nothing hedged moves.
 *
 * @param lines from `costPlan`
 */
export function hedgeFactor(
  costing: Costing,
  lines: readonly CostLine[],
  outputs: ReadonlySet<string>,
  within: Years,
): Fraction {
  if (!costing.exchange.some(({ hedged }) => hedged)) return ONE;
  let [base, moved] = [ZERO, ZERO];
  for (const { output, component, year, split } of lines) {
    if (split === 0n || !outputs.has(output) || overlap(within, { firstYear: year, lastYear: year }) === null) continue;
    const cost = times(fraction(split), escalationFactor(costing, component, year));
    base = plus(base, cost);
    moved = plus(
      moved,
      times(
        cost,
        exchangeFactor(costing, component, year, ({ hedged }) => hedged),
      ),
    );
  }
  return base.n === 0n ? ONE : over(moved, base);
}
