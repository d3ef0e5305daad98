import type { FaultCatalogue } from '@tamwil/fault';

/** Why something cannot be reported, and what can be wrong with a table that is imported before its cells are read. */
export const REPORT_FAULTS = {
  'basis-not-run': {
    meaning: 'The priority rules could not be run on money in hand or on firm money, so there is no position to show.',
    fix: 'Look at the warnings of the result, and change the rules that cannot be run on so little money.',
  },
  'unknown-donor': {
    meaning: 'No source of the scenario is of this donor.',
    fix: 'Name the donor exactly as the sources do, or leave it out.',
  },
  'table-empty': {
    meaning: 'The table has no rows.',
    fix: 'Fill in the template; its first line names the columns.',
  },
  'malformed-csv': {
    meaning: 'The text is not CSV: a quotation mark stands where none can, or one is never closed.',
    fix: 'Save the table as CSV (UTF-8) from the spreadsheet; a quotation mark inside a quoted cell is doubled.',
  },
  'unknown-column': {
    meaning: 'The first line of the table names a column that the import does not read.',
    fix: 'Correct the name as the template has it, or remove the column.',
  },
  'column-twice': {
    meaning: 'Two columns of the table have the same name.',
    fix: 'Remove one of the columns.',
  },
  'column-missing': {
    meaning: 'The table lacks a column that the import needs.',
    fix: 'Take the first line of the template as it is.',
  },
  'too-many-cells': {
    meaning: 'A row has a cell outside the named columns.',
    fix: 'Move or remove the cell; a text with commas needs quotation marks around it.',
  },
  'cell-contradicts': {
    meaning: 'Two rows of one agreement say different things in a column that holds for the whole agreement.',
    fix: 'Make the cells the same, or fill in the column in one of the rows only.',
  },
  'unknown-line': {
    meaning: 'The column `line` of a table of agreements holds a word that says no kind of row.',
    fix: 'Leave it empty for a tranche, or write booked, at-most or share.',
  },
  'row-twice': {
    meaning: 'Two rows of a table of costs are of the same output.',
    fix: 'Remove one of the rows.',
  },
  'malformed-workbook': {
    meaning: 'The file begins like a workbook and cannot be opened as one.',
    fix: 'Save it as .xlsx from the spreadsheet, or as CSV (UTF-8).',
  },
  'workbook-too-large': {
    meaning: 'The workbook would unpack to more than anybody fills in by hand.',
    fix: 'Keep the one sheet with the table, without pictures, or save it as CSV (UTF-8).',
  },
  'too-many-rows': {
    meaning: 'The table has more rows than one import takes.',
    fix: 'Divide the table.',
  },
} as const satisfies FaultCatalogue;
