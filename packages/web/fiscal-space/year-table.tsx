import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';

interface YearTableProps {
  readonly caption: string;
  /** What the table is heard as, where the caption alone would be heard of another table too. */
  readonly label?: string;
  readonly unit: string;
  /** Whether the topic above says the same: then the caption is only heard, and the unit is seen. */
  readonly isTitled?: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly year: number; readonly cells: readonly string[] }[];
}

/** Figures by year, a row for each. */
export function YearTable({ caption, label = caption, unit, isTitled = false, columns, rows }: YearTableProps): VNode {
  const { text, plain } = wording.value;
  return (
    <TableRegion label={label}>
      <table class="by-year">
        <caption>
          <span class={isTitled ? 'visually-hidden' : undefined}>{caption}</span> <span class="unit">{unit}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('fiscal.year')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="figure">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ year, cells }) => (
            <tr key={year}>
              <th scope="row">
                <Bdi>{plain(`${year}`)}</Bdi>
              </th>
              {cells.map((cell, column) => (
                <td key={columns[column]} class="figure">
                  <Bdi>{cell}</Bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
