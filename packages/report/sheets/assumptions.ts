import { type Table, tableOf } from '../table.ts';
import type { Exported } from './exported.ts';

/** Every default that the result rests on, with the place in the document that would change it. */
export function assumptionsTable({ evaluation }: Exported): Table {
  return tableOf(evaluation.assumptions, [
    ['code', 'code', ({ code }) => code],
    ['pointer', 'code', ({ pointer }) => pointer],
    ['value', 'text', ({ value }) => value],
  ]);
}
