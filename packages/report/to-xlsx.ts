import type { Cell, Column, Table } from './table.ts';

/** One page of a workbook. */
export interface Page {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly title: string;
  readonly table: Table;
}

/** Excel keeps 15 significant digits; a longer number is written as text, to the cent. */
const MOST_DIGITS = 15;
/** Characters that one cell holds. */
const LONGEST_CELL = 32_767;

/**
 * A workbook: numbers as numbers where Excel keeps them exactly, everything else as text. Text is never a formula,
 * because formulas have a type of their own in the file. The bytes differ from second to second (the archive holds the
 * time); the content does not.
 */
export async function toXlsx(
  pages: readonly Page[],
  { rightToLeft }: { readonly rightToLeft: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = pages.map(({ title, table }) => ({
    sheet: title,
    data: [
      table.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => table.columns.map((column, index) => cellOf(row[index] ?? null, column))),
    ],
    columns: table.columns.map((_, index) => ({ width: widthOf(table, index) })),
    stickyRowsCount: 1,
    rightToLeft,
  }));
  // Loaded with the first workbook: the writer is a tenth of the API's code, and few requests want it.
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const blob = await writeExcelFile(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cellOf(cell: Cell, { kind }: Column) {
  if (cell === null) return null;
  if (kind === 'number' && isExactInExcel(cell)) return { value: Number(cell), type: Number, format: formatOf(cell) };
  return { value: cell.slice(0, LONGEST_CELL), type: String };
}

function isExactInExcel(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text.replace(/^-?0*|\./g, '').length <= MOST_DIGITS;
}

/** As many decimals as the text has. */
function formatOf(text: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals === 0 ? '0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** Wide enough for what is in the column, within reason. */
function widthOf({ columns, rows }: Table, index: number): number {
  const lengths = rows.map((row) => row[index]?.length ?? 0);
  return Math.min(60, Math.max(8, (columns[index]?.name.length ?? 0) + 2, ...lengths.slice(0, 500)));
}
