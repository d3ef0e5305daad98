import { type LadderAnswer, ladderAnswer } from '@tamwil/risk';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations/ladder`. */
export const ladderCommand: Command<LadderAnswer> = {
  name: 'ladder',
  summary: 'the same program with ever less money: 0 to 50 per cent short',
  takes: '{ "scenario": {...}, "shortfalls": ["0", "0.1", ...] }',
  run: (document) => ladderAnswer(document),
  table: ({ steps }) => ({
    heading: ['shortfall', 'usable', 'award', 'gap', 'coverage', 'complete', 'nothing', 'not run'],
    rows: steps.map(({ shortfall, usable, award, gap, coverage, complete, nothing, fault }) => [
      shortfall,
      usable,
      award,
      gap,
      coverage,
      `${complete}`,
      `${nothing}`,
      fault ?? '',
    ]),
  }),
};
