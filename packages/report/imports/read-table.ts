import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { type CsvRows, readCsv } from './read-csv.ts';
import { rowsSchema, type TableColumn } from './rows-schema.ts';

/**
 * The rows of a table, whichever form it came in.
 *
 * @param table CSV as text, or `{"rows": [...]}`
 * @returns the rows; faults: those of `readCsv`, or those of the shape
 */
export async function readTable<Name extends string>(
  table: unknown,
  columns: readonly TableColumn<Name>[],
  needed: readonly Name[],
): Promise<Checked<CsvRows<Name>>> {
  if (typeof table === 'string')
    return readCsv<Name>(
      table,
      columns.map(({ id }) => id),
      needed,
    );
  const read = rowsSchema(columns).safeParse(table);
  if (!read.success) return { ok: false, faults: shapeFaults(read.error) };
  const rows = read.data.rows as readonly Readonly<Partial<Record<Name, string>>>[];
  return { ok: true, value: { rows, atCells: (faults: readonly Fault[]) => [...faults] } };
}
