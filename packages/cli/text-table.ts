import type { Table } from './command.ts';

const NUMBER = /^-?[\d,]+(\.\d+)?( %)?$/;

/**
 * A table as aligned text: numbers to the right, words to the left, so that amounts stand under each other.
 *
 * @example
 * ```ts
 * import { textTable } from '@tamwil/cli';
 * textTable({ heading: ['id', 'award'], rows: [['C1', '10.50'], ['C10', '9.00']] }) // => 'id   award\nC1   10.50\nC10   9.00\n'
 * ```
 */
export function textTable(table: Table): string {
  const rows = [table.heading, ...table.rows];
  const widths = table.heading.map((_, column) => Math.max(...rows.map((row) => lengthOf(row[column] ?? ''))));
  const right = table.heading.map((_, column) => table.rows.every((row) => NUMBER.test(row[column] ?? '0')));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const blank = ' '.repeat(widths[column]! - lengthOf(cell));
        return right[column] && table.rows.length > 0 ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd(),
  );
  const notes = table.notes === undefined || table.notes.length === 0 ? [] : ['', ...table.notes];
  return `${[...lines, ...notes].join('\n')}\n`;
}

/** Characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}
