/** Columns of a table of countries, in order, with what a cell holds. */
export const FISCAL_SPACE_COLUMNS = [
  { id: 'country', meaning: 'Id of the country; the same in all its rows.' },
  { id: 'field', meaning: 'Place of the figure: keys joined by dots, entries of lists by their id.' },
  { id: 'year', meaning: 'Year of a series or of a grant; empty for a figure that holds for all years.' },
  { id: 'value', meaning: 'The figure, or the text or number of a setting.' },
  { id: 'low', meaning: 'Low reading of an option, in place of a value.' },
  { id: 'central', meaning: 'Central reading.' },
  { id: 'high', meaning: 'High reading.' },
  { id: 'unit', meaning: 'What the figure is counted in. For people; the import does not read it.' },
  { id: 'source', meaning: 'Where the figure is from. Settings have none.' },
  { id: 'sourceYear', meaning: 'Year that the figure speaks of.' },
  { id: 'vintage', meaning: 'Edition of the source, where it has one.' },
] as const;
export type FiscalSpaceColumn = (typeof FISCAL_SPACE_COLUMNS)[number]['id'];

/** One row: a cell that is left out is empty. */
export type FiscalSpaceRow = Readonly<Partial<Record<FiscalSpaceColumn, string>>>;

/** Lists and the key by which a field names their entries; the entries of `additional` are counted from 1. */
export const LIST_KEYS: Readonly<Record<string, 'id' | 'item' | null>> = {
  packages: 'id',
  lines: 'id',
  expenditureItems: 'id',
  items: 'item',
  additional: null,
};

const WHOLE_NUMBERS = new Set(['firstYear', 'lastYear', 'rampYears', 'years', 'remainingYears', 'baseYear', 'year']);
const TEXTS = new Set([
  ...['name', 'region', 'incomeGroup', 'currency', 'unit', 'definition', 'indexation', 'per', 'of', 'timing', 'kind'],
  ...['notes', 'text', 'source', 'part', 'beside', 'reason'],
]);

/** What a field takes: a figure with its source, or a setting of one of three kinds. */
export function kindOf(path: readonly string[]): 'figure' | 'text' | 'whole-number' | 'flag' {
  const last = path.at(-1)!;
  if (last === 'counted') return 'flag';
  if (WHOLE_NUMBERS.has(last)) return 'whole-number';
  if (TEXTS.has(last) || (path[0] === 'additional' && last === 'share')) return 'text';
  return 'figure';
}
