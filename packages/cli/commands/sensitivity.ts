import { type Outcome, type OutcomeOrFaults, type SensitivityAnswer, sensitivityAnswer } from '@tamwil/risk';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations/sensitivity`. */
export const sensitivityCommand: Command<SensitivityAnswer> = {
  name: 'sensitivity',
  summary: 'how far single inputs move the gap, one at a time or two together',
  takes: '{ "scenario": {...}, "inputs": [{ "pointer", "low", "high" }], "sweep": { "rows", "columns" } }',
  run: (document) => sensitivityAnswer(document),
  table: ({ base, inputs, sweep }) => ({
    heading: ['input', 'low', 'gap at low', 'high', 'gap at high', 'swing'],
    rows: [
      ['base', '', base.gap, '', base.gap, ''],
      ...inputs.map(({ pointer, low, high, swing }) => [
        pointer,
        `${low.value}`,
        gapOf(low.outcome),
        `${high.value}`,
        gapOf(high.outcome),
        swing ?? '',
      ]),
    ],
    notes: (sweep?.outcomes ?? []).map(
      (row, index) =>
        `${sweep!.rows.pointer} ${sweep!.rows.values[index]}: ${row.map((cell, c) => `${sweep!.columns.values[c]} -> ${gapOf(cell)}`).join(', ')}`,
    ),
  }),
};

function gapOf(outcome: OutcomeOrFaults): string {
  return 'faults' in outcome ? outcome.faults.join(' ') : (outcome satisfies Outcome).gap;
}
