import type { Plan } from '@tamwil/plan';
import type { Evaluation } from '@tamwil/scenario';
import type { ShownTable } from '../figures/financing-table.ts';
import { percentOf } from '../figures/percent.ts';
import type { Wording } from '../language/wording.ts';
import { downloadText } from './download.ts';
import type { ComponentFigures } from './result-figures.ts';

/** Puts the displayed table on the clipboard, tab by tab, as spreadsheets and word processors take it. */
export async function copyTable(
  rows: readonly ComponentFigures[],
  shown: ShownTable,
  plan: Plan,
  wording: Wording,
): Promise<void> {
  const head = ['line', 'cost', 'award', 'gap', 'coverage'] as const;
  const lines = [head.map((column) => wording.text(`table.${column}`))];
  lines.push([wording.text('table.whole'), shown.whole.cost, shown.whole.award, shown.whole.gap]);
  for (const [index, row] of rows.entries()) {
    const { id, shortName, outputs } = plan.components[index]!;
    const { cost, award, gap, parts } = shown.rows[index]!;
    lines.push([`${id} ${wording.name({ ...shortName })}`, cost, award, gap, percentOf(row.coverage)]);
    for (const [position, output] of row.outputs.entries()) {
      const part = parts?.[position];
      const title = outputs.find((other) => other.id === output.id)!.title;
      const amounts = part === undefined ? ['', '', ''] : [part.cost, part.award, part.gap];
      lines.push([`${output.id} ${wording.name({ ...title })}`, ...amounts, percentOf(output.coverage)]);
    }
  }
  await navigator.clipboard.writeText(lines.map((cells) => cells.join('\t')).join('\n'));
}

/** The lines of the result to the cent, with machine column names. Amounts of placeholder splits are left empty. */
export async function downloadResultCsv(result: Evaluation): Promise<void> {
  const { toCsv } = await import('@tamwil/report');
  const csv = toCsv({
    columns: [
      { name: 'component', kind: 'code' },
      { name: 'output', kind: 'code' },
      { name: 'period', kind: 'code' },
      { name: 'cost', kind: 'number' },
      { name: 'award', kind: 'number' },
      { name: 'gap', kind: 'number' },
      { name: 'coverage', kind: 'number' },
      { name: 'status', kind: 'code' },
    ],
    rows: [
      ...result.components.map(({ id, cost, award, gap, coverage }) => [
        id,
        null,
        null,
        cost,
        award,
        gap,
        coverage,
        null,
      ]),
      ...result.targets.map((line) => {
        const amounts = line.placeholder ? [null, null, null] : [line.cost, line.award, line.gap];
        return [line.component, line.unit, line.period, ...amounts, line.coverage, line.status];
      }),
    ],
  });
  downloadText(csv, 'result.csv', 'text/csv;charset=utf-8');
}
