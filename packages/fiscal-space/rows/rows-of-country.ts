import type { CountryScenario } from '../country-schema.ts';
import { type FiscalSpaceRow, LIST_KEYS } from './row.ts';
import { unitOf } from './unit-of-field.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A country scenario as rows of the table: what the template shows for the example country, and how a country that was
 * entered on the page is taken to a spreadsheet. `countriesFromRows` gives the same document back.
 */
export function rowsOfCountry(scenario: CountryScenario): FiscalSpaceRow[] {
  const rows: FiscalSpaceRow[] = [];
  const { id: country, format: _, ...document } = scenario;
  walk(document as unknown as Json, [], (path, cells) => {
    const field = path.join('.');
    const unit = cells.source === undefined ? undefined : unitOf(field, scenario);
    rows.push({ country, field, ...cells, ...(unit === undefined ? {} : { unit }) });
  });
  return rows;
}

type Emit = (path: readonly string[], cells: FiscalSpaceRow) => void;

function walk(node: Json, path: readonly string[], emit: Emit): void {
  if (typeof node !== 'object') {
    emit(path, { value: String(node) });
    return;
  }
  if (Array.isArray(node)) {
    const key = LIST_KEYS[path.at(-1) ?? ''];
    (node as readonly Record<string, Json>[]).forEach((entry, index) => {
      const { [key ?? '']: name, ...rest } = entry;
      walk(rest, [...path, key == null ? String(index + 1) : String(name)], emit);
    });
    return;
  }
  const entries = node as Readonly<Record<string, Json | undefined>>;
  if (isFigure(entries)) {
    emitFigure(entries, path, '', emit);
    return;
  }
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    // A grant is a figure by year: the year stands in its own column.
    if (/^\d{4}$/.test(key)) emitFigure(value as Readonly<Record<string, Json>>, path, key, emit);
    else walk(value, [...path, key], emit);
  }
}

/** A figure has a source and the year it speaks of; a definition in words has a source only. */
function isFigure(node: Readonly<Record<string, Json | undefined>>): boolean {
  return 'source' in node && 'year' in node;
}

function emitFigure(
  figure: Readonly<Record<string, Json | undefined>>,
  path: readonly string[],
  year: string,
  emit: Emit,
): void {
  const { values, source, year: sourceYear, vintage, per, ...readings } = figure;
  const provenance = {
    source: String(source),
    sourceYear: String(sourceYear),
    ...(vintage === undefined ? {} : { vintage: String(vintage) }),
  };
  // The poverty line and the minimum wage also say for how long an amount is.
  if (per !== undefined) emit([...path, 'per'], { value: String(per) });
  const at = year === '' ? {} : { year };
  if (values === undefined) emit(path, { ...at, ...(readings as Record<string, string>), ...provenance });
  else
    for (const [key, value] of Object.entries(values)) emit(path, { year: key, value: String(value), ...provenance });
}
