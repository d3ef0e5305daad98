import { type CountryScenario, READINGS } from '@tamwil/fiscal-space';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { at, editCountry, withAt, withoutAt } from './edit-country.ts';
import { fieldText } from './field-text.ts';
import type { Field } from './fields.ts';
import type { Json } from './json-path.ts';
import { TypedNumber, TypedText, TypedYears } from './typed-number.tsx';

export interface FigureTableProps {
  readonly index: number;
  readonly country: CountryScenario;
  /** What the figures are of, for those who hear the page. */
  readonly of: string;
  readonly fields: readonly (Field & { readonly name?: string })[];
  /** One number, or one for each reading of an option. */
  readonly kind: 'value' | 'range';
}

/** Figures with source and year, a row for each. A figure by year has a row for each of its years. */
export function FigureTable({ index, country, of, fields, kind }: FigureTableProps): VNode {
  const { text } = wording.value;
  const columns = kind === 'value' ? (['value'] as const) : READINGS;
  return (
    <TableRegion label={of}>
      <table class="fiscal-inputs">
        <thead>
          <tr>
            <th scope="col">{text('fiscal.figure')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="figure">
                {text(`fiscal.${column}`)}
              </th>
            ))}
            <th scope="col">{text('fiscal.source')}</th>
            <th scope="col">{text('fiscal.year')}</th>
            <th scope="col">
              <span class="visually-hidden">{text('fiscal.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Figure key={field.path.join('/')} index={index} country={country} of={of} field={field} kind={kind} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

interface FigureProps extends Omit<FigureTableProps, 'fields'> {
  readonly field: Field & { readonly name?: string };
}

type Stored = Readonly<Record<string, Json>>;

function Figure({ index, country, of, field, kind }: FigureProps): VNode | VNode[] {
  const { text, plain } = wording.value;
  const { path, extra, beside, owner = path } = field;
  const figure = at(country, path) as Stored | undefined;
  const name = field.name ?? fieldText(field, country, wording.value);
  const label = `${of}: ${name}`;
  const set = (change: Stored) => {
    const now = at(country, path) as Stored | undefined;
    const start = { source: text('fiscal.no-source'), year: yearOf(field, country), ...extra };
    const isBesideNew = now === undefined && beside !== undefined;
    editCountry(index, (latest) =>
      withAt(isBesideNew ? withAt(latest, path.slice(0, -1), beside) : latest, path, { ...(now ?? start), ...change }),
    );
  };
  const values = figure?.['values'] as Readonly<Record<string, string>> | undefined;
  const provenance = (
    <>
      <td>
        <TypedText
          label={`${label}, ${text('fiscal.source')}`}
          value={(figure?.['source'] as string | undefined) ?? ''}
          onValue={(source) => figure !== undefined && set({ source })}
        />
      </td>
      <td>
        <TypedYears
          label={`${label}, ${text('fiscal.year')}`}
          value={figure === undefined ? null : `${figure['year'] as number}`}
          onValue={(year) => figure !== undefined && set({ year: Number(year) })}
        />
      </td>
      <td>
        {figure === undefined ? null : (
          <button
            type="button"
            class="plain"
            aria-label={`${text('fiscal.remove')}: ${label}`}
            onClick={() => editCountry(index, (latest) => withoutAt(latest, owner))}
          >
            {text('fiscal.remove')}
          </button>
        )}
      </td>
    </>
  );
  if (values !== undefined)
    return Object.entries(values).map(([year, value], row) => (
      <tr key={year}>
        <th scope="row">
          {name}, <bdi>{plain(year)}</bdi>
        </th>
        <td class="figure">
          <TypedNumber
            label={`${label}, ${plain(year)}`}
            value={value}
            onValue={(typed) => set({ values: { ...values, [year]: typed } })}
          />
        </td>
        {row === 0 ? provenance : <td colSpan={3} />}
      </tr>
    ));
  return (
    <tr>
      <th scope="row">{name}</th>
      {kind === 'value' ? (
        <td class="figure">
          <TypedNumber
            label={label}
            value={(figure?.['value'] as string | undefined) ?? null}
            onValue={(value) => set({ value })}
          />
        </td>
      ) : (
        READINGS.map((reading) => (
          <td key={reading} class="figure">
            <TypedNumber
              label={`${label}, ${text(`fiscal.${reading}`)}`}
              value={readingOf(figure, reading)}
              onValue={(typed) =>
                editCountry(index, (latest) => withReading(latest, field, reading, typed, text('fiscal.no-source')))
              }
            />
          </td>
        ))
      )}
      {provenance}
    </tr>
  );
}

function readingOf(figure: Stored | undefined, reading: string): string | null {
  return ((figure?.[reading] ?? figure?.['value']) as string | undefined) ?? null;
}

/** The first number that is typed holds for all three readings; from then on each is its own. */
function withReading(
  country: CountryScenario,
  field: Field,
  reading: string,
  typed: string,
  noSource: string,
): CountryScenario {
  const figure = at(country, field.path) as Stored | undefined;
  if (figure === undefined)
    return withAt(country, field.path, { value: typed, source: noSource, year: yearOf(field, country) });
  const { value: _one, ...rest } = figure;
  const readings = Object.fromEntries(READINGS.map((one) => [one, readingOf(figure, one) ?? typed]));
  return withAt(country, field.path, { ...rest, ...readings, [reading]: typed });
}

/** A new figure speaks of the last year before the scenario; a grant, of its own year. */
function yearOf({ path }: Field, { firstYear }: CountryScenario): number {
  const last = String(path.at(-1));
  return /^\d{4}$/.test(last) ? Number(last) : firstYear - 1;
}
