import { type CountryScenario, READINGS } from '@tamwil/fiscal-space';
import { at, withAt } from './edit-country.ts';
import type { Field } from './fields.ts';
import type { Json } from './json-path.ts';

/** A figure as the document has it, in any of its forms. */
export type StoredFigure = Readonly<Record<string, Json>>;

/** A new figure speaks of the last year before the scenario; a grant, of its own year. */
export function yearOfNew({ path }: Field, { firstYear }: CountryScenario): number {
  const last = String(path.at(-1));
  return /^\d{4}$/.test(last) ? Number(last) : firstYear - 1;
}

/** The years that a figure by year is asked for, and those that it has besides. */
export function yearsOf(values: Readonly<Record<string, string>>, { firstYear, lastYear }: CountryScenario): string[] {
  const asked = Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => `${firstYear + index}`);
  return [...new Set([...asked, ...Object.keys(values)])].sort();
}

/** One figure as figures by year. What is carried forward is known of its own year only; the others are asked for. */
export function asValues(figure: StoredFigure, byYear: 'same' | 'carried', country: CountryScenario): StoredFigure {
  const { value, ...rest } = figure;
  const years = byYear === 'same' ? yearsOf({}, country) : [`${rest['year']}`];
  return { ...rest, values: Object.fromEntries(years.map((year) => [year, value!])) };
}

/** Figures by year as the one of the first year. */
export function asValue(figure: StoredFigure, byYear: 'same' | 'carried'): StoredFigure {
  const { values, ...rest } = figure;
  const [year, value] = Object.entries(values as Readonly<Record<string, string>>).sort()[0]!;
  return { ...rest, value, ...(byYear === 'carried' ? { year: Number(year) } : {}) };
}

export function readingOf(figure: StoredFigure | undefined, reading: string): string | null {
  return ((figure?.[reading] ?? figure?.['value']) as string | undefined) ?? null;
}

/** The first number that is typed holds for all three readings; from then on each is its own. */
export function withReading(
  country: CountryScenario,
  field: Field,
  reading: string,
  typed: string,
  noSource: string,
): CountryScenario {
  const figure = at(country, field.path) as StoredFigure | undefined;
  if (figure === undefined)
    return withAt(country, field.path, { value: typed, source: noSource, year: yearOfNew(field, country) });
  const { value: _one, ...rest } = figure;
  const readings = Object.fromEntries(READINGS.map((one) => [one, readingOf(figure, one) ?? typed]));
  return withAt(country, field.path, { ...rest, ...readings, [reading]: typed });
}
