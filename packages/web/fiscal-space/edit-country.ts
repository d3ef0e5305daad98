import { type CountryScenario, OVERLAPS, type Overlap, type PartId } from '@tamwil/fiscal-space';
import type { ScenarioDocument } from '@tamwil/scenario';
import { type OptionPartFields, PARTS } from './fields.ts';
import { type Json, type Path, valueAt, without, withValue } from './json-path.ts';

/** Changes to the countries of a scenario document, all of them pure; `editCountry` applies one to the draft. */

export function withCountries(document: ScenarioDocument, countries: readonly CountryScenario[]): ScenarioDocument {
  const { fiscalSpace: _before, ...rest } = document;
  return countries.length === 0 ? rest : { ...rest, fiscalSpace: { countries: [...countries] } };
}

/** The countries with those of a table: each in the place of the one with its id, or at the end. */
export function withReplaced(
  countries: readonly CountryScenario[],
  read: readonly CountryScenario[],
): readonly CountryScenario[] {
  const kept = countries.map((country) => read.find(({ id }) => id === country.id) ?? country);
  return [...kept, ...read.filter(({ id }) => !countries.some((country) => country.id === id))];
}

/** A field's change: the reader of the document, not the page, judges the result. */
export function withAt(country: CountryScenario, path: Path, value: Json): CountryScenario {
  return withValue(country as unknown as Json, path, value) as unknown as CountryScenario;
}

export function withoutAt(country: CountryScenario, path: Path): CountryScenario {
  return without(country as unknown as Json, path) as unknown as CountryScenario;
}

/** Takes out a figure, and what it leaves empty: a debt path without a figure is none. */
export function withoutFigure(country: CountryScenario, path: Path): CountryScenario {
  const rest = withoutAt(country, path);
  const parent = path.slice(0, -1);
  const isEmpty = path[0] === 'debtPath' && parent.length > 0 && isEmptyObject(at(rest, parent));
  return isEmpty ? withoutFigure(rest, parent) : rest;
}

function isEmptyObject(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A setting in words, or none. */
export function withSetting(country: CountryScenario, path: Path, text: string): CountryScenario {
  return text === '' ? withoutAt(country, path) : withAt(country, path, text);
}

export function at(country: CountryScenario, path: Path): Json | undefined {
  return valueAt(country as unknown as Json, path);
}

/** Which share of one part is not in another, and why. */
export type Settlement = NonNullable<CountryScenario['additional']>[number];

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

/** Adds a package with its first benefit: a package without one says nothing. */
export function withPackage(country: CountryScenario, name: string, benefit: string): CountryScenario {
  const id = freeId(
    'package',
    country.packages.map((one) => one.id),
  );
  const added = { ...country, packages: [...country.packages, { id, name, lines: [] }] };
  return withBenefit(added, country.packages.length, benefit);
}

/** Adds a benefit to the package at an index. */
export function withBenefit(country: CountryScenario, inPackage: number, name: string): CountryScenario {
  const ids = country.packages.flatMap(({ lines }) => lines.map(({ id }) => id));
  const line = { id: freeId('benefit', ids), name, indexation: 'consumer-prices' as const };
  const packages = country.packages.map((one, at) =>
    at === inPackage ? { ...one, lines: [...one.lines, line] } : one,
  );
  return { ...country, packages };
}

/** Takes out a benefit, and its package with the last one. */
export function withoutBenefit(country: CountryScenario, inPackage: number, index: number): CountryScenario {
  const packages = country.packages
    .map((one, at) => (at === inPackage ? { ...one, lines: one.lines.filter((_, line) => line !== index) } : one))
    .filter(({ lines }) => lines.length > 0);
  return { ...country, packages };
}

/** Adds an item of expenditure, of which a share may be moved. */
export function withItem(country: CountryScenario, name: string): CountryScenario {
  const items = country.profile.expenditureItems ?? [];
  const id = freeId(
    'item',
    items.map((item) => item.id),
  );
  const profile = { ...country.profile, expenditureItems: [...items, { id, name }] };
  const moved = country.options?.reallocation;
  if (moved === undefined) return { ...country, profile };
  const reallocation = { ...moved, items: [...moved.items, { item: id }] };
  return { ...country, profile, options: { ...country.options, reallocation } };
}

/** Takes an item out of the profile and out of what is moved; the last one that is moved stays. */
export function withoutItem(country: CountryScenario, id: string): CountryScenario {
  const expenditureItems = (country.profile.expenditureItems ?? []).filter((item) => item.id !== id);
  const profile = { ...country.profile, expenditureItems };
  const moved = country.options?.reallocation;
  if (moved === undefined) return { ...country, profile };
  const reallocation = { ...moved, items: moved.items.filter(({ item }) => item !== id) };
  return { ...country, profile, options: { ...country.options, reallocation } };
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
  return withSettlements(country, ({ part, beside }) => part !== id && beside !== id);
}

/** Keeps what was said of some overlaps only. */
export function withSettlements(
  country: CountryScenario,
  isKept: (settlement: Settlement, index: number) => boolean,
): CountryScenario {
  const { additional = [], ...rest } = country;
  const left = additional.filter(isKept);
  return left.length === 0 ? rest : { ...rest, additional: left };
}

/** Pairs of counted parts that draw on the same money and of which nothing is said. */
export function doubleCounts(country: CountryScenario): readonly Overlap[] {
  const counted = PARTS.filter((part) => isCounted(country, part)).map(({ id }) => id);
  const isSettled = ([a, b]: Overlap['parts']) =>
    (country.additional ?? []).some(({ part, beside }) => (part === a && beside === b) || (part === b && beside === a));
  return OVERLAPS.filter(({ parts }) => parts.every((id) => counted.includes(id)) && !isSettled(parts));
}
