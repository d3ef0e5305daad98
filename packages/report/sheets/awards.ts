import { type Table, tableOf } from '../table.ts';
import type { Exported } from './exported.ts';

/** What each output gets in each period, on the chosen basis and on money in hand, and why. */
export function awardsTable({ scenario, evaluation }: Exported): Table {
  const titles = new Map(
    scenario.plan.components.flatMap(({ id, shortName, outputs }) => [
      [id, shortName.en] as const,
      ...outputs.map((output) => [output.id, output.title.en] as const),
    ]),
  );
  return tableOf(evaluation.targets, [
    ['component', 'code', ({ component }) => component],
    ['output', 'code', ({ unit }) => unit],
    ['title_en', 'text', ({ unit }) => titles.get(unit) ?? null],
    ['period', 'code', ({ period }) => period],
    ['priority', 'code', ({ priority }) => priority],
    ['currency', 'code', () => evaluation.currency],
    ['cost', 'number', (line) => (line.placeholder ? null : line.cost)],
    ['award', 'number', (line) => (line.placeholder ? null : line.award)],
    ['gap', 'number', (line) => (line.placeholder ? null : line.gap)],
    ['lapsed', 'number', (line) => (line.placeholder ? null : line.lapsed)],
    ['coverage', 'number', ({ coverage }) => coverage],
    ['coverage_in_hand', 'number', ({ bases }) => bases['in-hand']?.coverage ?? null],
    ['coverage_firm', 'number', ({ bases }) => bases.firm?.coverage ?? null],
    ['status', 'code', ({ status }) => status],
    ['reasons', 'code', ({ reasons }) => reasons.map(({ code }) => code).join(' ')],
    ['placeholder', 'code', ({ placeholder }) => (placeholder ? 'yes' : 'no')],
  ]);
}
