import type { ViewRange } from './fiscal-space-view-schema.ts';
import type { RedactedView } from './redacted-view-schema.ts';
import type { Cell, ColumnOf } from './table.ts';

type Country = NonNullable<RedactedView['fiscalSpace']>['countries'][number];

/** One year of one country, as a row. */
export interface CountryYear {
  readonly country: Country;
  readonly year: Country['years'][number];
}

export function countryYears({ fiscalSpace }: RedactedView): CountryYear[] {
  return (fiscalSpace?.countries ?? []).flatMap((country) => country.years.map((year) => ({ country, year })));
}

/** Fiscal space is a range with its definition, and what is used up stands apart from what comes every year. */
export const COUNTRY_COLUMNS: readonly ColumnOf<CountryYear>[] = [
  ['year', 'number', ({ year }) => String(year.year)],
  ['cost', 'number', ({ year }) => year.cost],
  ['gap', 'number', ({ year }) => year.gap],
  ...range('flows', ({ year }) => year.flows),
  ...range('stocks', ({ year }) => year.stocks),
  ...range('open', ({ year }) => year.open),
  ['definition', 'text', ({ country }) => country.definition.text],
  ['definition_source', 'text', ({ country }) => country.definition.source],
];

function range(name: string, of: (row: CountryYear) => ViewRange): ColumnOf<CountryYear>[] {
  return (['low', 'central', 'high'] as const).map((reading) => [
    `${name}_${reading}`,
    'number',
    (row): Cell => of(row)[reading],
  ]);
}
