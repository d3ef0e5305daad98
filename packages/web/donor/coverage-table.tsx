import type { RedactedView, ViewOutput } from '@tamwil/report';
import type { VNode } from 'preact';
import { componentColour } from '../charts/palette.ts';
import { Swatch } from '../charts/swatch.tsx';
import type { ShownFinancing } from '../figures/financing-table.ts';
import { percentOf } from '../figures/percent.ts';
import { Bdi } from '../language/bdi.tsx';
import type { Wording } from '../language/wording.ts';
import type { DonorFigures } from './donor-figures.ts';

interface CoverageTableProps {
  readonly view: RedactedView;
  readonly figures: DonorFigures;
  readonly unit: string;
  readonly wording: Wording;
}

/** The amounts of a line, in the order of the columns; with a column for what lapsed only where something did. */
const COLUMNS = ['cost', 'inHand', 'agreed', 'gap'] as const;
const COLUMNS_WITH_LAPSED = [...COLUMNS, 'lapsed'] as const;
type Columns = typeof COLUMNS | typeof COLUMNS_WITH_LAPSED;

const HEADS = {
  cost: 'table.cost',
  inHand: 'table.in-hand',
  agreed: 'table.agreed',
  gap: 'table.gap',
  lapsed: 'table.lapsed',
} as const;

/** Components with their outputs: what each costs, what is in hand, agreed and missing, and the share on both bases. */
export function CoverageTable({ view, figures, unit, wording }: CoverageTableProps): VNode {
  const { totals } = view;
  const columns = figures.rows.some(({ lapsed }) => lapsed > 0n) ? COLUMNS_WITH_LAPSED : COLUMNS;
  return (
    <table class="coverage">
      <caption>
        {wording.text('donor.table')} <span>{wording.text('table.unit', { unit })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{wording.text('table.line')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" class="figure">
              {wording.text(HEADS[column])}
            </th>
          ))}
          <th scope="col" class="figure">
            {wording.text('table.coverage-in-hand')}
          </th>
          <th scope="col" class="figure">
            {wording.text('table.coverage-firm')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr class="total">
          <th scope="row">{wording.text('table.whole')}</th>
          <Amounts line={figures.shown.whole} columns={columns} wording={wording} />
          <Share share={totals.inHand.coverage} wording={wording} />
          <Share share={totals.firm.coverage} wording={wording} />
        </tr>
      </tbody>
      {view.components.map((component, index) => {
        const row = figures.shown.rows[index]!;
        return (
          <tbody key={component.id}>
            <tr class="total">
              <th scope="row">
                <Swatch colour={componentColour(index)} />
                <Bdi>{component.id}</Bdi> {wording.name(component.name)}
              </th>
              <Amounts line={row} columns={columns} wording={wording} />
              <Share share={component.inHand.coverage} wording={wording} />
              <Share share={component.firm.coverage} wording={wording} />
            </tr>
            {view.outputs
              .filter((output) => output.component === component.id)
              .map((output, position) => (
                <OutputRow
                  key={output.id}
                  output={output}
                  line={row.parts?.[position] ?? null}
                  columns={columns}
                  wording={wording}
                />
              ))}
          </tbody>
        );
      })}
    </table>
  );
}

function OutputRow(props: {
  readonly output: ViewOutput;
  readonly line: ShownFinancing | null;
  readonly columns: Columns;
  readonly wording: Wording;
}): VNode {
  const { output, line, columns, wording } = props;
  return (
    <tr class="part">
      <th scope="row" {...(line === null ? { colspan: 1 + columns.length } : {})}>
        <span class="output">
          <Bdi>{output.id}</Bdi> {wording.name(output.title)}
        </span>
      </th>
      {line === null ? null : <Amounts line={line} columns={columns} wording={wording} />}
      <Share share={output.inHandCoverage} wording={wording} />
      <Share share={output.firmCoverage} wording={wording} />
    </tr>
  );
}

interface AmountsProps {
  readonly line: ShownFinancing;
  readonly columns: Columns;
  readonly wording: Wording;
}

function Amounts({ line, columns, wording }: AmountsProps): VNode {
  return (
    <>
      {columns.map((column) => (
        <td key={column} class="figure">
          <Bdi>{wording.decimal(line[column])}</Bdi>
        </td>
      ))}
    </>
  );
}

function Share({ share, wording }: { readonly share: string | null; readonly wording: Wording }): VNode {
  return <td class="figure">{share === null ? null : <Bdi>{`${wording.decimal(percentOf(share))} %`}</Bdi>}</td>;
}
