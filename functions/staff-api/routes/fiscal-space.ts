import { countryScenarioSchema, fiscalSpaceAnswer, portfolioAnswer } from '@tamwil/fiscal-space';
import * as z from 'zod';
import { COUNTRIES_BODY } from '../../http/read-body.ts';
import { computation } from '../computation.ts';
import type { Route } from '../route.ts';

/** Invented figures; every one names where it is from. */
const figure = { source: 'Invented for this example', year: 2025 };
const COUNTRY = {
  format: 'country-scenario/1',
  id: 'example',
  name: 'Example country (invented)',
  currency: 'USD',
  unit: 'million',
  firstYear: 2026,
  lastYear: 2026,
  definition: 'ilo',
  profile: { gdp: { ...figure, values: { 2026: '1000' } } },
  packages: [],
  options: { aid: { grants: { 2026: { ...figure, low: '1', central: '2', high: '4' } } } },
};

const country = computation({
  path: '/fiscal-space',
  id: 'assessFiscalSpace',
  summary: 'What fiscal space a country has for a benefit package: cost, gap, eight options as a range, debt path',
  body: () => countryScenarioSchema,
  example: COUNTRY,
  answer: 'Every figure as a range with its definition; what the document does not give is listed under gaps.',
  schema: () => z.looseObject({ id: z.string(), currency: z.string(), gaps: z.array(z.unknown()) }),
  narrowedBy: 'A later firstYear',
  compute: fiscalSpaceAnswer,
});

const portfolio = computation({
  path: '/fiscal-space/portfolio',
  id: 'comparePortfolio',
  summary: 'Several countries in one table and one currency',
  body: () =>
    z.strictObject({
      format: z.literal('fiscal-space-portfolio/1'),
      currency: z.string(),
      countries: z.array(countryScenarioSchema).min(1),
    }),
  example: { format: 'fiscal-space-portfolio/1', currency: 'USD', countries: [COUNTRY] },
  rule: COUNTRIES_BODY,
  answer: 'One row a country and year, and their sums.',
  schema: () => z.looseObject({ currency: z.string() }),
  narrowedBy: 'Fewer countries',
  compute: (body) => portfolioAnswer(body),
});

export const FISCAL_SPACE_ROUTES: readonly Route[] = [country, portfolio];
