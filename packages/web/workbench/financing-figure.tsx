import type { Plan } from '@tamwil/plan';
import type { Evaluation } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { chartFinding, FinancingChart } from '../charts/financing-chart.tsx';
import { FinancingLegend, kindsOf } from '../charts/financing-legend.tsx';
import { type ShownTable, shownTable } from '../figures/financing-table.ts';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { downloadSvg } from './download.ts';
import { resultFigures } from './result-figures.ts';

interface FinancingFigureProps {
  readonly result: Evaluation;
  readonly plan: Plan;
}

/** The chart of cost, allocation and gap with its finding as title, its figures as a table, and the drawing as a file. */
export function FinancingFigure({ result, plan }: FinancingFigureProps): VNode {
  const words = wording.value;
  const { text } = words;
  const frame = useRef<HTMLDivElement>(null);
  const rows = resultFigures(result, plan).map((row, index) => ({
    ...row,
    parts: null,
    name: words.name({ ...plan.components[index]!.shortName }),
  }));
  const shown = shownTable(rows, 'million', result.currency);
  const unit = text('unit.million', { currency: result.currency });
  return (
    <figure>
      <figcaption>{chartFinding(rows, shown, 'million', result.currency, words)}</figcaption>
      <div ref={frame}>
        <FinancingChart id="financing" rows={rows} shown={shown} unit={unit} wording={words} />
      </div>
      <FinancingLegend id="financing-legend" kinds={kindsOf(rows)} wording={words} />
      <details>
        <summary>{text('chart.as-table')}</summary>
        <ChartTable shown={shown} unit={unit} />
      </details>
      <div class="actions">
        <button
          type="button"
          class="plain"
          onClick={() => downloadSvg(frame.current!.querySelector('svg')!, 'financing.svg')}
        >
          {text('chart.svg')}
        </button>
      </div>
    </figure>
  );
}

function ChartTable({ shown, unit }: { readonly shown: ShownTable; readonly unit: string }): VNode {
  const { text, decimal } = wording.value;
  const columns = ['cost', 'in-hand', 'agreed', 'gap'] as const;
  return (
    <TableRegion label={text('chart.as-table')}>
      <table>
        <caption>
          <span class="unit">{text('table.unit', { unit })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{text('table.component')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="figure">
                {text(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[shown.whole, ...shown.rows].map((row, index) => (
            <tr key={row.id} class={index === 0 ? 'total' : 'part'}>
              <th scope="row">{index === 0 ? text('table.whole') : <Bdi>{row.id}</Bdi>}</th>
              {[row.cost, row.inHand, row.agreed, row.gap].map((amount, column) => (
                <td key={columns[column]} class="figure">
                  <Bdi>{decimal(amount)}</Bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
