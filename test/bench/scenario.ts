import { evaluate, readScenario } from '@tamwil/scenario';
import type { BenchCase } from './case.ts';
import { DEFAULT_SCENARIO, yearScenario } from './scenarios.ts';

/** Reading and evaluating whole scenarios, as every keystroke on the workbench does. */
export function scenarioCases(): BenchCase[] {
  return (
    [
      ['default scenario, grain plan', DEFAULT_SCENARIO],
      ['grain year, twelve earmarked sources of six tranches', yearScenario()],
    ] as const
  ).map(([name, document]) => {
    const read = readScenario(document);
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    let length = 0;
    return {
      area: 'evaluate()',
      name,
      bar: 'p50 at most 25 ms; result at most 400 KB of JSON',
      iterations: 40,
      run: () => {
        length = JSON.stringify(evaluate(read.value)).length;
      },
      note: () => `result of ${Math.round(length / 1000)} KB`,
    };
  });
}
