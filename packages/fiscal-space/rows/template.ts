import exampleCountry from '../example-country.json' with { type: 'json' };
import { readCountryScenario } from '../read-country-scenario.ts';
import { FISCAL_SPACE_COLUMNS, type FiscalSpaceColumn, type FiscalSpaceRow } from './row.ts';
import { rowsOfCountry } from './rows-of-country.ts';

export interface FiscalSpaceTemplate {
  readonly columns: readonly { readonly id: FiscalSpaceColumn; readonly meaning: string }[];
  /** The example country, which is invented, as rows: each kind of field stands in it once. */
  readonly rows: readonly FiscalSpaceRow[];
}

/** The table to fill in for the import of countries. */
export function fiscalSpaceTemplate(): FiscalSpaceTemplate {
  const example = readCountryScenario(exampleCountry);
  if (!example.ok) throw new Error('The example country cannot be read.');
  return { columns: FISCAL_SPACE_COLUMNS, rows: rowsOfCountry(example.value) };
}
