import { ceiling, controlledRounding, type Fraction, fraction, minus, roundToTotal, sum, ZERO } from '@tamwil/money';

/** A table in steps of the display unit whose rows, columns and corner add up as shown. */
export interface AddedUp {
  /** Row by row, in steps. */
  readonly cells: readonly (readonly bigint[])[];
  readonly rowTotals: readonly bigint[];
  readonly columnTotals: readonly bigint[];
  readonly total: bigint;
}

/**
 * Rounds a table of amounts to the steps of a display so that what the reader sees adds up: the corner to the nearest
 * step, every margin and cell to the floor or ceiling of its exact value, with the least deviation (controlled
 * rounding). Margins are rounded together with the cells, because margins that were rounded before need not leave any
 * rounding of the cells.
 *
 * @param rows amounts in minor units, row by row, none negative
 * @param step minor units in one step of the display
 */
export function addUp(rows: readonly (readonly bigint[])[], step: bigint): AddedUp {
  const exact = inSteps(rows, step);
  const columns = columnsOf(exact);
  const total = nearest(sum(exact.flat()));
  // One more row and column take up what each margin is below its ceiling, so that all margins are whole.
  const slackRow = [...columns.map(belowCeiling), ZERO];
  const table = [...exact.map((row) => [...row, belowCeiling(row)]), slackRow];
  const rowTotals = exact.map((row) => ceiling(sum(row)));
  const columnTotals = columns.map((column) => ceiling(sum(column)));
  const rounded = controlledRounding(
    table,
    [...rowTotals, add(columnTotals) - total],
    [...columnTotals, add(rowTotals) - total],
  );
  if (rounded === null) throw new RangeError('Every table has a controlled rounding; this one found none.');
  return withMargins(rounded.slice(0, -1).map((row) => row.slice(0, -1)));
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
