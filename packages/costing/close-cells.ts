import { type Cell, hasEnded } from '@tamwil/plan';

/** Where undelivered cost of a closed period goes: to the next open period of the time frame, or nowhere. */
export const SLIPPAGES = ['move', 'lapse'] as const;
export type Slippage = (typeof SLIPPAGES)[number];

/** Expenditure and open obligations of all sources together, by cell. */
export type BookedByCell = ReadonlyMap<string, bigint>;

/** A cell as at a date. All amounts in minor units. */
export interface ClosedCell extends Cell {
  /** Cost by the plan's phasing, before anything was closed. */
  readonly planned: bigint;
  /** Whether its last year had ended; then `cost` is what was booked. */
  readonly closed: boolean;
  /** Undelivered cost that came from earlier closed periods; negative where work was done ahead of the plan. */
  readonly movedIn: bigint;
  /** Planned cost of this closed cell that will not be delivered: nothing to mobilize. */
  readonly lapsed: bigint;
  /** Expenditure above the planned cost that no later period of the time frame could make up for. */
  readonly overrun: bigint;
}

/**
 * Closes the cells whose years had all ended before a date. Their cost becomes what was booked on them; what was not
 * delivered moves to the next open period of the same output, or lapses. Expenditure above plan is work done ahead and
 * lowers the next open period, as far as it goes.
 *
 * For every output, to the cent: sum of planned + sum of overrun = sum of cost + sum of lapsed.
 *
 * @param cells of one grain at level output
 * @param asOf date `YYYY-MM-DD`; null closes nothing
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { closeCells, costCells, costPlan, readCosting } from '@tamwil/costing';
 * const costing = readCosting({}, PLANS.get('gb343-ins-3-1')!);
 * const cells = costing.ok ? costCells(costing.value, costPlan(costing.value), 'year') : [];
 * const closed = closeCells(cells, new Map(), '2023-06-30', 'move').filter(({ unit }) => unit === 'C2.3');
 * closed.map(({ id, cost, movedIn }) => [id, cost, movedIn]) // => [['C2.3/2022', 0n, 0n], ['C2.3/2023', 92307692n, 46153846n]]
 * ```
 */
export function closeCells(
  cells: readonly Cell[],
  booked: BookedByCell,
  asOf: string | null,
  slippage: Slippage,
): ClosedCell[] {
  const units = new Map<string, Cell[]>();
  for (const cell of cells) units.set(cell.unit, [...(units.get(cell.unit) ?? []), cell]);
  return [...units.values()].flatMap((own) => closeUnit(own, booked, asOf, slippage));
}

/** The cells of one output, periods ascending. */
function closeUnit(
  cells: readonly Cell[],
  booked: BookedByCell,
  asOf: string | null,
  slippage: Slippage,
): ClosedCell[] {
  const result: ClosedCell[] = [];
  // What closed periods still owe; below zero when they are ahead of the plan.
  let owed = 0n;
  let lastClosed = -1;
  for (const cell of cells) {
    const spent = booked.get(cell.id) ?? 0n;
    if (hasClosed(cell, asOf)) {
      const missing = cell.cost - spent;
      const settled = slippage === 'lapse' ? outcome(missing) : outcome(0n);
      if (slippage === 'move') owed += missing;
      lastClosed = result.length;
      result.push({ ...withCost(cell, spent), planned: cell.cost, closed: true, movedIn: 0n, ...settled });
    } else {
      const cost = atLeast(cell.cost + owed, spent < cell.cost ? spent : cell.cost);
      const movedIn = cost - cell.cost;
      owed -= movedIn;
      result.push({ ...withCost(cell, cost), planned: cell.cost, closed: false, movedIn, ...outcome(0n) });
    }
  }
  // What no open period of the time frame could take stays with the last closed one.
  if (lastClosed >= 0 && owed !== 0n) result[lastClosed] = { ...result[lastClosed]!, ...outcome(owed) };
  return result;
}

function hasClosed(cell: Cell, asOf: string | null): boolean {
  return asOf !== null && cell.parts.every(({ years }) => hasEnded(years.lastYear, asOf));
}

function withCost(cell: Cell, cost: bigint): Cell {
  return { ...cell, cost, parts: cell.parts.map((part) => ({ ...part, cost })) };
}

function outcome(missing: bigint): { lapsed: bigint; overrun: bigint } {
  return missing >= 0n ? { lapsed: missing, overrun: 0n } : { lapsed: 0n, overrun: -missing };
}

/** Work done ahead lowers a later period, but not below what is booked on it already. */
function atLeast(value: bigint, least: bigint): bigint {
  return value > least ? value : least;
}
