import type { Checked, Fault } from '@tamwil/fault';
import { unzipSync } from 'fflate';
import { REPORT_FAULTS } from '../fault-codes.ts';

/** Most bytes that a workbook may have when it is unpacked: 4 MB of table have some 40. */
const MOST_UNPACKED = 100_000_000;

/** Whether bytes begin as every workbook does: as a ZIP archive. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);
}

/**
 * The first sheet of a workbook (XLSX) as CSV, cell for cell, so that a table is read in one way whatever it came in.
 * Numbers are the shortest decimal that is the same number to Excel (or as written, where it says more), days are written `2023-12-31`, a formula is the value
 * that the spreadsheet last computed of it.
 *
 * @returns the text, or `malformed-workbook` or `workbook-too-large`; how large it would be is looked up before anything is
 * unpacked, because 300 KB can hold 300 MB
 */
export async function workbookToCsv(bytes: Uint8Array): Promise<Checked<string>> {
  const unpacked = unpackedSize(bytes);
  if (unpacked === null) return refused('malformed-workbook', 'The file is no workbook of this kind (XLSX).');
  if (unpacked > MOST_UNPACKED)
    return refused(
      'workbook-too-large',
      `The workbook unpacks to ${unpacked} bytes; at most ${MOST_UNPACKED} are taken.`,
    );
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const rows = await readSheet(new Blob([bytes as Uint8Array<ArrayBuffer>]), { parseNumber: decimalOf });
    return { ok: true, value: rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('') };
  } catch (error) {
    return refused('malformed-workbook', `The workbook cannot be opened: ${(error as Error).message.slice(0, 200)}.`);
  }
}

/** What the archive says of itself; null where it is none. */
function unpackedSize(bytes: Uint8Array): number | null {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch {
    return null;
  }
  return size;
}

/**
 * A spreadsheet stores 1.1 as 1.1000000000000001: the shortest text of the same number is what its owner typed. A text
 * that says more than the number keeps was written by another program; it is handed on as it is, to be read exactly or
 * refused, and never taken for another amount.
 */
function decimalOf(text: string): string {
  const [number, digits] = [Number(text), digitsOf(text)];
  const kept = digits.length <= 100 && digitsOf(number.toPrecision(digits.length || 1)) === digits;
  return kept ? String(number) : text;
}

/** Significant digits, without sign, point and power of ten. */
function digitsOf(text: string): string {
  return text
    .replace(/e.*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');
}

function fieldOf(cell: unknown): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function refused(code: keyof typeof REPORT_FAULTS, detail: string): { readonly ok: false; readonly faults: Fault[] } {
  return { ok: false, faults: [{ pointer: '', code, detail, fix: REPORT_FAULTS[code].fix }] };
}
