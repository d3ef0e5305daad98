import { affordable, driverCosts } from '@tamwil/costing';
import type { Line } from '../lines.ts';
import type { Scenario } from '../scenario.ts';
import type { Evaluation } from './evaluation.ts';
import type { Awards } from './figures.ts';

/**
 * For how many units of service each driver's outputs have enough, at the planned intensity. Awards by component are
 * not divided over outputs, so at that level nothing is said.
 */
export function deliveryOf(scenario: Scenario, lines: readonly Line[], awards: Awards): Evaluation['delivery'] {
  if (scenario.level === 'component') return [];
  return driverCosts(scenario.costing, scenario.costLines).map((cost) => {
    const { id, outputs, unit, planned, scenario: wanted } = cost.driver;
    const award = lines.reduce((sum, line) => (outputs.includes(line.unit) ? sum + awards.get(line.id)! : sum), 0n);
    return { driver: id, unit, planned, scenario: wanted, affordable: affordable(cost, award) };
  });
}
