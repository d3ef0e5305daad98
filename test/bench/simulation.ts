import { simulationAnswer } from '@tamwil/risk';
import { evaluate, readScenario } from '@tamwil/scenario';
import type { BenchCase } from './case.ts';
import { yearScenario } from './scenarios.ts';

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

/** Time of one draw, taken over all draws of a simulation, beside one evaluation of the same scenario. */
export function simulationCases(): BenchCase[] {
  return (
    [
      ['plan', 10_000, 'at most 0.4 ms a draw (10,000 in 4 s)'],
      ['year', 2_000, 'at most 4 ms a draw (10,000 in 40 s)'],
    ] as const
  ).map(([grain, draws, bar]) => {
    const scenario = uncertainScenario(grain);
    const read = readScenario(scenario);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return {
      area: 'simulation',
      name: `one draw of ${draws}, grain ${grain}, twelve sources of six uncertain tranches`,
      bar: `${bar}; at least 5 x faster than evaluate(); at most 300 MB`,
      iterations: 2,
      run: () => {
        const start = performance.now();
        const answer = simulationAnswer({ scenario, draws, seed: 1, commonFactor: null });
        if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
        return { milliseconds: (performance.now() - start) / draws };
      },
      yardstick: { name: 'evaluate()', iterations: 20, run: () => void evaluate(read.value) },
    };
  });
}
