import { pointerOf } from '@tamwil/fault';
import { compare, type Fraction, formatFraction, isCurrency, ONE, plus, ZERO } from '@tamwil/money';
import { periodsOf, readRate, readShare } from '@tamwil/plan';
import type { ExchangeTerms } from './costing.ts';
import type { CostingDocument } from './costing-schema.ts';
import { assume, fault, type Reading } from './reading.ts';

/** Quoted rates run from a millionth to a million units per unit: wider is a slip of the pen. */
const LEAST_RATE: Fraction = { n: 1n, d: 1_000_000n };
const MOST_RATE: Fraction = { n: 1_000_000n, d: 1n };
const RATE = { least: LEAST_RATE, most: MOST_RATE };

/**
 * Which part of the cost is paid in which currency, and the two rates between which it moves.
 *
 * Faults: `unknown-currency`, `own-currency`, `duplicate-id`, `unknown-component`, `unknown-period`,
 * `foreign-shares-above-one`, and those of the numbers (a rate of 0 is below the least rate).
 */
export function readExchange(entries: CostingDocument['exchange'] = [], reading: Reading): ExchangeTerms[] {
  const { plan, faults } = reading;
  const periods = new Set(periodsOf(plan, 'biennium').map(({ id }) => id));
  const components = new Set(plan.components.map(({ id }) => id));
  const seen = new Set<string>();
  const terms = entries.map((entry, index): ExchangeTerms => {
    const at = `/exchange/${index}`;
    const { currency } = entry;
    const shown = JSON.stringify(currency);
    if (!isCurrency(currency))
      fault(reading, 'unknown-currency', `${at}/currency`, `${shown} is no currency in force.`);
    else if (currency === plan.currency)
      fault(reading, 'own-currency', `${at}/currency`, `${shown} is the plan's own currency.`);
    else if (seen.has(currency)) fault(reading, 'duplicate-id', `${at}/currency`, `${shown} has an entry already.`);
    seen.add(currency);
    const shares = new Map<string, Fraction>();
    for (const [component, text] of Object.entries(entry.share ?? {})) {
      const pointer = at + pointerOf(['share', component]);
      if (!components.has(component))
        fault(reading, 'unknown-component', pointer, `The plan has no component ${JSON.stringify(component)}.`);
      shares.set(component, readShare(text, pointer, faults));
    }
    const budgetRates = new Map<string, Fraction>();
    for (const [period, text] of Object.entries(entry.budgetRates ?? {})) {
      const pointer = at + pointerOf(['budgetRates', period]);
      if (!periods.has(period))
        fault(reading, 'unknown-period', pointer, `The plan touches no financial period ${JSON.stringify(period)}.`);
      budgetRates.set(period, readRate(text, RATE, pointer, faults));
    }
    if ([...shares.values()].some(({ n }) => n > 0n)) {
      for (const period of periods) {
        if (!budgetRates.has(period))
          assume(reading, 'budget-rate-missing', `${at}/budgetRates/${period}`, 'the scenario rate');
      }
      if (entry.hedged === undefined) assume(reading, 'regular-budget-hedged', `${at}/hedged`, 'true');
    }
    const scenarioRate = readRate(entry.scenarioRate, RATE, `${at}/scenarioRate`, faults);
    return { currency, shares, budgetRates, scenarioRate, hedged: entry.hedged ?? true };
  });
  for (const component of components) {
    const total = terms.reduce((sum, { shares }) => plus(sum, shares.get(component) ?? ZERO), ZERO);
    if (compare(total, ONE) > 0) {
      const detail = `${component} would be paid in other currencies to ${formatFraction(total)} of its cost.`;
      fault(reading, 'foreign-shares-above-one', '/exchange', detail);
    }
  }
  if (entries.length === 0) assume(reading, 'no-exchange', '/exchange', 'none');
  return terms;
}
