import type { Fraction } from '@tamwil/money';
import { minorDigits } from '@tamwil/money';
import type { CountryScenario } from './country-schema.ts';
import { type Exact, numberOf, tenTo, times, whole } from './exact.ts';
import { type Figure, type Range, type Reading, readingOf, type Series } from './figure.ts';
import { grown, growth, nominalGrowth } from './formulas/growth.ts';
import { type Gap, type GapCode, GapList } from './gap-list.ts';
import type { Indexation } from './package-schema.ts';

const ONE = whole(1);
const UNIT_POWER = { one: 0, thousand: 3, million: 6, billion: 9 } as const;

/** Profile series by name. */
export type SeriesKey =
  | 'realGrowth'
  | 'deflator'
  | 'consumerPrices'
  | 'revenue'
  | 'expenditure'
  | 'interest'
  | 'socialProtection'
  | 'foreignShare'
  | 'interestRate';

/** Aggregate amounts of the profile. */
export type AggregateKey = 'reserves' | 'imports' | 'fiscalReserves' | 'grants';

/**
 * The figures of a country as exact numbers, in currency units. A figure that is missing gives null and is remembered
 * under `gaps` with what it was needed for; nothing is ever put in its place.
 */
export class Country {
  readonly scenario: CountryScenario;
  readonly years: readonly number[];
  readonly digits: number;
  readonly #unit: Exact;
  readonly #gaps = new GapList();
  readonly #numbers = new Map<string, Exact>();
  readonly #indexes = new Map<string, Exact | null>();
  readonly #gdp = new Map<number, Exact | null>();

  constructor(scenario: CountryScenario) {
    this.scenario = scenario;
    this.years = Array.from({ length: scenario.lastYear - scenario.firstYear + 1 }, (_, i) => scenario.firstYear + i);
    this.digits = minorDigits(scenario.currency);
    this.#unit = whole(tenTo(UNIT_POWER[scenario.unit]));
  }

  /** Does some work whose missing figures are remembered as needed for `purpose`. */
  needing<T>(purpose: string, work: () => T): T {
    return this.#gaps.needing(purpose, work);
  }

  gaps(): Gap[] {
    return this.#gaps.list();
  }

  missing(pointer: string, year: number | null = null, code: GapCode = 'missing-figure'): null {
    this.#gaps.add(pointer, year, code);
    return null;
  }

  number(text: string): Exact {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const value = numberOf(text);
    if (value === null) throw new RangeError(`${JSON.stringify(text)} was not checked.`);
    this.#numbers.set(text, value);
    return value;
  }

  /** A number of one year of a series. */
  at(series: Series | undefined, pointer: string, year: number): Exact | null {
    if (series === undefined) return this.missing(pointer, year);
    const text = series.value ?? series.values?.[String(year)];
    return text === undefined ? this.missing(`${pointer}/values/${year}`, year) : this.number(text);
  }

  figure(figure: Figure | undefined, pointer: string): Exact | null {
    return figure === undefined ? this.missing(pointer) : this.number(figure.value);
  }

  /** One reading of a range. */
  range(range: Range | undefined, pointer: string, reading: Reading): Exact | null {
    return range === undefined ? this.missing(pointer) : this.number(readingOf(range, reading));
  }

  /** One reading of an amount a person, carried from its own year to another. */
  indexedRange(
    range: Range | undefined,
    pointer: string,
    reading: Reading,
    indexation: Indexation | undefined,
    indexationPointer: string,
    year: number,
  ): Exact | null {
    const value = this.range(range, pointer, reading);
    const index = range === undefined ? null : this.index(indexation, range.year, year, indexationPointer);
    return value === null || index === null ? null : times(value, index);
  }

