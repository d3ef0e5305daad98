import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { isCurrency, minorDigits } from '@tamwil/money';
import * as z from 'zod';
import { inReadings } from './assess-options.ts';
import { currencyUnits, minorUnits } from './cost-packages.ts';
import type { CountryScenario } from './country-schema.ts';
import { assessCountry, type CountryAssessment } from './evaluate-country.ts';
import { type Exact, whole } from './exact.ts';
import { FISCAL_SPACE_FAULTS } from './fault-codes.ts';
import type { Reading } from './figure.ts';
import { convertedBack } from './formulas/exchange.ts';
import type { Gap } from './gap-list.ts';
import { readCountryScenario } from './read-country-scenario.ts';
import { writtenAmount, writtenShare } from './written.ts';

const MOST_COUNTRIES = 300;

const portfolioSchema = z.strictObject({
  format: z.literal('fiscal-space-portfolio/1'),
  /** Currency of the table; every country in another one has an `exchangeRate`. */
  currency: z.string().refine(isCurrency, {
    error: 'This is not the code of a currency in force.',
    params: { code: 'unknown-currency', fix: FISCAL_SPACE_FAULTS['unknown-currency'].fix },
  }),
  countries: z.array(z.unknown()).min(1),
});

/** One year of a country or a group, in minor units of the portfolio's currency. */
interface Measures {
  readonly gdp: bigint;
  readonly cost: bigint;
  readonly gap: bigint;
  readonly total: Readonly<Record<Reading, bigint>>;
  readonly residual: Readonly<Record<Reading, bigint>>;
}

type Row = {
  readonly scenario: CountryScenario;
  /** A year is null when a figure for it is missing. */
  readonly years: readonly (Measures | null)[];
  readonly gaps: readonly Gap[];
};

/**
 * Many countries in one table: cost, gap, options and residual gap of each year in one currency, with totals by region,
 * by income group and of all.
 *
 * A country enters the totals only when all its figures are there; the others stand under `incomplete` with their gaps.
 * Each country's amounts are converted and rounded once, so totals are the sums of the rows. Faults name the country and
 * the cell (`/countries/4/profile/gdp/value`).
 *
 * @param progress called after each country, for a bar on the command line
 */
