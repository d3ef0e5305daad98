import type { Checked, Fault } from '@tamwil/fault';
import { REPORT_FAULTS } from '../fault-codes.ts';
import { unguarded } from '../formula-guard.ts';
import { MOST_ROWS } from './rows-schema.ts';

/** A table that was read: rows without the empty ones, and where each cell stands in the spreadsheet. */
export interface CsvRows<Column extends string> {
  readonly rows: readonly Readonly<Partial<Record<Column, string>>>[];
  /** Faults that name a row of `rows` (`/rows/3/value`), named by the rows and cells of the spreadsheet. */
  readonly atCells: (faults: readonly Fault[]) => Fault[];
}

/**
 * Reads CSV with a line of column names, as spreadsheets write it: comma, semicolon or tab between the cells, quotes as in
 * RFC 4180, a byte order mark, empty rows, an apostrophe before what would be a formula. Columns may stand in any order;
 * a column that is not known is a fault, because its figures would silently be left out.
 *
 * @param needed columns without which no row can be read
 * @returns rows with the cells that are not empty; faults: `table-empty`, `malformed-csv`, `unknown-column`,
 * `column-twice`, `column-missing`, `too-many-cells`, `too-many-rows`. `/rows/0` is the first row below the names.
 */
export async function readCsv<Column extends string>(
  text: string,
  columns: readonly Column[],
  needed: readonly Column[],
): Promise<Checked<CsvRows<Column>>> {
  const records = await recordsOf(text);
  if (!records.ok) return records;
  const [head = [], ...body] = records.value;
  const names = head.map((name) => name.trim());
  const faults = headFaults(names, columns, needed);
  if (body.length > MOST_ROWS)
    faults.push(fault('too-many-rows', '/rows', `The table has ${body.length} rows; at most ${MOST_ROWS} are taken.`));
  if (faults.length > 0) return { ok: false, faults };

  const at: number[] = [];
  const rows: Partial<Record<Column, string>>[] = [];
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const extra = cells.findIndex((cell, column) => column >= names.length && cell.trim() !== '');
    if (extra >= 0)
      faults.push(fault('too-many-cells', `/rows/${index}`, `Cell ${cellName(extra, index)} stands under no name.`));
    at.push(index);
    const entries = names.map((name, column) => [name, unguarded(cells[column] ?? '').trim()] as const);
    rows.push(Object.fromEntries(entries.filter(([, cell]) => cell !== '')) as Partial<Record<Column, string>>);
  });
  if (faults.length > 0) return { ok: false, faults };
  if (rows.length === 0) return { ok: false, faults: [fault('table-empty', '', 'There is no row below the names.')] };
  return { ok: true, value: { rows, atCells: (found) => found.map((one) => atCell(one, at, names)) } };
}

async function recordsOf(text: string): Promise<Checked<string[][]>> {
  if (text.trim() === '') return { ok: false, faults: [fault('table-empty', '', 'The text is empty.')] };
  // Loaded with the first table: few requests bring one.
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const value = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { ok: false, faults: [fault('malformed-csv', '', `The quotes of line ${line} cannot be read.`)] };
  }
}

/** Spreadsheets set to a language with decimal commas write semicolons. The line of names has no other use for either. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  return [',', ';', '\t'].find((delimiter) => head.includes(delimiter)) ?? ',';
}

function headFaults(names: readonly string[], columns: readonly string[], needed: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  names.forEach((name, index) => {
    const cell = `Cell ${cellName(index, -1)}`;
    if (name !== '' && !columns.includes(name))
      faults.push(
        fault(
          'unknown-column',
          '/columns',
          `${cell}: there is no column ${JSON.stringify(name.slice(0, 80))}; there are ${columns.join(', ')}.`,
        ),
      );
    else if (name !== '' && names.indexOf(name) < index)
      faults.push(fault('column-twice', '/columns', `${cell}: the column ${name} stands twice.`));
  });
  for (const name of needed)
    if (!names.includes(name))
      faults.push(fault('column-missing', '/columns', `The first line has no column ${JSON.stringify(name)}.`));
  return faults;
}

function fault(code: keyof typeof REPORT_FAULTS, pointer: string, detail: string): Fault {
  return { pointer, code, detail, fix: REPORT_FAULTS[code].fix };
}

function atCell(found: Fault, at: readonly number[], names: readonly string[]): Fault {
  const [, position, column] = /^\/rows\/(\d+)\/(\w+)$/.exec(found.pointer) ?? [];
  if (position === undefined || column === undefined) return found;
  const row = at[Number(position)]!;
  const place = names.indexOf(column);
  // A column that the table does not have is a cell of no letter: the row is named.
  const cell = place < 0 ? `Row ${row + 2}` : `Cell ${cellName(place, row)}`;
  return { ...found, pointer: `/rows/${row}/${column}`, detail: `${cell}: ${found.detail}` };
}

/** `D14` as a spreadsheet says it; row 0 is the first below the names. */
function cellName(column: number, row: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 2}`;
}
