import { type Costing, type CostLine, costCells, costPlan, hedgeFactor } from '@tamwil/costing';
import type { Checked } from '@tamwil/fault';
import { type BookedMoney, bookedMoney, checkFunding, type Funding, type FundingDocument } from '@tamwil/funding';
import type { Grain, Plan, Priorities, Years } from '@tamwil/plan';
import type { Scenario } from './scenario.ts';

/** What money has to know about the rest of a scenario. */
interface Surroundings {
  readonly plan: Plan;
  readonly grain: Grain;
  readonly asOf: string | null;
  readonly priorities: Priorities;
}

/**
 * Reads the money of a scenario under its costs: the scenario's rates of exchange convert what is not in hand, hedged
 * regular budget moves with the cost it pays, and booked amounts are placed in the cells of the grain.
 *
 * @param costing null while it has faults of its own: then money is read at its own rates, for its faults only
 * @returns faults with pointers relative to the funding section
 */
export function fundScenario(
  document: FundingDocument,
  costing: Costing | null,
  costLines: readonly CostLine[],
  { plan, grain, asOf, priorities }: Surroundings,
): Checked<{ readonly funding: Funding; readonly booked: BookedMoney }> {
  const rates =
    costing === null
      ? {}
      : {
          scenarioRates: new Map(costing.exchange.map((terms) => [terms.currency, terms.scenarioRate])),
          hedge: (outputs: ReadonlySet<string>, within: Years) => hedgeFactor(costing, costLines, outputs, within),
        };
  const funding = checkFunding(document, { plan, currency: plan.currency, asOf, grain, priorities, ...rates });
  if (!funding.ok) return funding;
  const nothing: BookedMoney = { bySource: new Map(), byCell: new Map(), assumptions: [] };
  if (costing === null) return { ok: true, value: { funding: funding.value, booked: nothing } };
  const booked = bookedMoney(funding.value, costCells(costing, costLines, grain), plan.currency);
  return booked.ok ? { ok: true, value: { funding: funding.value, booked: booked.value } } : booked;
}

/**
 * The same scenario under another costing: costs and money are read again, the program and its document stay. Risk
 * varies rates this way, many times.
 */
export function withCosting(scenario: Scenario, costing: Costing): Checked<Scenario> {
  const costLines = costPlan(costing);
  const money = fundScenario(scenario.document.funding, costing, costLines, scenario);
  return money.ok ? { ok: true, value: { ...scenario, costing, costLines, ...money.value } } : money;
}
