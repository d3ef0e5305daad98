import type { Table } from '../table.ts';
import type { Page } from '../to-xlsx.ts';
import { assumptionsTable } from './assumptions.ts';
import { awardsTable } from './awards.ts';
import { costsTable } from './costs.ts';
import type { Exported } from './exported.ts';
import { countryInputsTable, debtPathsTable, fiscalOptionsTable, fiscalSpaceTable } from './fiscal-space.ts';
import { fundingTable } from './funding.ts';
import { readMeTable } from './read-me.ts';
import { routingTable } from './routing.ts';
import { SHEET_IDS, type SheetId } from './sheet-ids.ts';
import { traceTable } from './trace.ts';

const TABLES: Readonly<Record<SheetId, (exported: Exported) => Table>> = {
  'read-me': readMeTable,
  assumptions: assumptionsTable,
  costs: costsTable,
  funding: fundingTable,
  awards: awardsTable,
  routing: routingTable,
  trace: traceTable,
  'fiscal-space': fiscalSpaceTable,
  'fiscal-options': fiscalOptionsTable,
  'debt-paths': debtPathsTable,
  'country-inputs': countryInputsTable,
};

/** Sheets that only a scenario with countries fills. */
const OF_COUNTRIES: ReadonlySet<SheetId> = new Set([
  'fiscal-space',
  'fiscal-options',
  'debt-paths',
  'country-inputs',
] satisfies SheetId[]);

/** Titles of the sheets of a workbook. */
const TITLES: Readonly<Record<SheetId, string>> = {
  'read-me': 'Read me',
  assumptions: 'Assumptions',
  costs: 'Costs',
  funding: 'Funding',
  awards: 'Awards',
  routing: 'Routing',
  trace: 'Trace',
  'fiscal-space': 'Fiscal space',
  'fiscal-options': 'Fiscal options',
  'debt-paths': 'Debt paths',
  'country-inputs': 'Country inputs',
};

/** The pages of the workbook of a result. */
export function resultPages(exported: Exported): Page[] {
  return SHEET_IDS.filter((sheet) => exported.scenario.countries.length > 0 || !OF_COUNTRIES.has(sheet)).map(
    (sheet) => ({
      title: TITLES[sheet],
      table: resultTable(sheet, exported),
    }),
  );
}

/** One sheet of a result: a table for CSV, a page of the workbook. */
export function resultTable(sheet: SheetId, exported: Exported): Table {
  return TABLES[sheet](exported);
}
