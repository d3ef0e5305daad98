import { costingSchema } from '@tamwil/costing';
import { countryScenarioSchema, FISCAL_SPACE_COLUMNS } from '@tamwil/fiscal-space';
import { isCurrency } from '@tamwil/money';
import { PLANS } from '@tamwil/plan';
import { costColumns, FUNDING_COLUMNS, importCosts, importCountries, importFunding, rowsSchema } from '@tamwil/report';
import { scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { TABLE_BODY } from '../../http/read-body.ts';
import { computation } from '../computation.ts';
import type { Route } from '../route.ts';

const PlanId = z
  .enum([...PLANS.keys()] as [string, ...string[]])
  .optional()
  .describe('Plan whose outputs the table names; without it the first of the catalogue.');

function planOf(id: string | undefined) {
  const plan = id === undefined ? [...PLANS.values()][0] : PLANS.get(id);
  if (plan === undefined) throw new Error('A plan passed the route table that the catalogue does not have');
  return plan;
}

const provenance = { source: 'Invented for this example', sourceYear: '2025' };
const EXAMPLE_ROWS = [
  { field: 'name', value: 'Example country (invented)' },
  { field: 'currency', value: 'USD' },
  { field: 'unit', value: 'million' },
  { field: 'firstYear', value: '2026' },
  { field: 'lastYear', value: '2026' },
  { field: 'definition', value: 'ilo' },
  { field: 'profile.gdp', year: '2026', value: '1000', ...provenance },
  { field: 'options.aid.grants', year: '2026', low: '1', central: '2', high: '4', ...provenance },
].map((row) => ({ country: 'example', ...row }));

const countries = computation({
  path: '/imports/fiscal-space',
  id: 'importCountries',
  summary: 'A table of countries as country scenarios, or every fault with its cell; nothing is stored',
  body: () => rowsSchema(FISCAL_SPACE_COLUMNS),
  example: { rows: EXAMPLE_ROWS },
  rule: TABLE_BODY,
  answer: 'The countries in the order of their first rows, as /fiscal-space and /fiscal-space/portfolio take them.',
  schema: () => z.strictObject({ countries: z.array(countryScenarioSchema) }),
  narrowedBy: 'Fewer countries',
  async compute(body) {
    const read = await importCountries(body);
    return read.ok ? { ok: true, value: { countries: read.value } } : read;
  },
});

const funding = computation({
  path: '/imports/funding',
  id: 'importFunding',
  summary: 'A table of agreements as the funding of a scenario, or every fault with its cell; nothing is stored',
  body: () => rowsSchema(FUNDING_COLUMNS),
  example: {
    rows: [
      {
        source: 'flagship-a',
        kind: 'development-cooperation',
        donor: 'Donor A (invented)',
        agreement: 'A-2022-17',
        for: 'C1',
        period: '2022',
        amount: '10000000.00',
        stage: 'received',
      },
      { source: 'flagship-a', period: '2024', amount: '5000000.00', stage: 'committed' },
      { source: 'flagship-a', line: 'booked', unit: 'C1.1', period: '2022', amount: '1500000.00' },
    ],
  },
  rule: TABLE_BODY,
  answer: 'The agreements in the order of their first rows, as the `funding` of a scenario takes them.',
  schema: () => z.strictObject({ funding: scenarioSchema.shape.funding }),
  narrowedBy: 'Fewer agreements',
  query: z.strictObject({
    plan: PlanId,
    currency: z
      .string()
      .refine(isCurrency, 'Expected a currency in force, such as USD.')
      .optional()
      .describe('Currency of the scenario that will take them; USD without it.'),
    exclusive: z
      .literal('true')
      .optional()
      .describe('Rows that look like the same money at several stages were looked at and are different money.'),
  }),
  async compute(body, { plan, currency = 'USD', exclusive }) {
    const read = await importFunding(body, { plan: planOf(plan), currency, exclusive: exclusive === 'true' });
    return read.ok ? { ok: true, value: { funding: read.value } } : read;
  },
});

const costs = computation({
  path: '/imports/costs',
  id: 'importCosts',
  summary: 'A table of outputs as the costing of a scenario, or every fault with its cell; nothing is stored',
  body: () => rowsSchema([...PLANS.values()].flatMap(costColumns)),
  example: {
    rows: [
      { output: 'C1.1', amount: '12000000.00', 2022: '0.4', 2023: '0.6' },
      { output: 'C1.2', share: '0.1', firstYear: '2023', lastYear: '2026', reason: 'Begins with the new posts' },
    ],
  },
  rule: TABLE_BODY,
  answer: 'What the table says of cost, time frames and years, as parts of the `costing` of a scenario.',
  schema: () => z.strictObject({ costing: costingSchema.pick({ split: true, windows: true, phasing: true }) }),
  narrowedBy: 'Fewer outputs',
  query: z.strictObject({ plan: PlanId }),
  async compute(body, { plan }) {
    const read = await importCosts(body, planOf(plan));
    return read.ok ? { ok: true, value: { costing: read.value } } : read;
  },
});

/** Tables of other programs, read and not stored. */
export const IMPORT_ROUTES: readonly Route[] = [funding, costs, countries];
