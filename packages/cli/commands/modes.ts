import { type ModesAnswer, modesAnswer } from '@tamwil/risk';
import type { Command, Table } from '../command.ts';

/** `POST /v1/evaluations/modes`. */
export const modesCommand: Command<ModesAnswer> = {
  name: 'modes',
  summary: 'what to raise, what conditions cost, what to renegotiate, what if an agreement leaves',
  takes: '{ "scenario": {...}, "mode": "lift" | "earmarking" | "renegotiate" | "asks" | "departures", ... }',
  run: (document) => modesAnswer(document),
  table: tableOf,
};

function tableOf(answer: ModesAnswer): Table {
  switch (answer.mode) {
    case 'lift':
      return {
        heading: ['reading', 'money', 'usable', 'gross', 'the set gains', 'others gain', 'unusable'],
        rows: answer.readings.map(({ reading, money, needed, infeasible }) =>
          needed === null
            ? [reading, money, infeasible?.code ?? '', '', '', '', '']
            : [reading, money, needed.usable, needed.gross, needed.target, needed.others, needed.unusable],
        ),
        notes: [`${answer.units.join(' ')} to ${answer.goal} of the cost; open periods: ${answer.periods.join(' ')}`],
      };
    case 'earmarking':
      return {
        heading: ['freed of its theme', 'unusable now', 'moved from the priorities'],
        rows: [
          ['all agreements', answer.unusable, answer.moved],
          ...answer.sources.map((s) => [s.source, s.unusable, s.moved]),
        ],
      };
    case 'renegotiate':
      return {
        heading: ['agreement', 'change', 'to', 'frees'],
        rows: answer.changes.map(({ source, kind, to, freed }) => [source, kind, to ?? '', freed]),
        notes: [`together ${answer.together.freed}: ${answer.together.ids.join(' ')}`],
      };
    case 'asks':
      return {
        heading: ['outputs', 'periods', 'usable', 'gross', 'closes alone', 'with all'],
        rows: answer.asks.map(({ units, periods, usable, gross, closes }) => [
          units.join(' '),
          periods.join(' '),
          usable,
          gross,
          closes.alone,
          closes.withAll,
        ]),
        notes: [
          `together ${answer.together.usable} usable, ${answer.together.gross} gross, closes ${answer.together.closes}`,
        ],
      };
    case 'departures':
      return {
        heading: ['agreement', 'awaited', 'loss', 'below their least amount'],
        rows: answer.departures.map(({ source, awaited, loss, fault, belowMinimum }) => [
          source,
          awaited,
          loss ?? fault ?? '',
          belowMinimum.join(' '),
        ]),
        notes: [`three largest: ${answer.threeLargest.sources.join(' ')}, ${answer.threeLargest.share} of firm money`],
      };
  }
}
