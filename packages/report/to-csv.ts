import { guarded } from './formula-guard.ts';
import type { Cell, Column, Table } from './table.ts';

/** Without it, Excel reads UTF-8 as the system's code page and Arabic is lost. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV: RFC 4180, UTF-8 with byte order mark, machine column names, plain decimals. Text that people wrote and
 * that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets show as text.
 *
 * @example
 * ```ts
 * import { toCsv } from '@tamwil/report';
 * toCsv({ columns: [{ name: 'donor', kind: 'text' }], rows: [['=1+1']] }) // => "\uFEFFdonor\r\n'=1+1\r\n"
 * ```
 */
export function toCsv({ columns, rows }: Table): string {
  const head = columns.map(({ name }) => name);
  const body = rows.map((row) => columns.map((column, index) => field(row[index] ?? null, column)));
  return BYTE_ORDER_MARK + [head, ...body].map((line) => `${line.join(',')}\r\n`).join('');
}

function field(cell: Cell, { kind }: Column): string {
  const text = cell ?? '';
  const safe = kind === 'text' ? guarded(text) : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
