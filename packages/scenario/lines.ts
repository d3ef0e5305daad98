import { type ClosedCell, closeCells, costCells } from '@tamwil/costing';
import { fraction, splitByWeights } from '@tamwil/money';
import { cellId } from '@tamwil/plan';
import { grouped } from './grouped.ts';
import type { Scenario } from './scenario.ts';

/** One line of the result: an output, or a component, in one period. Amounts in minor units. */
export interface Line extends ClosedCell {
  /** Whether every period of its output (or component) had ended before the as-at date. */
  readonly windowClosed: boolean;
  /** Whether its cost rests on the placeholder split, so that only coverage may be shown. */
  readonly placeholder: boolean;
  /** This line's part of the least amount to deliver; null when none was given. */
  readonly minimum: bigint | null;
}

/** The lines of a scenario in plan order, periods ascending, as at its date. */
export function linesOf(scenario: Scenario): Line[] {
  const { costing, costLines, grain, level, asOf, slippage } = scenario;
  const byOutput = closeCells(costCells(costing, costLines, grain), scenario.booked.byCell, asOf, slippage);
  const cells = level === 'output' ? byOutput : joinByComponent(byOutput);
  const units = grouped(cells, ({ unit }) => unit);
  const minima = leastAmounts(scenario, units);
  return cells.map((cell) => ({
    ...cell,
    windowClosed: units.get(cell.unit)!.every(({ closed }) => closed),
    placeholder: cell.parts.some(({ output }) => costing.placeholders.has(output)) && level === 'output',
    minimum: minima.get(cell.id) ?? null,
  }));
}

/** A component is decided about as a whole: its cells are the sums of its outputs' cells of the same period. */
function joinByComponent(cells: readonly ClosedCell[]): ClosedCell[] {
  const joined = new Map<string, ClosedCell>();
  for (const cell of cells) {
    const id = cellId(cell.component, cell.period);
    const other = joined.get(id);
    joined.set(id, other === undefined ? { ...cell, id, unit: cell.component } : sumOf(other, cell));
  }
  const members = grouped(joined.values(), ({ component }) => component);
  return [...members.values()].flatMap((group) => group.sort((a, b) => (a.period < b.period ? -1 : 1)));
}

function sumOf(a: ClosedCell, b: ClosedCell): ClosedCell {
  return {
    ...a,
    cost: a.cost + b.cost,
    parts: [...a.parts, ...b.parts],
    planned: a.planned + b.planned,
    closed: a.closed && b.closed,
    movedIn: a.movedIn + b.movedIn,
    lapsed: a.lapsed + b.lapsed,
    overrun: a.overrun + b.overrun,
  };
}

/** Least amounts by line: those of a component's outputs together, over its periods by cost, to the cent. */
function leastAmounts(
  { minima, plan, level }: Scenario,
  units: ReadonlyMap<string, readonly ClosedCell[]>,
): Map<string, bigint> {
  const byUnit = new Map<string, bigint>();
  for (const { id, component } of plan.outputs) {
    const least = minima.get(id);
    if (least === undefined) continue;
    const unit = level === 'output' ? id : component;
    byUnit.set(unit, (byUnit.get(unit) ?? 0n) + least);
  }
  const byLine = new Map<string, bigint>();
  for (const [unit, least] of byUnit) {
    const cells = units.get(unit)!;
    const weights = cells.map(({ cost }) => fraction(cost));
    const nothing = weights.every(({ n }) => n === 0n);
    // An output that costs nothing any more has its least amount on its last line, where the engine takes it as 0.
    const parts = nothing ? cells.map((_, i) => (i === cells.length - 1 ? least : 0n)) : splitByWeights(least, weights);
    for (const [i, { id }] of cells.entries()) byLine.set(id, parts[i]!);
  }
  return byLine;
}
