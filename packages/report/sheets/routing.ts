import { type Table, tableOf } from '../table.ts';
import { type Exported, placeholderUnits } from './exported.ts';

/** Which source pays what: one of several routings that give the same awards, and so never a statement of account. */
export function routingTable(exported: Exported): Table {
  const { evaluation } = exported;
  const hidden = placeholderUnits(exported);
  const lines = new Map(evaluation.targets.map((line) => [line.target, line]));
  const rows = evaluation.routing.map((payment) => ({ ...payment, line: lines.get(payment.target) }));
  return tableOf(rows, [
    ['source', 'code', ({ source }) => source],
    ['component', 'code', ({ line }) => line?.component ?? null],
    ['output', 'code', ({ line }) => line?.unit ?? null],
    ['period', 'code', ({ line }) => line?.period ?? null],
    ['currency', 'code', () => evaluation.currency],
    ['amount', 'number', ({ line, amount }) => (line === undefined || hidden.has(line.unit) ? null : amount)],
  ]);
}
