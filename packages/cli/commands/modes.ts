import { type ModesAnswer, modesAnswer } from '@tamwil/risk';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations/modes`. */
export const modesCommand: Command<ModesAnswer> = {
  name: 'modes',
  summary: 'what to raise, what conditions cost, what to renegotiate, what if an agreement leaves',
  takes:
    '{ "scenario": {...}, "lift": [...], "earmarkCost": true, "renegotiate": {}, "askList": {...}, "departures": true }',
  run: (document) => modesAnswer(document),
  table: ({ lift, earmarkCost, renegotiate, askList, departures }) => ({
    heading: ['question', 'what', 'usable', 'effect'],
    rows: [
      ...(lift ?? []).flatMap(({ units, goal, variants }) =>
        variants.map(({ reading, money, usable, because, others }) => [
          `lift ${units.join(' ')} to ${goal}`,
          `${reading}, ${money}`,
          usable ?? because ?? '',
          `others ${others}`,
        ]),
      ),
      ...(earmarkCost === null
        ? []
        : [['cost of earmarking', 'all', earmarkCost.unusable, `moved ${earmarkCost.moved}`]]),
      ...(renegotiate?.changes ?? []).map(({ source, kind, to, freed }) => [
        'renegotiate',
        `${source} ${kind} ${to ?? ''}`.trim(),
        freed,
        'freed',
      ]),
      ...(renegotiate === null
        ? []
        : [['renegotiate', renegotiate.together.ids.join(' '), renegotiate.together.freed, 'freed together']]),
      ...(askList?.asks ?? []).map(({ units, periods, usable, closes }) => [
        'ask',
        `${units.join(' ')} (${periods.join(' ')})`,
        usable,
        `closes ${closes}`,
      ]),
      ...(departures?.departures ?? []).map(({ source, lost, loss }) => ['departure', source, lost, `loss ${loss}`]),
    ],
  }),
};
