import type { Checked } from '@tamwil/fault';
import {
  type CountryScenario,
  countriesFromRows,
  FISCAL_SPACE_COLUMNS,
  type FiscalSpaceColumn,
  fiscalSpaceTemplate,
} from '@tamwil/fiscal-space';
import { tableOf } from '../table.ts';
import { toCsv } from '../to-csv.ts';
import { readTable } from './read-table.ts';

/**
 * Country scenarios from a table as CSV (the template's) or as `{"rows": [...]}`, in the order of their first rows.
 *
 * @returns the countries, or every fault with its cell: `pointer` names row and column (`/rows/12/sourceYear`, the first
 * row below the names is 0), `detail` the cell as the spreadsheet shows it (`Cell J14`). Faults: those of `readTable` and of
 * `countriesFromRows`
 * @example
 * ```ts
 * import { countriesTemplate, importCountries } from '@tamwil/report';
 * const read = await importCountries(countriesTemplate());
 * read.ok && read.value.map(({ name }) => name) // => ['Example country (invented)']
 * ```
 */
export async function importCountries(body: unknown): Promise<Checked<CountryScenario[]>> {
  const needed: FiscalSpaceColumn[] = ['country', 'field', 'value', 'source', 'sourceYear'];
  const table = await readTable(body, FISCAL_SPACE_COLUMNS, needed);
  if (!table.ok) return table;
  const countries = countriesFromRows(table.value.rows);
  return countries.ok ? countries : { ok: false, faults: table.value.atCells(countries.faults) };
}

/** The template of a table of countries as CSV: the example country, which is invented, to write one's own figures over. */
export function countriesTemplate(): string {
  const { columns, rows } = fiscalSpaceTemplate();
  return toCsv(
    tableOf(
      rows,
      columns.map(({ id }) => [id, 'text', (row) => row[id] ?? null]),
    ),
  );
}
