import { COST_STEPS, type CostLine, type CostStep, programmeSupportOn } from '@tamwil/costing';
import { formatAmount } from '@tamwil/money';
import { periodsOf } from '@tamwil/plan';
import type { Scenario } from '../scenario.ts';
import type { CostResult } from './evaluation.ts';

/**
 * The way from the plan's figures to direct cost, per output and period of the grain: sums of the lines by calendar
 * year, so that they add up in both directions. Programme support and gross stand beside, at the rate assumed for new
 * money; no award is measured against them.
 */
export function costResults({ costing, costLines, plan, grain, digits }: Scenario): CostResult[] {
  const periodOf = new Map(periodsOf(plan, grain).flatMap(({ id, years }) => years.map((year) => [year, id] as const)));
  const sums = new Map<string, { line: CostLine; period: string; steps: Record<CostStep, bigint> }>();
  for (const line of costLines) {
    const period = periodOf.get(line.year)!;
    const key = `${line.output} ${period}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { line, period, steps: { ...stepsOf(line) } });
    else for (const step of COST_STEPS) sum.steps[step] += line[step];
  }
  return [...sums.values()]
    .filter(({ steps }) => COST_STEPS.some((step) => steps[step] !== 0n))
    .map(({ line: { output, component }, period, steps }) => {
      const support = programmeSupportOn(steps.direct, costing.programmeSupport.newMoneyRate);
      const text = (amount: bigint): string => formatAmount(amount, digits);
      return {
        output,
        component,
        period,
        split: text(steps.split),
        escalation: text(steps.escalation),
        exchange: text(steps.exchange),
        drivers: text(steps.drivers),
        contingency: text(steps.contingency),
        direct: text(steps.direct),
        programmeSupport: text(support),
        gross: text(steps.direct + support),
      };
    });
}

function stepsOf({ split, escalation, exchange, drivers, contingency, direct }: CostLine): Record<CostStep, bigint> {
  return { split, escalation, exchange, drivers, contingency, direct };
}
