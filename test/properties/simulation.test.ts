import { isInHand } from '@tamwil/funding';
import { type SimulationSettings, simulate } from '@tamwil/risk';
import { linesOf, readScenario, run } from '@tamwil/scenario';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomNumbers } from '../../packages/risk/random/random-numbers.ts';
import { drawMoney, uncertainTranches } from '../../packages/risk/simulation/uncertainty.ts';
import { scenarioDocument } from './scenario-documents.ts';

const SETTINGS: Omit<SimulationSettings, 'seed'> = {
  draws: 4,
  commonFactor: 200_000_000,
  spread: { low: 700_000_000, high: 1_200_000_000 },
  escalation: 0,
  exchange: new Map(),
};

it('a draw awards what the whole allocation awards on the same money, whatever the program, grain and conditions', () => {
  let [compared, failed] = [0, 0];
  fc.assert(
    fc.property(scenarioDocument, fc.integer({ min: 1, max: 1_000_000 }), (document, seed) => {
      const read = readScenario(document);
      if (!read.ok) return;
      const scenario = read.value;
      const lines = linesOf(scenario);
      const whole = run(scenario, lines, ({ usable }) => usable);
      const settings = { ...SETTINGS, seed };
      const simulated = simulate(scenario, settings);
      if (!simulated.ok) {
        // Only what no money can mend is refused before the first draw.
        expect(whole.ok ? null : whole.faults).toEqual(simulated.faults);
        return;
      }
      const { units, hasLeast, outcomes } = simulated.value;
      const tranches = uncertainTranches(scenario.funding.sources);
      const numbers = randomNumbers(seed);
      const expected = Array.from({ length: settings.draws }, () => {
        const money = drawMoney(tranches, settings, numbers);
        const comes = new Map(tranches.map(({ tranche }, index) => [tranche, money[index]!]));
        return run(scenario, lines, (tranche) => (isInHand(tranche) ? tranche.usable : comes.get(tranche)!));
      }).flatMap((answer) => {
        if (!answer.ok) return [];
        const { awards, allocation } = answer.value;
        const linesOfUnit = units.map((unit) => lines.filter((line) => line.unit === unit));
        return {
          award: allocation.allocated,
          gap: allocation.claims - allocation.allocated,
          complete: linesOfUnit.flatMap((own, index) =>
            own.every(({ id, cost, lapsed }) => awards.get(id) === cost && lapsed === 0n) ? [index] : [],
          ),
          viable: linesOfUnit.flatMap((own, index) => {
            const spare = own.reduce((sum, { id, minimum }) => sum + awards.get(id)! - (minimum ?? 0n), 0n);
            return hasLeast[index] && spare >= 0n ? [index] : [];
          }),
        };
      });
      expect(outcomes.map(({ award, gap, complete, viable }) => ({ award, gap, complete, viable }))).toEqual(expected);
      compared += expected.length;
      failed += settings.draws - expected.length;
    }),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(4 * failed);
}, 600_000);
