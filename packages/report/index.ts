export { REPORT_FAULTS } from './fault-codes.ts';
export { redactedView, type Shown } from './redacted-view.ts';
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
export type { Cell, Column, Table } from './table.ts';
export { toCsv } from './to-csv.ts';
export { viewTable } from './view-table.ts';
