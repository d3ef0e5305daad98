import {
  type Cell,
  type CellPart,
  cellId,
  type Grain,
  overlap,
  type Plan,
  type PlanLevel,
  periodsOf,
} from '@tamwil/plan';
import type { CostLine } from './cost-plan.ts';
import type { Costing } from './costing.ts';

/**
 * Sums cost lines by calendar year into the cells of a grain and level: one for every output (or component) and every
 * period in which it has a year of its time frame, units in plan order, periods ascending.
 *
 * @param lines from `costPlan`
 */
export function costCells(
  costing: Costing,
  lines: readonly CostLine[],
  grain: Grain,
  level: PlanLevel = 'output',
): Cell[] {
  const { plan, windows } = costing;
  const periods = periodsOf(plan, grain);
  const direct = new Map(lines.map(({ output, year, direct }) => [`${output} ${year}`, direct]));
  const cells = plan.outputs.flatMap(({ id: output, component }) =>
    periods.flatMap((period): Cell[] => {
      const years = overlap(period, windows.get(output)!);
      if (years === null) return [];
      const cost = period.years.reduce((sum, year) => sum + (direct.get(`${output} ${year}`) ?? 0n), 0n);
      return [
        {
          id: cellId(output, period.id),
          unit: output,
          component,
          period: period.id,
          cost,
          parts: [{ output, cost, years }],
        },
      ];
    }),
  );
  return level === 'output' ? cells : componentCells(plan, cells);
}

/** The cells of outputs joined to cells of their components; every part keeps its output and years. */
export function componentCells(plan: Plan, cells: readonly Cell[]): Cell[] {
  const joined = new Map<string, Cell>();
  const parts = new Map<string, CellPart[]>();
  for (const cell of cells) {
    const id = cellId(cell.component, cell.period);
    const members = parts.get(id) ?? [];
    members.push(...cell.parts);
    parts.set(id, members);
    const cost = (joined.get(id)?.cost ?? 0n) + cell.cost;
    joined.set(id, { id, unit: cell.component, component: cell.component, period: cell.period, cost, parts: members });
  }
  const order = new Map(plan.components.map(({ id }, index) => [id, index]));
  return [...joined.values()].sort(
    (a, b) => order.get(a.component)! - order.get(b.component)! || (a.period < b.period ? -1 : 1),
  );
}
