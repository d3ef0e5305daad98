/** The sheets of a result, in the order of the workbook. */
export const SHEET_IDS = [
  'read-me',
  'assumptions',
  'costs',
  'funding',
  'awards',
  'routing',
  'trace',
  'fiscal-space',
  'fiscal-options',
  'debt-paths',
  'country-inputs',
] as const;

export type SheetId = (typeof SHEET_IDS)[number];
