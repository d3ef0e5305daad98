import * as z from 'zod';

/** Most rows of one import: about 300 countries with every figure. */
export const MOST_ROWS = 40_000;

/** A column of a table that can be imported. */
export interface TableColumn<Name extends string> {
  readonly id: Name;
  readonly meaning: string;
}

/** As long as any text that a table holds may be, with room for a fault to be found in it. */
const cell = z.string().max(1_000);

/** A table as JSON: its rows, empty cells left out. */
export function rowsSchema<Name extends string>(columns: readonly TableColumn<Name>[]) {
  const cells = Object.fromEntries(columns.map(({ id, meaning }) => [id, cell.describe(meaning).exactOptional()]));
  const row = z.strictObject(cells as Record<Name, z.ZodExactOptional<z.ZodString>>);
  return z
    .strictObject({ rows: z.array(row).min(1).max(MOST_ROWS) })
    .describe('The rows of the table; or the table as CSV whose first line names the columns.');
}