export function portfolioAnswer(
  json: unknown,
  progress?: (done: number, of: number) => void,
): Checked<PortfolioAnswer> {
  const read = portfolioSchema.safeParse(json);
  if (!read.success) return { ok: false, faults: shapeFaults(read.error) };
  const { currency, countries } = read.data;
  if (countries.length > MOST_COUNTRIES)
    return refused('too-many-countries', '/countries', `${countries.length} countries.`);
  const scenarios = countries.map((country, index) => readCountryScenario(country, `/countries/${index}`));
  const faults = [
    ...scenarios.flatMap((scenario) => (scenario.ok ? [] : scenario.faults)),
    ...betweenCountries(countries),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const rows = scenarios.map((scenario, index) => {
    const row = rowOf(assessCountry((scenario as { value: CountryScenario }).value), currency);
    progress?.(index + 1, scenarios.length);
    return row;
  });
  return { ok: true, value: written(rows, currency) };
}

export type PortfolioAnswer = ReturnType<typeof written>;

function refused(code: keyof typeof FISCAL_SPACE_FAULTS, pointer: string, detail: string): Checked<never> {
  return { ok: false, faults: [{ pointer, code, detail, fix: FISCAL_SPACE_FAULTS[code].fix }] };
}

/** What a country says of itself, read before anything else of it is checked, so that all faults come back at once. */
const headSchema = z.looseObject({ id: z.string(), firstYear: z.int(), lastYear: z.int() });

/** Countries of one table cover the same years and have ids of their own. */
function betweenCountries(countries: readonly unknown[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let years: string | null = null;
  countries.forEach((country, index) => {
    const head = headSchema.safeParse(country).data;
    if (head === undefined) return;
    const fault = (code: 'portfolio-years-differ' | 'duplicate-id', key: string, detail: string) =>
      faults.push({ pointer: `/countries/${index}/${key}`, code, detail, fix: FISCAL_SPACE_FAULTS[code].fix });
    const own = `${head.firstYear} to ${head.lastYear}`;
    years ??= own;
    if (own !== years) fault('portfolio-years-differ', 'firstYear', `${own}, where the first country covers ${years}.`);
    if (seen.has(head.id)) fault('duplicate-id', 'id', `${JSON.stringify(head.id.slice(0, 80))} stands twice.`);
    seen.add(head.id);
  });
  return faults;
}

function rowOf({ country, need, financing }: CountryAssessment, currency: string): Row {
  const digits = minorDigits(currency);
  const { scenario } = country;
  const rateOf = (year: number) =>
    scenario.currency === currency ? whole(1) : country.at(scenario.exchangeRate, '/exchangeRate', year);
  const years = country.needing('portfolio', () =>
    need.map(({ year, cost, gap }, index): Measures | null => {
      const [rate, gdp] = [rateOf(year), country.gdp(year)];
      const options = inReadings((reading) => financing[reading][index]!);
      const converted = (amount: bigint | null) =>
        amount === null || rate === null
          ? null
          : minorUnits(convertedBack(currencyUnits(amount, country.digits), rate), digits);
      const measures = {
        gdp: gdp === null || rate === null ? null : minorUnits(convertedBack(gdp, rate), digits),
        cost: converted(cost),
        gap: converted(gap),
        total: inReadings((reading) => converted(options[reading].total)),
        residual: inReadings((reading) => converted(options[reading].residual)),
      };
      return complete(measures) ? (measures as Measures) : null;
    }),
  );
  return { scenario, years, gaps: years.includes(null) ? country.gaps() : [] };
}

function complete({ gdp, cost, gap, total, residual }: { [K in keyof Measures]: unknown }): boolean {
  return [gdp, cost, gap, ...Object.values(total as object), ...Object.values(residual as object)].every(
    (amount) => amount !== null,
  );
}

function written(rows: readonly Row[], currency: string) {
  const digits = minorDigits(currency);
  const { firstYear, lastYear } = rows[0]!.scenario;
  const known = rows.filter(({ years }) => !years.includes(null));
  const group = (name: string, members: readonly Row[]) => ({
    name,
    countries: members.map(({ scenario }) => scenario.id),
    years: members.length === 0 ? [] : writtenYears(totalOf(members), firstYear, digits),
  });
  const groups = (key: 'region' | 'incomeGroup') =>
    [...new Set(known.map(({ scenario }) => scenario[key] ?? ''))].map((name) =>
      group(
        name,
        known.filter(({ scenario }) => (scenario[key] ?? '') === name),
      ),
    );
  return {
    currency,
    firstYear,
    lastYear,
    countries: rows.map(({ scenario, years }) => ({
      id: scenario.id,
      name: scenario.name,
      region: scenario.region ?? null,
      incomeGroup: scenario.incomeGroup ?? null,
      years: writtenYears(years, firstYear, digits),
    })),
    /** The name is empty for countries without a region or income group. */
    regions: groups('region'),
    incomeGroups: groups('incomeGroup'),
    all: group('all', known),
    /** Left out of every total, each with what is missing. */
    incomplete: rows
      .filter(({ years }) => years.includes(null))
      .map(({ scenario, gaps }) => ({ id: scenario.id, gaps })),
  };
}

/** The years of several countries added: each has all its years. */
function totalOf(members: readonly Row[]): Measures[] {
  const [first, ...others] = members.map(({ years }) => years as readonly Measures[]);
  return first!.map((start, index) => others.map((years) => years[index]!).reduce(added, start));
}

function added(a: Measures, b: Measures): Measures {
  return {
    gdp: a.gdp + b.gdp,
    cost: a.cost + b.cost,
    gap: a.gap + b.gap,
    total: inReadings((reading) => a.total[reading] + b.total[reading]),
    residual: inReadings((reading) => a.residual[reading] + b.residual[reading]),
  };
}

function writtenYears(years: readonly (Measures | null)[], firstYear: number, digits: number) {
  return years.map((measures, index) => {
    const year = firstYear + index;
    if (measures === null) return { year, known: false as const };
    const gdp: Exact = currencyUnits(measures.gdp, digits);
    return {
      year,
      known: true as const,
      gdp: writtenAmount(measures.gdp, digits),
      cost: writtenAmount(measures.cost, digits),
      gap: writtenAmount(measures.gap, digits),
      gapOverGdp: writtenShare(measures.gap, gdp, digits),
      ...inReadings((reading) => ({
        total: writtenAmount(measures.total[reading], digits),
        residual: writtenAmount(measures.residual[reading], digits),
        residualOverGdp: writtenShare(measures.residual[reading], gdp, digits),
      })),
    };
  });
}
