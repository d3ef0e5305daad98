import { commonDenominator, type Fraction, floor, fraction, minus, times } from './fraction.ts';

/**
 * Rounds a table so that every cell is the floor or ceiling of its exact value and every row and column adds up to its
 * given total, with the least possible sum of deviations (Cox 1987, "A constructive procedure for unbiased controlled
 * rounding"; here as a minimum-cost flow). Ties go to the cells found first, row by row, so the result is the same
 * everywhere.
 *
 * @param cells exact values, row by row
 * @param rowTotals what each row adds up to
 * @param columnTotals what each column adds up to
 * @returns the rounded table, or null when no table of floors and ceilings has these totals
 * @example
 * ```ts
 * import { controlledRounding, fraction } from '@tamwil/money';
 * const half = fraction(1n, 2n);
 * controlledRounding([[half, half], [half, half]], [1n, 1n], [1n, 1n]) // => [[1n, 0n], [0n, 1n]]
 * ```
 */
export function controlledRounding(
  cells: readonly (readonly Fraction[])[],
  rowTotals: readonly bigint[],
  columnTotals: readonly bigint[],
): bigint[][] | null {
  const table = cells.map((row) => row.map(floor));
  const columns = columnTotals.length;
  const rowMissing = rowTotals.map((total, r) => total - table[r]!.reduce((a, b) => a + b, 0n));
  const columnMissing = columnTotals.map((total, c) => total - table.reduce((a, row) => a + row[c]!, 0n));
  const missing = rowMissing.reduce((a, b) => a + b, 0n);
  if (missing !== columnMissing.reduce((a, b) => a + b, 0n)) return null;
  if ([...rowMissing, ...columnMissing].some((count) => count < 0n)) return null;

  // A unit on a cell costs (1 - rest) - rest: what rounding up deviates more than rounding down.
  const restOf = (r: number, c: number): Fraction => minus(cells[r]![c]!, fraction(table[r]![c]!));
  const denominator = commonDenominator(cells.flat());
  const cost = cells.map((row, r) =>
    row.map((_, c) => denominator - 2n * times(restOf(r, c), fraction(denominator)).n),
  );
  const open = cells.map((row, r) => row.map((_, c) => restOf(r, c).n !== 0n));
  const up = cells.map((row) => row.map(() => false));

  // Successive shortest paths on rows + columns; each path moves one unit from a short row to a short column.
  for (let unit = 0n; unit < missing; unit += 1n) {
    const path = cheapestPath(rowMissing, columnMissing, cost, open, up, columns);
    if (path === null) return null;
    for (const [r, c] of path.cells) up[r]![c] = !up[r]![c];
    rowMissing[path.row]! -= 1n;
    columnMissing[path.column]! -= 1n;
  }
  return table.map((row, r) => row.map((value, c) => value + (up[r]![c] ? 1n : 0n)));
}

interface Path {
  row: number;
  column: number;
  cells: [number, number][];
}

/** Bellman-Ford from all rows that miss units to the cheapest column that misses one. */
function cheapestPath(
  rowMissing: readonly bigint[],
  columnMissing: readonly bigint[],
  cost: readonly (readonly bigint[])[],
  open: readonly (readonly boolean[])[],
  up: readonly (readonly boolean[])[],
  columns: number,
): Path | null {
  const rowDistance: (bigint | null)[] = rowMissing.map((count) => (count > 0n ? 0n : null));
  const columnDistance: (bigint | null)[] = Array.from({ length: columns }, () => null);
  const rowFrom: (number | null)[] = rowMissing.map(() => null);
  const columnFrom: (number | null)[] = Array.from({ length: columns }, () => null);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [r, row] of open.entries()) {
      for (const [c, isOpen] of row.entries()) {
        if (!isOpen) continue;
        const [fromRow, fromColumn] = [rowDistance[r]!, columnDistance[c]!];
        if (!up[r]![c] && fromRow !== null && (fromColumn === null || fromRow + cost[r]![c]! < fromColumn)) {
          columnDistance[c] = fromRow + cost[r]![c]!;
          columnFrom[c] = r;
          changed = true;
        } else if (up[r]![c] && fromColumn !== null && (fromRow === null || fromColumn - cost[r]![c]! < fromRow)) {
          rowDistance[r] = fromColumn - cost[r]![c]!;
          rowFrom[r] = c;
          changed = true;
        }
      }
    }
  }
  let end: number | null = null;
  for (const [c, distance] of columnDistance.entries()) {
    if (columnMissing[c]! > 0n && distance !== null && (end === null || distance < columnDistance[end]!)) end = c;
  }
  if (end === null) return null;
  const path: [number, number][] = [];
  for (let column = end; ; ) {
    const row = columnFrom[column]!;
    path.push([row, column]);
    const previous = rowFrom[row]!;
    if (previous === null) return { row, column: end, cells: path };
    path.push([row, previous]);
    column = previous;
  }
}
