import { type CountryScenario, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import type { Field } from './fields.ts';
import { Figure } from './figure.tsx';

export interface FigureTableProps {
  readonly index: number;
  readonly country: CountryScenario;
  /** What the figures are of, for those who hear the page. */
  readonly of: string;
  readonly fields: readonly (Field & { readonly name?: string })[];
  /** One number, or one for each reading of an option. */
  readonly kind: 'value' | 'range';
  /** Whether the edition of the source is asked for too. */
  readonly hasEditions?: boolean;
}

/** Figures with source and year, a row for each. A figure by year has a row for each of its years. */
export function FigureTable({ index, country, of, fields, kind, hasEditions = false }: FigureTableProps): VNode {
  const { text } = wording.value;
  const columns = kind === 'value' ? (['value'] as const) : READINGS;
  return (
    <TableRegion label={of}>
      <table class="fiscal-inputs">
        <thead>
          <tr>
            <th scope="col">{text('fiscal.figure')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="figure">
                {text(`fiscal.${column}`)}
              </th>
            ))}
            <th scope="col">{text('fiscal.source')}</th>
            <th scope="col">{text('fiscal.year')}</th>
            {hasEditions ? <th scope="col">{text('fiscal.edition')}</th> : null}
            <th scope="col">
              <span class="visually-hidden">{text('fiscal.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Figure
              key={field.path.join('/')}
              index={index}
              country={country}
              of={of}
              field={field}
              kind={kind}
              hasEditions={hasEditions}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
