export { REPORT_FAULTS } from './fault-codes.ts';
export { FISCAL_PARTS, type ViewCountry, type ViewRange } from './fiscal-space-view-schema.ts';
export { type CostColumn, type CostRow, costColumns } from './imports/cost-columns.ts';
export type { ImportedCosts } from './imports/costs-from-rows.ts';
export { FUNDING_COLUMNS, type FundingColumn, type FundingRow } from './imports/funding-columns.ts';
export { costsTemplate, importCosts } from './imports/import-costs.ts';
export { countriesTemplate, importCountries } from './imports/import-countries.ts';
export { fundingTemplate, importFunding } from './imports/import-funding.ts';
export { rowsSchema } from './imports/rows-schema.ts';
export type { FundingTerms } from './imports/sources-from-rows.ts';
export { isWorkbook, workbookToCsv } from './imports/workbook-to-csv.ts';
export { redactedView } from './redacted-view.ts';
export {
  DISCLAIMERS,
  type Disclaimer,
  type Localized,
  type Position,
  type RedactedView,
  redactedViewSchema,
  type ViewComponent,
  type ViewContribution,
  type ViewFundingGroup,
  type ViewOutput,
} from './redacted-view-schema.ts';
export type { Exported } from './sheets/exported.ts';
export { portfolioTable } from './sheets/portfolio.ts';
export { resultPages, resultTable } from './sheets/result-sheets.ts';
export { SHEET_IDS, type SheetId } from './sheets/sheet-ids.ts';
export type { Shown } from './shown.ts';
export type { Cell, Column, Table } from './table.ts';
export { toCsv } from './to-csv.ts';
export { type Page, toXlsx } from './to-xlsx.ts';
export { viewPages } from './view-pages.ts';
export { viewTable } from './view-table.ts';
