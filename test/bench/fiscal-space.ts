import { readFileSync } from 'node:fs';
import { portfolioAnswer } from '@tamwil/fiscal-space';
import type { BenchCase } from './case.ts';

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);

/** 130 countries over ten years with all eight options in three readings; each has an economy of its own. */
const PORTFOLIO = {
  format: 'fiscal-space-portfolio/1',
  currency: 'USD',
  countries: Array.from({ length: 130 }, (_, index) => ({
    ...EXAMPLE,
    id: `country-${index}`,
    name: `Invented country ${index}`,
    region: `Region ${index % 5}`,
    incomeGroup: `Group ${index % 3}`,
    profile: {
      ...EXAMPLE.profile,
      gdp: { ...EXAMPLE.profile.gdp, value: `${40_000 + 731 * index}.${index % 10}` },
      realGrowth: { ...EXAMPLE.profile.realGrowth, value: `0.0${30 + (index % 40)}` },
      deflator: { ...EXAMPLE.profile.deflator, value: `0.0${40 + (index % 35)}` },
    },
  })),
};

export const fiscalSpaceCases: readonly BenchCase[] = [
  {
    area: 'fiscal space',
    name: 'portfolio: 130 countries x 10 years x 8 options x 3 readings, from JSON with costs and gaps',
    bar: 'p50 at most 300 ms',
    run: () => {
      const answer = portfolioAnswer(PORTFOLIO);
      if (!answer.ok || answer.value.incomplete.length > 0) throw new Error('A country has no answer.');
      return answer;
    },
    iterations: 20,
  },
];
