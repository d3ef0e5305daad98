import { controlledRounding } from './controlled-rounding.ts';
import { ceiling, type Fraction, floor, fraction, minus, sum } from './fraction.ts';
import { roundHalfEven } from './round-half-even.ts';

/** A rounded table with its margins: cells add up to rows and columns, both add up to the total. */
export interface RoundedTable {
  readonly cells: readonly (readonly bigint[])[];
  readonly rowTotals: readonly bigint[];
  readonly columnTotals: readonly bigint[];
  readonly total: bigint;
}

/**
 * Rounds a table together with its margins, so that a page in US$ thousand adds up in every direction: cells, row
 * totals, column totals and the grand total are each the floor or ceiling of their exact value. Such a table always
 * exists (Cox 1987); rounding the margins one by one first can make it impossible.
 *
 * The margins become cells: a further column holds what each row lacks to its ceiling, a further row what each column
 * lacks, and the corner holds whether the total is rounded up.
 *
 * @param cells exact values in the unit of display, rows of equal length, at least one
 * @param total the grand total, floor or ceiling of the exact sum; by default the nearest integer, half to even
 * @example
 * ```ts
 * import { fraction, roundTable } from '@tamwil/money';
 * const [a, b] = [fraction(3n, 2n), fraction(1n, 2n)];
 * roundTable([[a, b], [b, a]]) // => { cells: [[2n, 0n], [0n, 2n]], rowTotals: [2n, 2n], columnTotals: [2n, 2n], total: 4n }
 * ```
 */
export function roundTable(cells: readonly (readonly Fraction[])[], total?: bigint): RoundedTable {
  const rowSums = cells.map(sum);
  const columnSums = cells[0]!.map((_, c) => sum(cells.map((row) => row[c]!)));
  const exactTotal = sum(rowSums);
  const roundedTotal = total ?? roundHalfEven(exactTotal);
  const below = floor(exactTotal);
  const rowCeilings = rowSums.map(ceiling);
  const columnCeilings = columnSums.map(ceiling);

  const lacks = (ceilings: readonly bigint[], sums: readonly Fraction[]) =>
    sums.map((s, i) => minus(fraction(ceilings[i]!), s));
  const rowLacks = lacks(rowCeilings, rowSums);
  const augmented = [
    ...cells.map((row, r) => [...row, rowLacks[r]!]),
    [...lacks(columnCeilings, columnSums), fraction(roundedTotal - below)],
  ];
  const add = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
  const rounded = controlledRounding(
    augmented,
    [...rowCeilings, add(columnCeilings) - below],
    [...columnCeilings, add(rowCeilings) - below],
  );
  if (rounded === null) throw new RangeError(`${roundedTotal} is neither floor nor ceiling of the sum of the table.`);
  const width = columnSums.length;
  return {
    cells: rounded.slice(0, -1).map((row) => row.slice(0, width)),
    rowTotals: rounded.slice(0, -1).map((row) => add(row.slice(0, width))),
    columnTotals: columnSums.map((_, c) => add(rounded.slice(0, -1).map((row) => row[c]!))),
    total: roundedTotal,
  };
}
