/** The scenario of README: 160 of 237 million firm. */
export const DEFAULT_SCENARIO = {
  schema: 'scenario/1',
  name: '160 of 237',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'firm', amount: '160000000.00', stage: 'committed' }],
};

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const EARMARKS = [
  '*',
  { components: ['C1'] },
  { components: ['C2', 'C4'] },
  { components: ['C3', 'C5'] },
  { sdgTargets: ['3.8'] },
  { outputs: ['C1.1', 'C1.5', 'C2.4', 'C3.2'] },
];

/** Twelve sources of six tranches each, earmarked and carried over in turn: 41 outputs by year against 72 tranches. */
export function yearScenario() {
  return {
    ...DEFAULT_SCENARIO,
    name: 'Year grain, twelve sources (invented)',
    grain: 'year',
    asOf: '2021-11-01',
    funding: Array.from({ length: 12 }, (_, index) => ({
      id: `source-${index + 1}`,
      kind: 'development-cooperation',
      earmark: { category: index % 6 === 0 ? 'unearmarked' : 'softly-earmarked', for: EARMARKS[index % 6] },
      carryOver: (['plan', 'biennium', 'none'] as const)[index % 3],
      charges: { programmeSupport: '0.13', agentFee: '0', levy: '0', deducted: false },
      tranches: YEARS.map((year) => ({
        period: String(year),
        amount: `${1_900_000 + 137_000 * index}.00`,
        stage: 'committed',
      })),
    })),
  };
}
