import { type Checked, shapeFaults } from '@tamwil/fault';
import {
  type CountryScenario,
  countriesFromRows,
  countryScenarioSchema,
  FISCAL_SPACE_COLUMNS,
} from '@tamwil/fiscal-space';
import { importCountries, MOST_ROWS } from '@tamwil/report';
import * as z from 'zod';
import { TABLE_BODY } from '../../http/read-body.ts';
import { computation } from '../computation.ts';
import type { Route } from '../route.ts';

/** As long as any text of a country scenario may be, with room for a fault to be found in it. */
const Cell = z.string().max(1_000);
const Row = z.strictObject(
  Object.fromEntries(FISCAL_SPACE_COLUMNS.map(({ id, meaning }) => [id, Cell.describe(meaning).optional()])),
);
const Rows = z
  .strictObject({ rows: z.array(Row).min(1).max(MOST_ROWS) })
  .describe('The rows of the table; or the table as CSV whose first line names the columns.');

const provenance = { source: 'Invented for this example', sourceYear: '2025' };
const EXAMPLE_ROWS = [
  { field: 'name', value: 'Example country (invented)' },
  { field: 'currency', value: 'USD' },
  { field: 'unit', value: 'million' },
  { field: 'firstYear', value: '2026' },
  { field: 'lastYear', value: '2026' },
  { field: 'definition', value: 'ilo' },
  { field: 'profile.gdp', year: '2026', value: '1000', ...provenance },
  { field: 'options.aid.grants', year: '2026', low: '1', central: '2', high: '4', ...provenance },
].map((row) => ({ country: 'example', ...row }));

const countries = computation({
  path: '/imports/fiscal-space',
  id: 'importCountries',
  summary: 'A table of countries as country scenarios, or every fault with its cell; nothing is stored',
  body: Rows,
  example: { rows: EXAMPLE_ROWS },
  rule: TABLE_BODY,
  answer: 'The countries in the order of their first rows, as /fiscal-space and /fiscal-space/portfolio take them.',
  schema: z.strictObject({ countries: z.array(countryScenarioSchema) }),
  narrowedBy: 'Fewer countries',
  compute(body) {
    const read = typeof body === 'string' ? importCountries(body) : fromRows(body);
    return read.ok ? { ok: true, value: { countries: read.value } } : read;
  },
});

function fromRows(body: unknown): Checked<CountryScenario[]> {
  const rows = Rows.safeParse(body);
  return rows.success ? countriesFromRows(rows.data.rows) : { ok: false, faults: shapeFaults(rows.error) };
}

/** Tables of other programs, read and not stored. */
export const IMPORT_ROUTES: readonly Route[] = [countries];
