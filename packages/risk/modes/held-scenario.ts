import { cellId } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';
import { withNewMoney } from '../new-money.ts';
import type { Position } from './position.ts';

const HELD = '+held';

/**
 * The scenario with today's allocation as money that is booked where it is: money for one line each, which the rules
 * cannot move, so that they can only put new money on top. Ceilings and shares of claims stay those of the whole cost.
 */
export function heldScenario({ scenario, lines, run }: Position): Scenario {
  const everything = scenario.plan.outputs.map(({ id }) => id);
  const empty = { ...scenario, funding: { ...scenario.funding, sources: [] } };
  const funding = withNewMoney(empty, run.allocation.allocated, everything, HELD);
  const booked = lines.flatMap(({ id, period, parts: [part] }) => {
    const amount = run.awards.get(id)!;
    // A line of a component is found by any of its outputs.
    return amount === 0n || part === undefined
      ? []
      : [{ cell: cellId(part.output, period), output: part.output, amount }];
  });
  return { ...scenario, funding, booked: { ...scenario.booked, bySource: new Map([[HELD, booked]]) } };
}
