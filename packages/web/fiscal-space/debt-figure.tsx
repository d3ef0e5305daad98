import { type FiscalSpaceAnswer, READINGS } from '@tamwil/fiscal-space';
import { toCsv } from '@tamwil/report';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { DebtPathChart } from '../charts/debt-path-chart.tsx';
import { wording } from '../language/reader.ts';
import { downloadSvg, downloadText } from '../workbench/download.ts';
import { percentText } from './written-figures.ts';

type Debt = NonNullable<FiscalSpaceAnswer['debt']>;

interface DebtFigureProps {
  readonly debt: Debt;
}

/** The chart of the debt paths with its finding as title, and the drawing and its figures as files. */
export function DebtFigure({ debt }: DebtFigureProps): VNode {
  const { text, plain } = wording.value;
  const frame = useRef<HTMLDivElement>(null);
  const percent = (ratio: string | undefined) => percentText(ratio ?? null, wording.value);
  const { baseline, scenario, thresholds, baseYear, baseDebt } = debt;
  const paths = [
    { id: 'baseline', name: text('fiscal.baseline'), path: baseline },
    ...READINGS.map((id) => ({ id, name: text(`fiscal.with-${id}`), path: scenario[id] })),
  ];
  const known = paths.flatMap(({ path, ...line }) => (path === null ? [] : [{ ...line, path }]));
  const years = (known[0]?.path ?? []).map(({ year }) => year);
  const download = () => {
    const columns = ['year', ...known.map(({ id }) => id)].map((name) => ({ name, kind: 'number' as const }));
    const rows = years.map((year, at) => [`${year}`, ...known.map(({ path }) => path[at]!.debt)]);
    downloadText(toCsv({ columns, rows }), 'debt-path.csv', 'text/csv;charset=utf-8');
  };
  return (
    <figure>
      <figcaption>
        {text('fiscal.debt-finding', {
          year: plain(`${years.at(-1)}`),
          baseline: percent(baseline?.at(-1)?.debt),
          central: percent(scenario.central?.at(-1)?.debt),
        })}
      </figcaption>
      <div ref={frame}>
        <DebtPathChart
          years={[baseYear, ...years]}
          lines={known.map(({ id, name, path }) => ({
            id,
            name,
            ratios: [baseDebt!, ...path.map((year) => year.debt)],
          }))}
          mark={
            thresholds.debt === null || thresholds.debt.includes('/')
              ? null
              : { name: text('fiscal.your-mark'), ratio: thresholds.debt }
          }
          summary={text('fiscal.debt-summary')}
          wording={wording.value}
        />
      </div>
      <div class="actions">
        <button
          type="button"
          class="plain"
          onClick={() => downloadSvg(frame.current!.querySelector('svg')!, 'debt-path.svg')}
        >
          {text('chart.svg')}
        </button>
        <button type="button" class="plain" onClick={download}>
          {text('fiscal.chart-csv')}
        </button>
      </div>
    </figure>
  );
}
