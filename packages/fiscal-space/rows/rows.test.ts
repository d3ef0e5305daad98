import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCountryScenario } from '../read-country-scenario.ts';
import { countriesFromRows } from './countries-from-rows.ts';
import type { FiscalSpaceRow } from './row.ts';
import { rowsOfCountry } from './rows-of-country.ts';
import { fiscalSpaceTemplate } from './template.ts';

const example = JSON.parse(readFileSync(new URL('../example-country.json', import.meta.url), 'utf8'));
const read = readCountryScenario(example);
if (!read.ok) throw new Error('The example country cannot be read.');
const rows = rowsOfCountry(read.value);

function faultsOf(table: readonly FiscalSpaceRow[]) {
  const countries = countriesFromRows(table);
  return countries.ok ? [] : countries.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

/** The example with the cells of one row changed. */
function changed(field: string, cells: FiscalSpaceRow): { table: FiscalSpaceRow[]; at: number } {
  const at = rows.findIndex((row) => row.field === field);
  return { table: rows.map((row, index) => (index === at ? { ...row, ...cells } : row)), at };
}

describe('a country taken to a spreadsheet and back is the same country', () => {
  it('for the example, in every figure, source and setting', () => {
    const countries = countriesFromRows(rows);
    expect(countries.ok && countries.value).toEqual([read.value]);
  });

  it('for two countries in one table, whose rows may be mixed', () => {
    const other = rows.map((row) => ({ ...row, country: 'other' }));
    const mixed = rows.flatMap((row, index) => [row, other[index]!]);
    const countries = countriesFromRows(mixed);
    expect(countries.ok && countries.value.map(({ id }) => id)).toEqual(['example', 'other']);
    expect(countries.ok && countries.value[1]).toEqual({ ...read.value, id: 'other' });
  });

  it('with a definition in words and shares that are additional', () => {
    const { macro, ...options } = read.value.options!;
    const scenario = {
      ...read.value,
      definition: { text: 'Room in the budget', source: 'Ministry' },
      options: { ...options, macro: { ...macro!, counted: true } },
      additional: [
        { part: 'macro', beside: 'debt.room', share: '0.4', reason: 'The ceiling covers central government.' },
      ],
    };
    const countries = countriesFromRows(rowsOfCountry(scenario));
    expect(countries.ok && countries.value).toEqual([scenario]);
  });
});

describe('whoever fills in the table is told which cell is wrong', () => {
  it.each([
    ['profile.gdp', { value: 'much' }, 'value', 'not-a-number'],
    ['profile.gdp', { source: '' }, 'source', 'required'],
    ['profile.gdp', { sourceYear: 'last' }, 'sourceYear', 'wrong-type'],
    ['profile.revenue', { value: '-0.2' }, 'value', 'number-out-of-range'],
    ['options.contributions.newWorkers', { high: '1e6' }, 'high', 'not-a-number'],
    ['options.aid.grants', { low: 'x' }, 'low', 'not-a-number'],
    ['currency', { value: 'XYZ' }, 'value', 'unknown-currency'],
    ['options.tax.target.firstYear', { value: '2090' }, 'value', 'year-outside-scenario'],
    ['options.tax.target.firstYear', { value: 'soon' }, 'value', 'wrong-type'],
    ['profile.debt', { field: 'profile.dept' }, 'field', 'unknown-key'],
    ['profile.debt', { field: '__proto__.x' }, 'field', 'unknown-key'],
    ['profile.debt', { field: 'constructor.prototype.x' }, 'field', 'unknown-key'],
    ['profile.debt', { field: '' }, 'field', 'cell-needed'],
    ['profile.debt', { country: '' }, 'country', 'cell-needed'],
    ['profile.debt', { field: 'profile.gdp' }, 'field', 'field-twice'],
  ] as const)('%s with %j: the cell %s, %s', (field, cells, column, code) => {
    const { table, at } = changed(field, cells);
    expect(faultsOf(table)).toContain(`/rows/${at}/${column} ${code}`);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('all at once, in the order of the rows', () => {
    const table = rows.map((row) => ({ ...row, ...(row.value === undefined ? {} : { value: `${row.value}?` }) }));
    const faults = faultsOf(table);
    expect(faults.length).toBeGreaterThan(40);
    const order = faults.map((fault) => Number(fault.split('/')[2]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('also what a country lacks altogether', () => {
    expect(faultsOf(rows.filter(({ field }) => field !== 'currency'))).toEqual(['/rows/0/field required']);
  });
});

describe('the template', () => {
  it('can be imported as it is and names no real country', () => {
    const { columns, rows: template } = fiscalSpaceTemplate();
    expect(countriesFromRows(template).ok).toBe(true);
    const ids = columns.map(({ id }) => id as string);
    for (const row of template) for (const column of Object.keys(row)) expect(ids).toContain(column);
    expect(template.find(({ field }) => field === 'name')?.value).toBe('Example country (invented)');
  });
});

describe('nobody has to guess what a figure is counted in', () => {
  it.each([
    ['profile.gdp', 'USD million'],
    ['profile.revenue', 'part of GDP'],
    ['profile.populationGrowth', 'rate a year, as a part of one'],
    ['profile.population', 'people'],
    ['profile.povertyLine', 'USD a person'],
    ['packages.floor.lines.child.population', 'people'],
    ['packages.floor.lines.child.benefit.share', 'part of one'],
    ['packages.floor.lines.child.benefit.payments', 'payments a year'],
    ['packages.floor.lines.child.currentSpending', 'USD million'],
    ['packages.floor.lines.maternity.administration.perHead', 'USD a person'],
    ['options.contributions.earnings', 'USD a person'],
    ['options.contributions.rate', 'part of one'],
    ['options.tax.target.ratio', 'part of GDP'],
    ['options.reserves.foreign.months', 'months of imports'],
    ['options.debt.restructuring.oldRate', 'rate a year, as a part of one'],
    ['options.aid.grants', 'USD million'],
    ['debtPath.averageMaturity', 'years'],
    ['debtPath.stockFlow', 'part of GDP'],
  ])('%s: %s', (field, unit) => {
    expect(rows.find((row) => row.field === field)?.unit).toBe(unit);
  });

  it('every figure has a unit, no setting has one', () => {
    for (const row of rows) expect(row.unit === undefined).toBe(row.source === undefined);
  });
});
