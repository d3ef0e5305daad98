import { simulationAnswer } from '@tamwil/risk';
import { evaluate, readScenario } from '@tamwil/scenario';
import type { BenchCase } from './case.ts';
import { yearScenario } from './scenarios.ts';

const DRAWS = 1_000;

/** The twelve sources of the year scenario, each tranche likely but not certain, so that hardly two draws are alike. */
function uncertainScenario(grain: 'plan' | 'year'): Record<string, unknown> {
  const { funding, ...rest } = yearScenario();
  return {
    ...rest,
    grain,
    funding: funding.map((source) => ({
      ...source,
      tranches: source.tranches.map((tranche) => ({ ...tranche, probability: '0.9' })),
    })),
  };
}

/** Time of one draw, taken over a thousand, beside one evaluation of the same scenario. */
export function simulationCases(): BenchCase[] {
  return (
    [
      ['plan', 'at most 0.4 ms a draw (10,000 in 4 s)'],
      ['year', 'at most 4 ms a draw (10,000 in 40 s)'],
    ] as const
  ).map(([grain, bar]) => {
    const scenario = uncertainScenario(grain);
    const read = readScenario(scenario);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return {
      area: 'simulation',
      name: `one draw, grain ${grain}, twelve sources of six uncertain tranches`,
      bar: `${bar}; at least 5 x faster than evaluate()`,
      iterations: 2,
      run: () => {
        const start = performance.now();
        const answer = simulationAnswer({ scenario, draws: DRAWS, seed: 1, commonFactor: null });
        if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
        return { milliseconds: (performance.now() - start) / DRAWS };
      },
      yardstick: { name: 'evaluate()', iterations: 20, run: () => void evaluate(read.value) },
    };
  });
}
