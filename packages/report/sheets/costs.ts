import { type Table, tableOf } from '../table.ts';
import { type Exported, placeholderUnits } from './exported.ts';

/** How each cost came about: the steps add up to direct cost, beside it programme support and gross. */
export function costsTable(exported: Exported): Table {
  const { scenario, evaluation } = exported;
  const hidden = placeholderUnits(exported);
  const titles = new Map(scenario.plan.outputs.map(({ id, title }) => [id, title.en]));
  type Row = (typeof evaluation.costs)[number];
  const amount =
    (key: 'split' | 'escalation' | 'exchange' | 'drivers' | 'contingency' | 'direct' | 'programmeSupport' | 'gross') =>
    (row: Row): string | null =>
      hidden.has(row.output) ? null : row[key];
  return tableOf(evaluation.costs, [
    ['component', 'code', ({ component }) => component],
    ['output', 'code', ({ output }) => output],
    ['title_en', 'text', ({ output }) => titles.get(output) ?? null],
    ['period', 'code', ({ period }) => period],
    ['currency', 'code', () => evaluation.currency],
    ['split', 'number', amount('split')],
    ['escalation', 'number', amount('escalation')],
    ['exchange', 'number', amount('exchange')],
    ['drivers', 'number', amount('drivers')],
    ['contingency', 'number', amount('contingency')],
    ['direct', 'number', amount('direct')],
    ['programme_support', 'number', amount('programmeSupport')],
    ['gross', 'number', amount('gross')],
    ['placeholder', 'code', ({ output }) => (hidden.has(output) ? 'yes' : 'no')],
  ]);
}
