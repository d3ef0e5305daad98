import { type PortfolioAnswer, READINGS } from '@tamwil/fiscal-space';
import { type ColumnOf, type Table, tableOf } from '../table.ts';

type Year = PortfolioAnswer['all']['years'][number];
type Known = Extract<Year, { known: true }>;

/** A line of the table: a country, or a sum of countries. */
interface Line {
  readonly level: 'country' | 'region' | 'income-group' | 'all';
  /** Id of a country, name of a region or an income group. */
  readonly member: string;
  readonly name: string;
  readonly region: string | null;
  readonly incomeGroup: string | null;
  readonly year: Year;
}

/**
 * A portfolio as a table: a line for each country and year, then the sums by region, by income group and of all. Countries
 * of which a figure is missing have empty cells and are in no sum.
 *
 * @example
 * ```ts
 * import { portfolioAnswer } from '@tamwil/fiscal-space';
 * import { countriesTemplate, importCountries, portfolioTable } from '@tamwil/report';
 * const read = await importCountries(countriesTemplate());
 * const portfolio = portfolioAnswer({ format: 'fiscal-space-portfolio/1', currency: 'USD', countries: read.ok ? read.value : [] });
 * portfolio.ok && portfolioTable(portfolio.value).rows.length // => 40
 * ```
 */
export function portfolioTable({ currency, countries, regions, incomeGroups, all }: PortfolioAnswer): Table {
  const sums = (level: Line['level'], groups: readonly PortfolioAnswer['all'][]) =>
    groups.flatMap(({ name, years }) =>
      years.map((year): Line => ({ level, member: name, name, region: null, incomeGroup: null, year })),
    );
  const lines: Line[] = [
    ...countries.flatMap(({ id, name, region, incomeGroup, years }) =>
      years.map((year): Line => ({ level: 'country', member: id, name, region, incomeGroup, year })),
    ),
    ...sums('region', regions),
    ...sums('income-group', incomeGroups),
    ...sums('all', [all]),
  ];
  return tableOf(lines, [
    ['level', 'code', ({ level }) => level],
    ['member', 'text', ({ member }) => member],
    ['name', 'text', ({ name }) => name],
    ['region', 'text', ({ region }) => region],
    ['income_group', 'text', ({ incomeGroup }) => incomeGroup],
    ['year', 'number', ({ year }) => String(year.year)],
    ['currency', 'code', () => currency],
    amount('gdp', ({ gdp }) => gdp),
    amount('cost', ({ cost }) => cost),
    amount('gap', ({ gap }) => gap),
    amount('gap_over_gdp', ({ gapOverGdp }) => gapOverGdp),
    ...READINGS.map((reading) => amount(`space_${reading}`, (year) => year[reading].total)),
    ...READINGS.map((reading) => amount(`residual_${reading}`, (year) => year[reading].residual)),
    ...READINGS.map((reading) => amount(`residual_over_gdp_${reading}`, (year) => year[reading].residualOverGdp)),
  ]);
}

/** A figure of a year; empty where it is not known. */
function amount(name: string, of: (year: Known) => string | null): ColumnOf<Line> {
  return [name, 'number', ({ year }) => (year.known ? of(year) : null)];
}
