import { controlledRounding, fraction, roundToTotal } from '@tamwil/money';

/** A table in steps of the display unit whose rows, columns and corner add up as shown. */
export interface AddedUp {
  /** Row by row, in steps. */
  readonly cells: readonly (readonly bigint[])[];
  readonly rowTotals: readonly bigint[];
  readonly columnTotals: readonly bigint[];
  readonly total: bigint;
}

/** Margins that are already fixed because the table is a part of another one that is shown. */
export interface Margins {
  readonly columnTotals: readonly bigint[];
}

/**
 * Rounds a table of amounts to the steps of a display so that what the reader sees adds up: the corner first (to the
 * nearest step), then the margins by largest remainder, then the cells by controlled rounding. Every shown figure is
 * the floor or the ceiling of its exact value.
 *
 * @param rows amounts in minor units, row by row, none negative
 * @param step minor units in one step of the display
 * @param within the column totals shown one level up, where this table details one row of another
 */
export function addUp(rows: readonly (readonly bigint[])[], step: bigint, within?: Margins): AddedUp {
  const exact = rows.map((row) => row.map((value) => fraction(value, step)));
  const columns = rows[0]?.length ?? 0;
  const columnSums = Array.from({ length: columns }, (_, c) => rows.reduce((total, row) => total + row[c]!, 0n));
  const all = columnSums.reduce((a, b) => a + b, 0n);
  const columnTotals =
    within?.columnTotals ??
    roundToTotal(
      columnSums.map((value) => fraction(value, step)),
      nearest(all, step),
    );
  const total = columnTotals.reduce((a, b) => a + b, 0n);
  const rowTotals = roundToTotal(
    rows.map((row) =>
      fraction(
        row.reduce((a, b) => a + b, 0n),
        step,
      ),
    ),
    total,
  );
  const cells = controlledRounding(exact, rowTotals, columnTotals);
  if (cells === null) throw new RangeError('The margins are no rounding of this table.');
  return { cells, rowTotals, columnTotals, total };
}

function nearest(value: bigint, step: bigint): bigint {
  return (2n * value + step) / (2n * step);
}
