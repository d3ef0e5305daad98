import type { VNode } from 'preact';
import type { DisplayUnit } from '../figures/display-unit.ts';
import type { Financing, ShownFinancing, ShownTable } from '../figures/financing-table.ts';
import { percentOfWhole } from '../figures/percent.ts';
import { isolated, type Wording } from '../language/wording.ts';
import { componentColour, WHOLE } from './palette.ts';
import { type Bar, StackedBars } from './stacked-bars.tsx';

export interface FinancingChartProps {
  readonly id: string;
  readonly rows: readonly (Financing & { readonly name: string })[];
  readonly shown: ShownTable;
  /** The unit in words: "US$ million". */
  readonly unit: string;
  readonly wording: Wording;
}

/** Cost, award and gap of the whole plan and of each component. In hand is solid, agreed hatched, the gap empty. */
export function FinancingChart({ id, rows, shown, unit, wording }: FinancingChartProps): VNode {
  const whole = rows.reduce(
    (total, row) => ({
      id: shown.whole.id,
      inHand: total.inHand + row.inHand,
      agreed: total.agreed + row.agreed,
      gap: total.gap + row.gap,
      lapsed: total.lapsed + row.lapsed,
    }),
    { id: shown.whole.id, inHand: 0n, agreed: 0n, gap: 0n, lapsed: 0n },
  );
  const bars: Bar[] = [
    { ...barOf(whole, shown.whole, wording), label: wording.text('chart.whole', { unit }), colour: WHOLE },
    ...rows.map((row, index) => ({
      ...barOf(row, shown.rows[index]!, wording),
      label: `${isolated(row.id)}  ${row.name}`,
      colour: componentColour(index),
    })),
  ];
  return <StackedBars id={id} bars={bars} summary={chartSummary(shown, unit, wording)} direction={wording.direction} />;
}

/** The finding: what is covered, and where most is missing. */
export function chartFinding(
  rows: FinancingChartProps['rows'],
  shown: ShownTable,
  unit: DisplayUnit,
  currency: string,
  wording: Wording,
): string {
  const widest = rows.reduce((most, row, index) => (row.gap > rows[most]!.gap ? index : most), 0);
  const open = rows.reduce((total, row) => total + row.gap, 0n);
  const award = wording.text(`amount.${unit}`, { currency, amount: wording.decimal(shown.whole.award) });
  const values = { award, cost: wording.decimal(shown.whole.cost) };
  if (open === 0n) return wording.text('chart.finding-complete', values);
  return wording.text('chart.finding', {
    ...values,
    gap: wording.decimal(shown.whole.gap),
    component: isolated(rows[widest]!.id),
    componentGap: wording.decimal(shown.rows[widest]!.gap),
  });
}

function chartSummary(shown: ShownTable, unit: string, wording: Wording): string {
  const lines = [shown.whole, ...shown.rows].map((line, index) =>
    wording.text('chart.summary-line', {
      name: index === 0 ? wording.text('table.whole') : isolated(line.id),
      cost: wording.decimal(line.cost),
      award: wording.decimal(line.award),
      gap: wording.decimal(line.gap),
    }),
  );
  return [wording.text('chart.summary', { unit }), ...lines].join(' ');
}

function barOf(row: Financing, shown: ShownFinancing, wording: Wording): Pick<Bar, 'id' | 'note' | 'segments'> {
  const cost = row.inHand + row.agreed + row.gap + row.lapsed;
  const parts = {
    award: wording.decimal(shown.award),
    inHand: wording.decimal(shown.inHand),
    agreed: wording.decimal(shown.agreed),
    gap: wording.decimal(shown.gap),
    cost: wording.decimal(shown.cost),
    share: wording.decimal(percentOfWhole(row.inHand + row.agreed, cost)),
  };
  const isSplit = row.inHand > 0n && row.agreed > 0n;
  return {
    id: row.id,
    note: wording.text(isSplit ? 'chart.note-split' : row.agreed > 0n ? 'chart.note-agreed' : 'chart.note', parts),
    segments: [
      { kind: 'in-hand', amount: row.inHand },
      { kind: 'agreed', amount: row.agreed },
      { kind: 'gap', amount: row.gap },
      { kind: 'lapsed', amount: row.lapsed },
    ],
  };
}
