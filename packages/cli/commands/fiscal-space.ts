import type { Checked } from '@tamwil/fault';
import {
  type CountryScenario,
  type FiscalSpaceAnswer,
  fiscalSpaceAnswer,
  type PortfolioAnswer,
  portfolioAnswer,
} from '@tamwil/fiscal-space';
import { countriesTemplate, importCountries } from '@tamwil/report';
import { MOST_COUNTRY_VALUES, readJsonDocument } from '@tamwil/scenario';
import type { Command, Options, Table } from '../command.ts';

const PORTFOLIO = 'fiscal-space-portfolio/1';

/** `POST /v1/fiscal-space`, and `POST /v1/fiscal-space/portfolio` for several countries. */
export const fiscalSpaceCommand: Command<FiscalSpaceAnswer | PortfolioAnswer> = {
  name: 'fiscal-space',
  summary: 'what countries need for their benefit packages and what eight options could yield',
  takes:
    'a country scenario, as POST /v1/fiscal-space does; a portfolio, as POST /v1/fiscal-space/portfolio does; or a\n' +
    'table of either as CSV (--template) or XLSX, with --currency when its countries have several',
  options: ['currency'],
  takesWorkbook: true,
  // One line of --ndjson is always JSON: a table has a line of names.
  read: async (text, options) =>
    /^\s*[{[]/.test(text) || !/[\r\n]./.test(text)
      ? readJsonDocument(text, MOST_COUNTRY_VALUES)
      : documentOf(await importCountries(text), options),
  template: countriesTemplate,
  run: (document, _options, onProgress) =>
    isPortfolio(document) ? portfolioAnswer(document, onProgress) : fiscalSpaceAnswer(document),
  table: (answer) => ('need' in answer ? countryTable(answer) : portfolioTable(answer)),
};

function isPortfolio(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'format' in document && document.format === PORTFOLIO;
}

/** One country of a table is a country scenario; several are a portfolio, in the one currency that they have. */
function documentOf(countries: Checked<CountryScenario[]>, { currency }: Options): Checked<unknown> {
  if (!countries.ok) return countries;
  const { value } = countries;
  if (value.length === 1 && currency === undefined) return { ok: true, value: value[0] };
  const currencies = [...new Set(value.map((country) => country.currency))];
  if (currency !== undefined || currencies.length === 1)
    return { ok: true, value: { format: PORTFOLIO, currency: currency ?? currencies[0], countries: value } };
  const detail = `The table has countries in ${currencies.join(', ')}, and nothing says which of them totals are in.`;
  return { ok: false, faults: [{ pointer: '/currency', code: 'required', detail, fix: 'Add --currency USD.' }] };
}

const UNKNOWN = '-';
const SPACE = ['space low', 'central', 'high'];
const OPEN = ['open at low', 'at central', 'at high'];

function countryTable({ name, currency, need, range, rangeNote, definition, options, gaps }: FiscalSpaceAnswer): Table {
  const stocks = options.filter(({ kind, countedShare }) => kind === 'stock' && !/^0\.?0*$/.test(countedShare ?? '0'));
  return {
    heading: ['year', 'cost', 'current', 'gap', ...SPACE, ...OPEN],
    rows: need.map(({ year, cost, current, gap }, index) => {
      const { low, central, high } = range[index]!;
      return [
        `${year}`,
        ...[cost, current, gap].map((amount) => amount ?? UNKNOWN),
        ...[low, central, high].map(({ total }) => total ?? UNKNOWN),
        ...[low, central, high].map(({ residual }) => residual ?? UNKNOWN),
      ];
    }),
    notes: [
      `${name}, ${currency}. ${rangeNote}`,
      `Fiscal space: ${definition.text} (${definition.source})`,
      ...stocks.map(({ id, endYear }) => `${id} is a stock, used up${endYear === null ? '' : ` in ${endYear}`}.`),
      ...(gaps.length === 0 ? [] : [`${gaps.length} figures are missing; see gaps in the JSON.`]),
    ],
  };
}

function portfolioTable({ currency, countries, regions, incomeGroups, all, incomplete }: PortfolioAnswer): Table {
  const rowsOf = (name: string, years: typeof all.years) =>
    years.map((year) => [
      name,
      `${year.year}`,
      ...(year.known
        ? [
            ...[year.cost, year.gap, year.low.total, year.central.total, year.high.total],
            ...[year.low.residual, year.central.residual, year.high.residual],
          ].map((amount) => amount ?? UNKNOWN)
        : Array.from({ length: 8 }, () => UNKNOWN)),
    ]);
  return {
    heading: ['', 'year', 'cost', 'gap', ...SPACE, ...OPEN],
    rows: [
      ...countries.flatMap(({ id, years }) => rowsOf(id, years)),
      ...regions.flatMap(({ name, years }) => rowsOf(name === '' ? 'no region' : name, years)),
      ...incomeGroups.flatMap(({ name, years }) => rowsOf(name === '' ? 'no income group' : name, years)),
      ...rowsOf('all', all.years),
    ],
    notes: [
      `${currency}; ${all.countries.length} of ${countries.length} countries are in the totals. All low, all central, all high: not a confidence interval.`,
      ...incomplete.map(({ id, gaps }) => `${id} is left out: ${gaps.map(({ pointer }) => pointer).join(', ')}.`),
    ],
  };
}
