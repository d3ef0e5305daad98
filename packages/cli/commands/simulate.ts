import { type SimulationAnswer, simulationAnswer } from '@tamwil/risk';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations/simulation`, with as many draws as the machine has patience for. */
export const simulateCommand: Command<SimulationAnswer> = {
  name: 'simulate',
  summary: 'how sure the result is: money that may not come, rates that move',
  takes: '{ "scenario": {...}, "draws": 10000, "seed": 1, "commonFactor": "0.3" | null, ... }',
  run: (document, _options, onProgress) => simulationAnswer(document, null, onProgress),
  table: ({ gap, coverage, units, draws, failed }) => ({
    heading: ['', 'P10', 'P50', 'P90'],
    rows: [
      ...[gap, coverage].flatMap((quantiles, index) =>
        quantiles === null
          ? []
          : [[index === 0 ? 'gap' : 'coverage', quantiles.p10.value, quantiles.p50.value, quantiles.p90.value]],
      ),
    ],
    notes: [
      `${draws} draws${Object.entries(failed)
        .map(([code, count]) => `, ${count} not run: ${code}`)
        .join('')}.`,
      ...units.map(
        ({ unit, complete, viable }) =>
          `${unit}: complete with chance ${complete.value}${viable === null ? '' : `, least amount with ${viable.value}`}`,
      ),
    ],
  }),
};
