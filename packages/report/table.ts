/** A table as every export has it: machine names, plain decimals as text, and what kind of text a column holds. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  /** Machine name, the same in every language: words joined by underscores, or a field's own name (`sourceYear`). */
  readonly name: string;
  /** `text` was written by people and is guarded against formulas; `code` and `number` are ours. */
  readonly kind: 'text' | 'code' | 'number';
}

/** Null is an empty cell: not known or not to be shown, which is not the same as zero. */
export type Cell = string | null;

/** How one column of a table is made: its name, its kind, and the cell of a row. */
export type ColumnOf<Row> = readonly [name: string, kind: Column['kind'], cell: (row: Row) => Cell];

/** The table of a list: one line per row, one entry per column. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Table {
  return {
    columns: columns.map(([name, kind]) => ({ name, kind })),
    rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
  };
}
