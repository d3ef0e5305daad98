import { FISCAL_SPACE_COLUMNS, READINGS, type Reading, rowsOfCountry } from '@tamwil/fiscal-space';
import type { Evaluation } from '@tamwil/scenario';
import { type ColumnOf, type Table, tableOf } from '../table.ts';
import type { Exported } from './exported.ts';

type Country = NonNullable<Evaluation['fiscalSpace']>['countries'][number];

function countriesOf({ evaluation }: Exported): readonly Country[] {
  return evaluation.fiscalSpace?.countries ?? [];
}

/**
 * What each country's packages cost in each year and what the options could pay, as a range with its definition. Flows and
 * the year's part of stocks stand apart: a stock does not come every year.
 */
export function fiscalSpaceTable(exported: Exported): Table {
  const rows = countriesOf(exported).flatMap((country) =>
    country.need.map((need, index) => ({ country, need, range: country.range[index]! })),
  );
  const reading = (key: 'flows' | 'stocks' | 'residual'): ColumnOf<(typeof rows)[number]>[] =>
    READINGS.map((name) => [`${key}_${name}`, 'number', ({ range }) => range[name][key]]);
  return tableOf(rows, [
    ['country', 'code', ({ country }) => country.id],
    ['name', 'text', ({ country }) => country.name],
    ['year', 'number', ({ need }) => String(need.year)],
    ['currency', 'code', ({ country }) => country.currency],
    ['cost', 'number', ({ need }) => need.cost],
    ['current_spending', 'number', ({ need }) => need.current],
    ['gap', 'number', ({ need }) => need.gap],
    ['gap_over_gdp', 'number', ({ need }) => need.gapShares.gdp],
    ...reading('flows'),
    ...reading('stocks'),
    ...reading('residual'),
    ['definition', 'text', ({ country }) => country.definition.text],
    ['definition_source', 'text', ({ country }) => country.definition.source],
    ['range_note', 'code', ({ country }) => country.rangeNote],
  ]);
}

/** What each option yields in each year in its three readings, how much of it is counted, and when it ends. */
export function fiscalOptionsTable(exported: Exported): Table {
  const rows = countriesOf(exported).flatMap((country) =>
    country.options.flatMap((option) => option.years.map((year) => ({ country, option, year }))),
  );
  return tableOf(rows, [
    ['country', 'code', ({ country }) => country.id],
    ['option', 'code', ({ option }) => option.option],
    ['part', 'code', ({ option }) => option.id],
    ['kind', 'code', ({ option }) => option.kind],
    ['borrowed', 'code', ({ option }) => (option.borrowed ? 'yes' : 'no')],
    ['end_year', 'number', ({ option }) => (option.endYear === null ? null : String(option.endYear))],
    ['counted_share', 'number', ({ option }) => option.countedShare],
    ['year', 'number', ({ year }) => String(year.year)],
    ['currency', 'code', ({ country }) => country.currency],
    ...READINGS.map((name): ColumnOf<(typeof rows)[number]> => [name, 'number', ({ year }) => year[name]]),
    ['method_source', 'code', ({ option }) => option.source],
    ['notes', 'text', ({ option }) => option.userNotes],
  ]);
}

/** The debt paths as shares of GDP: without the packages, and with what of them is borrowed in each reading. */
export function debtPathsTable(exported: Exported): Table {
  const rows = countriesOf(exported).flatMap(({ id, debt }) => {
    if (debt === null) return [];
    const paths: readonly (readonly ['baseline' | Reading, typeof debt.baseline])[] = [
      ['baseline', debt.baseline],
      ...READINGS.map((name) => [name, debt.scenario[name]] as const),
    ];
    return paths.flatMap(([path, years]) => (years ?? []).map((year) => ({ id, path, year })));
  });
  return tableOf(rows, [
    ['country', 'code', ({ id }) => id],
    ['path', 'code', ({ path }) => path],
    ['year', 'number', ({ year }) => String(year.year)],
    ['debt', 'number', ({ year }) => year.debt],
    ['change', 'number', ({ year }) => year.change],
    ['interest', 'number', ({ year }) => year.parts.interest],
    ['growth', 'number', ({ year }) => year.parts.growth],
    ['exchange', 'number', ({ year }) => year.parts.exchange],
    ['primary_balance_part', 'number', ({ year }) => year.parts.primaryBalance],
    ['stock_flow', 'number', ({ year }) => year.parts.stockFlow],
    ['primary_balance', 'number', ({ year }) => year.primaryBalance],
    ['stabilizing_balance', 'number', ({ year }) => year.stabilizingBalance.exact],
    ['gross_financing_need', 'number', ({ year }) => year.grossFinancingNeed],
  ]);
}

/** Every figure of every country with its unit, source and year: as it is, the table that `importCountries` takes. */
export function countryInputsTable({ scenario }: Exported): Table {
  return tableOf(
    scenario.countries.flatMap(rowsOfCountry),
    FISCAL_SPACE_COLUMNS.map(({ id }) => [
      id,
      id === 'country' || id === 'field' ? 'code' : 'text',
      (row) => row[id] ?? null,
    ]),
  );
}