  /** The same for an amount over the whole country, which is in the scenario's unit; a plain figure has one reading. */
  aggregateRange(
    range: Range | Figure | undefined,
    pointer: string,
    reading: Reading,
    indexation: Indexation | undefined,
    indexationPointer: string,
    year: number,
  ): Exact | null {
    const value = this.indexedRange(range, pointer, reading, indexation, indexationPointer, year);
    return value === null ? null : times(value, this.#unit);
  }

  /** An amount over the whole country from a series of the scenario. */
  amountAt(series: Series | undefined, pointer: string, year: number): Exact | null {
    const value = this.at(series, pointer, year);
    return value === null ? null : times(value, this.#unit);
  }

  series(key: SeriesKey, year: number): Exact | null {
    return this.at(this.scenario.profile[key], `/profile/${key}`, year);
  }

  /** The rates of all years from the first to the last; null when one is missing. */
  seriesFrom(key: SeriesKey, first: number, last: number): Exact[] | null {
    const rates: Exact[] = [];
    for (let year = first; year <= last; year++) {
      const rate = this.series(key, year);
      if (rate === null) return null;
      rates.push(rate);
    }
    return rates;
  }

  aggregate(key: AggregateKey, year: number): Exact | null {
    const { profile } = this.scenario;
    if (key === 'grants') return this.amountAt(profile.grants, '/profile/grants', year);
    const value = this.figure(profile[key], `/profile/${key}`);
    return value === null ? null : times(value, this.#unit);
  }

  expenditureItem(id: string): { readonly figure: Figure | undefined; readonly pointer: string } {
    const items = this.scenario.profile.expenditureItems ?? [];
    const index = items.findIndex((item) => item.id === id);
    return { figure: items[index]?.amount, pointer: `/profile/expenditureItems/${index}/amount` };
  }

  /** GDP at current prices, in currency units. */
  gdp(year: number): Exact | null {
    const known = this.#gdp.get(year);
    if (known !== undefined && known !== null) return known;
    const value = this.#gdpOf(year);
    this.#gdp.set(year, value);
    return value;
  }

  #gdpOf(year: number): Exact | null {
    const { gdp } = this.scenario.profile;
    if (gdp?.value === undefined) return this.amountAt(gdp, '/profile/gdp', year);
    const index = this.index('nominal-gdp', gdp.year, year, '/profile/gdp');
    return index === null ? null : times(this.number(gdp.value), this.#unit, index);
  }

  /** Nominal growth of GDP into a year: from GDP by year where it is given so, else from real growth and deflator. */
  nominalGrowth(year: number): Exact | null {
    const values = this.scenario.profile.gdp?.values;
    const [before, now] = [values?.[String(year - 1)], values?.[String(year)]];
    if (before !== undefined && now !== undefined) return growth(this.number(before), this.number(now));
    const [real, deflator] = [this.series('realGrowth', year), this.series('deflator', year)];
    return real === null || deflator === null ? null : nominalGrowth(real, deflator);
  }

  /** What carries an amount of one year to another: the product of `1 + rate` of the years after the first. */
  index(kind: Indexation | undefined, from: number, to: number, pointer: string): Exact | null {
    if (kind === undefined) return this.missing(pointer);
    if (kind === 'none' || from === to) return ONE;
    if (from > to) return this.missing(pointer, to, 'base-year-too-late');
    const key = `${kind} ${from} ${to}`;
    const known = this.#indexes.get(key);
    if (known !== undefined && known !== null) return known;
    const before = this.index(kind, from, to - 1, pointer);
    const rate = this.#indexRate(kind, to);
    const value = before === null || rate === null ? null : grown(before, rate);
    this.#indexes.set(key, value);
    return value;
  }

  #indexRate(kind: Exclude<Indexation, 'none'>, year: number): Exact | null {
    if (kind === 'nominal-gdp') return this.nominalGrowth(year);
    return this.series(kind === 'gdp-deflator' ? 'deflator' : 'consumerPrices', year);
  }

  /** People of a year: by year, or of one year and carried forward by a growth rate. */
  people(
    series: Series | Figure | undefined,
    rates: Series | undefined,
    pointer: string,
    ratesPointer: string,
    year: number,
  ): Exact | null {
    if (series === undefined) return this.missing(pointer, year);
    if (series.value === undefined) return this.at(series, pointer, year);
    if (series.year > year) return this.missing(pointer, year, 'base-year-too-late');
    let people = this.number(series.value);
    for (let next = series.year + 1; next <= year; next++) {
      const rate = this.at(rates, ratesPointer, next);
      if (rate === null) return null;
      people = grown(people, rate);
    }
    return people;
  }

  population(year: number): Exact | null {
    const { population, populationGrowth } = this.scenario.profile;
    return this.people(population, populationGrowth, '/profile/population', '/profile/populationGrowth', year);
  }

  /** Debt ratio and GDP of the year that the profile's debt speaks of. */
  debtBase(year: number): { readonly ratio: Fraction; readonly gdp: Fraction } | null {
    const { debt } = this.scenario.profile;
    if (debt === undefined) return this.missing('/profile/debt');
    if (debt.year > year) return this.missing('/profile/debt', year, 'base-year-too-late');
    const gdp = this.gdp(debt.year);
    return gdp === null ? null : { ratio: this.number(debt.value), gdp };
  }
}
