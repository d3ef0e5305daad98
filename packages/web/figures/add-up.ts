import {
  ceiling,
  controlledRounding,
  type Fraction,
  fraction,
  minus,
  type RoundedTable,
  roundTable,
  roundToTotal,
  sum,
} from '@tamwil/money';

/** A table in steps of the display unit whose rows, columns and corner add up as shown. */
export type AddedUp = RoundedTable;

/**
 * Rounds a table of amounts to the steps of a display so that what the reader sees adds up: the corner to the nearest
 * step, every margin and cell to the floor or ceiling of its exact value.
 *
 * @param rows amounts in minor units, row by row, none negative
 * @param step minor units in one step of the display
 */
export function addUp(rows: readonly (readonly bigint[])[], step: bigint): AddedUp {
  const exact = inSteps(rows, step);
  return roundTable(exact, nearest(sum(exact.flat())));
}

/**
 * The same for a table that details one line of another: its columns add up to that line as it is shown. Where no
 * rounding to the floor or ceiling does that for all row totals too, each column is rounded on its own; everything still
 * adds up, and a row total may be one or two steps from its exact value.
 *
 * @param line the shown line, column by column, in steps
 */
export function addUpTo(line: readonly bigint[], rows: readonly (readonly bigint[])[], step: bigint): AddedUp {
  const exact = inSteps(rows, step);
  const rowTotals = exact.map((row) => ceiling(sum(row)));
  const table = exact.map((row) => [...row, belowCeiling(row)]);
  const rounded = controlledRounding(table, rowTotals, [...line, add(rowTotals) - add(line)]);
  if (rounded !== null) return withMargins(rounded.map((row) => row.slice(0, -1)));
  const columns = columnsOf(exact).map((column, index) => roundToTotal(column, line[index]));
  return withMargins(exact.map((_, r) => columns.map((column) => column[r]!)));
}

function inSteps(rows: readonly (readonly bigint[])[], step: bigint): Fraction[][] {
  return rows.map((row) => row.map((value) => fraction(value, step)));
}

function columnsOf<T>(rows: readonly (readonly T[])[]): T[][] {
  return (rows[0] ?? []).map((_, index) => rows.map((row) => row[index]!));
}

function belowCeiling(values: readonly Fraction[]): Fraction {
  const exact = sum(values);
  return minus(fraction(ceiling(exact)), exact);
}

function withMargins(cells: readonly (readonly bigint[])[]): AddedUp {
  const rowTotals = cells.map(add);
  return { cells, rowTotals, columnTotals: columnsOf(cells).map(add), total: add(rowTotals) };
}

function add(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}

function nearest({ n, d }: Fraction): bigint {
  return (2n * n + d) / (2n * d);
}
