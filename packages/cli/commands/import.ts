import type { Checked } from '@tamwil/fault';
import { isCurrency } from '@tamwil/money';
import { PLANS, type Plan } from '@tamwil/plan';
import {
  costsTemplate,
  countriesTemplate,
  fundingTemplate,
  type ImportedCosts,
  importCosts,
  importCountries,
  importFunding,
} from '@tamwil/report';
import { MOST_COUNTRY_VALUES, readJsonDocument, type ScenarioDocument } from '@tamwil/scenario';
import type { Command, Options } from '../command.ts';

const [USUAL_PLAN] = [...PLANS.keys()];

/** A table is text; what begins as JSON is its rows. */
function readTable(text: string): Checked<unknown> {
  return /^\s*[{[]/.test(text) ? readJsonDocument(text, MOST_COUNTRY_VALUES) : { ok: true, value: text };
}

function planOf({ plan = USUAL_PLAN ?? '' }: Options): Plan {
  const known = PLANS.get(plan);
  if (known === undefined) throw new Error('A plan passed the call that the catalogue does not have');
  return known;
}

function refusal({ plan, currency }: Options): string | undefined {
  if (plan !== undefined && !PLANS.has(plan))
    return `there is no plan ${plan}; there are ${[...PLANS.keys()].join(', ')}.`;
  if (currency !== undefined && !isCurrency(currency)) return `${currency} is no currency in force.`;
  return undefined;
}

const TAKES = 'the table as CSV (--template) or XLSX, or its rows as JSON';

/** `POST /v1/imports/funding`. */
const funding: Command<{ readonly funding: ScenarioDocument['funding'] }> = {
  name: 'import funding',
  summary: 'a table of agreements as the funding of a scenario, or every fault with its cell',
  takes: `${TAKES}; --currency of the scenario, --exclusive when rows that look cumulative are different money`,
  options: ['plan', 'currency', 'exclusive'],
  refusal,
  takesWorkbook: true,
  read: readTable,
  template: fundingTemplate,
  async run(body, options) {
    const { currency = 'USD', exclusive = false } = options;
    const read = await importFunding(body, { plan: planOf(options), currency, exclusive });
    return read.ok ? { ok: true, value: { funding: read.value } } : read;
  },
  table: ({ funding: sources }) => ({
    heading: ['source', 'period', 'stage', 'amount', 'currency'],
    rows: sources.flatMap(({ id, currency = '', tranches = [] }) =>
      tranches.map(({ period, stage, amount }) => [id, period ?? '', stage, amount, currency]),
    ),
  }),
};

/** `POST /v1/imports/costs`. */
const costs: Command<{ readonly costing: ImportedCosts }> = {
  name: 'import costs',
  summary: 'a table of outputs as the costing of a scenario, or every fault with its cell',
  takes: TAKES,
  options: ['plan'],
  refusal,
  takesWorkbook: true,
  read: readTable,
  template: (options) => costsTemplate(planOf(options)),
  async run(body, options) {
    const read = await importCosts(body, planOf(options));
    return read.ok ? { ok: true, value: { costing: read.value } } : read;
  },
  table: ({ costing: { split = {}, windows = {}, phasing = {} } }) => ({
    heading: ['output', 'what', 'value'],
    rows: [
      ...Object.values(split).flatMap(({ amounts = {}, shares = {} }) => [
        ...Object.entries(amounts).map(([output, amount]) => [output, 'amount', amount]),
        ...Object.entries(shares).map(([output, share]) => [output, 'share of the component', share]),
      ]),
      ...Object.entries(windows).map(([output, { firstYear, lastYear, reason }]) => [
        output,
        'time frame',
        `${firstYear} to ${lastYear}: ${reason}`,
      ]),
      ...Object.entries(phasing).flatMap(([output, years]) =>
        Object.entries(years).map(([year, share]) => [output, `share of ${year}`, share]),
      ),
    ],
  }),
};

/** `POST /v1/imports/fiscal-space`. */
const countries: Command<{ readonly countries: readonly { readonly id: string; readonly name: string }[] }> = {
  name: 'import fiscal-space',
  summary: 'a table of countries as country scenarios, or every fault with its cell',
  takes: TAKES,
  takesWorkbook: true,
  read: readTable,
  template: countriesTemplate,
  async run(body) {
    const read = await importCountries(body);
    return read.ok ? { ok: true, value: { countries: read.value } } : read;
  },
  table: ({ countries: read }) => ({ heading: ['country', 'name'], rows: read.map(({ id, name }) => [id, name]) }),
};

export const IMPORT_COMMANDS: readonly Command[] = [funding, costs, countries];
