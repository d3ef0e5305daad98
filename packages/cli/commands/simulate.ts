import { type SimulationAnswer, simulationAnswer } from '@tamwil/risk';
import type { Command } from '../command.ts';

/** `POST /v1/evaluations/simulation`, with as many draws as the machine has patience for. */
export const simulateCommand: Command<SimulationAnswer> = {
  name: 'simulate',
  summary: 'how sure the result is: money that may not come, rates that move',
  takes: '{ "scenario": {...}, "draws": 10000, "seed": 1, "commonFactor": "0.3" | null, ... }',
  run: (document, _options, onProgress) => simulationAnswer(document, null, onProgress),
  table: ({ gap, coverage, units, draws, seed, commonFactor, failed }) => ({
    heading: ['', 'P10', 'P50', 'P90'],
    rows: [...rowsOf('gap', gap), ...rowsOf('coverage', coverage)],
    notes: [
      `${draws} draws, seed ${seed}, common factor ${commonFactor ?? 'none'}${Object.entries(failed)
        .map(([code, count]) => `, ${count} not run: ${code}`)
        .join('')}. Below each value its standard error.`,
      ...together('complete in every draw', units, '1.000000'),
      ...together('complete in none', units, '0.000000'),
      ...units.flatMap(({ unit, complete, viable }) => [
        ...chance(unit, 'complete', complete),
        ...(viable === null ? [] : chance(unit, 'at least its least amount', viable)),
      ]),
    ],
  }),
};

function rowsOf(name: string, quantiles: SimulationAnswer['gap']): string[][] {
  if (quantiles === null) return [];
  const { p10, p50, p90 } = quantiles;
  return [
    [name, p10.value, p50.value, p90.value],
    ['', p10.error, p50.error, p90.error],
  ];
}

/** Outputs that are as certain as the draws can tell, on one line. */
function together(text: string, units: SimulationAnswer['units'], value: string): string[] {
  const own = units.filter(({ complete }) => complete.value === value).map(({ unit }) => unit);
  return own.length === 0 ? [] : [`${text}: ${own.join(' ')}`];
}

function chance(unit: string, what: string, { value, error }: SimulationAnswer['units'][number]['complete']): string[] {
  if (what === 'complete' && (value === '1.000000' || value === '0.000000')) return [];
  return [`${unit}: ${what} with chance ${value}, standard error ${error}`];
}
