import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';

interface YearTableProps {
  readonly caption: string;
  readonly unit: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly year: number; readonly cells: readonly string[] }[];
}

/** Figures by year, a row for each. */
export function YearTable({ caption, unit, columns, rows }: YearTableProps): VNode {
  const { text, plain } = wording.value;
  return (
    <TableRegion label={caption}>
      <table>
        <caption>
          {caption} <span class="unit">{unit}</span>
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
