import { type FiscalSpaceAnswer, fiscalSpaceAnswer } from '@tamwil/fiscal-space';
import type { Command } from '../command.ts';

/** `POST /v1/fiscal-space`. */
export const fiscalSpaceCommand: Command<FiscalSpaceAnswer> = {
  name: 'fiscal-space',
  summary: 'what a country needs for its benefit packages and what eight options could yield',
  takes: 'a country scenario, as POST /v1/fiscal-space does',
  run: (document) => fiscalSpaceAnswer(document),
  table: ({ need, name, currency, rangeNote, gaps }) => ({
    heading: ['year', 'cost', 'current', 'gap'],
    rows: need.map(({ year, cost, current, gap }) => [`${year}`, cost ?? '-', current ?? '-', gap ?? '-']),
    notes: [
      `${name}, ${currency}. ${rangeNote}`,
      ...(gaps.length === 0 ? [] : [`${gaps.length} figures are missing; see gaps in the JSON.`]),
    ],
  }),
};
