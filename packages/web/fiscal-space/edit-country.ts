import { type CountryScenario, OVERLAPS, type Overlap, type PartId } from '@tamwil/fiscal-space';
import type { ScenarioDocument } from '@tamwil/scenario';
import { edit } from '../workbench/open-scenario.ts';
import { type OptionPartFields, PARTS } from './fields.ts';
import { type Json, type Path, valueAt, without, withValue } from './json-path.ts';

/** Changes to the countries of a scenario document: pure functions, and `editCountry` that applies one to the draft. */

export function withCountries(document: ScenarioDocument, countries: readonly CountryScenario[]): ScenarioDocument {
  const { fiscalSpace: _before, ...rest } = document;
  return countries.length === 0 ? rest : { ...rest, fiscalSpace: { countries: [...countries] } };
}

/** Changes the country at an index of the draft. */
export function editCountry(index: number, change: (country: CountryScenario) => CountryScenario): void {
  edit((document) => {
    const countries = document.fiscalSpace?.countries ?? [];
    return withCountries(
      document,
      countries.map((country, at) => (at === index ? change(country) : country)),
    );
  });
}

/** A field's change: the reader of the document, not the page, judges the result. */
export function withAt(country: CountryScenario, path: Path, value: Json): CountryScenario {
  return withValue(country as unknown as Json, path, value) as unknown as CountryScenario;
}

export function withoutAt(country: CountryScenario, path: Path): CountryScenario {
  return without(country as unknown as Json, path) as unknown as CountryScenario;
}

export function at(country: CountryScenario, path: Path): Json | undefined {
  return valueAt(country as unknown as Json, path);
}

export interface NewCountry {
  readonly name: string;
  readonly currency: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** A country of which nothing is known yet. Its id is the first number that is free. */
export function newCountry(from: NewCountry, ids: readonly string[]): CountryScenario {
  return {
    format: 'country-scenario/1',
    id: freeId('country', ids),
    ...from,
    unit: 'million',
    definition: 'ilo',
    profile: {},
    packages: [],
  };
}

export function freeId(stem: string, ids: readonly string[]): string {
  let number = 1;
  while (ids.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** Adds a benefit, in a package of its own name when the country has none. */
export function withBenefit(country: CountryScenario, name: string, packageName: string): CountryScenario {
  const packages =
    country.packages.length === 0 ? [{ id: 'package-1', name: packageName, lines: [] }] : country.packages;
  const [first, ...others] = packages;
  const ids = packages.flatMap(({ lines }) => lines.map(({ id }) => id));
  const line = { id: freeId('benefit', ids), name, indexation: 'consumer-prices' as const };
  return { ...country, packages: [{ ...first!, lines: [...first!.lines, line] }, ...others] };
}

/** Takes out a benefit, and its package with the last one. */
export function withoutBenefit(country: CountryScenario, inPackage: number, index: number): CountryScenario {
  const packages = country.packages
    .map((one, at) => (at === inPackage ? { ...one, lines: one.lines.filter((_, line) => line !== index) } : one))
    .filter(({ lines }) => lines.length > 0);
  return { ...country, packages };
}

/** What a part begins with: its years, nothing assumed about money. */
export function startOf(fields: OptionPartFields, country: CountryScenario, itemName: string): CountryScenario {
  const start: Record<string, Json> = {};
  for (const key of fields.integers) start[key] = key === 'firstYear' ? country.firstYear : 1;
  if (fields.isIndexed) start['indexation'] = 'consumer-prices';
  if (fields.id === 'aid') start['grants'] = {};
  if (fields.id !== 'reallocation') return withAt(country, fields.path, start);
  const items = country.profile.expenditureItems ?? [];
  const known = items.length > 0 ? items : [{ id: 'item-1', name: itemName }];
  const withItems = { ...country, profile: { ...country.profile, expenditureItems: known } };
  return withAt(withItems, fields.path, { ...start, items: known.map(({ id }) => ({ item: id })) });
}

/** Takes a part out, its option with its last part, and what was said of overlaps with it. */
export function withoutPart(country: CountryScenario, { id, option, path }: OptionPartFields): CountryScenario {
  const rest = withoutAt(country, path);
  const isLast = path.length > 2 && !PARTS.some((part) => part.option === option && isUsed(rest, part));
  return withoutSettlement(isLast ? withoutAt(rest, path.slice(0, 2)) : rest, id);
}

export function isUsed(country: CountryScenario, { path }: OptionPartFields): boolean {
  return at(country, path) !== undefined;
}

export function isCounted(country: CountryScenario, part: OptionPartFields): boolean {
  return isUsed(country, part) && at(country, [...part.path.slice(0, 2), 'counted']) !== false;
}

/** Counts an option, or only shows it beside the others. */
export function withCounted(country: CountryScenario, part: OptionPartFields, counted: boolean): CountryScenario {
  const path = [...part.path.slice(0, 2), 'counted'];
  if (counted) return withoutAt(country, path);
  const ids = PARTS.filter(({ option }) => option === part.option).map(({ id }) => id);
  return ids.reduce(withoutSettlement, withAt(country, path, false));
}

function withoutSettlement(country: CountryScenario, id: PartId): CountryScenario {
  const { additional = [], ...rest } = country;
  const left = additional.filter(({ part, beside }) => part !== id && beside !== id);
  return left.length === 0 ? rest : { ...rest, additional: left };
}

/** Pairs of counted parts that draw on the same money and of which nothing is said. */
export function doubleCounts(country: CountryScenario): readonly Overlap[] {
  const counted = PARTS.filter((part) => isCounted(country, part)).map(({ id }) => id);
  const isSettled = ([a, b]: Overlap['parts']) =>
    (country.additional ?? []).some(({ part, beside }) => (part === a && beside === b) || (part === b && beside === a));
  return OVERLAPS.filter(({ parts }) => parts.every((id) => counted.includes(id)) && !isSettled(parts));
}
