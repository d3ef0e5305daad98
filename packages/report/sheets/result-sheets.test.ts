import { readFileSync } from 'node:fs';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { importCountries } from '../imports/import-countries.ts';
import { workbookToCsv } from '../imports/workbook-to-csv.ts';
import type { Table } from '../table.ts';
import { toCsv } from '../to-csv.ts';
import { toXlsx } from '../to-xlsx.ts';
import type { Exported } from './exported.ts';
import { resultPages, resultTable } from './result-sheets.ts';
import { SHEET_IDS } from './sheet-ids.ts';

const amounts = (component: string, each: readonly string[]) =>
  Object.fromEntries(each.map((amount, index) => [`${component}.${index + 1}`, amount]));

const document = {
  schema: 'scenario/1',
  name: '=Position at the end of 2023',
  plan: 'gb343-ins-3-1',
  grain: 'year',
  asOf: '2021-12-31',
  costing: {
    split: { C3: { amounts: amounts('C3', ['3400000.00', '6600000.00', '2200000.00', '2400000.00', '400000.00']) } },
    escalation: { rate: '0.02', baseYear: 2021 },
    contingency: '0.05',
  },
  funding: [
    {
      id: 'a',
      name: '@Donor A programme',
      kind: 'development-cooperation',
      donor: 'Donor A (invented)',
      agreement: 'A-1',
      currency: 'EUR',
      tranches: [
        { period: '2022', amount: '4600000.00', stage: 'received', rate: '0.92' },
        { period: '2023', amount: '920000.00', stage: 'pledged', rate: '0.92', probability: '0.5' },
      ],
      earmark: { category: 'softly-earmarked', for: { components: ['C3'] } },
    },
    { id: 'b', kind: 'other', amount: '60000000.00', stage: 'committed', charges: { deducted: true } },
  ],
};

const country = JSON.parse(readFileSync(new URL('../../fiscal-space/example-country.json', import.meta.url), 'utf8'));

function exported(more: object = {}): Exported {
  const read = readScenario({ ...document, ...more });
  const evaluation = read.ok ? evaluate(read.value) : undefined;
  if (!read.ok || !evaluation?.ok) throw new Error(JSON.stringify(read));
  return { scenario: read.value, evaluation: evaluation.value, saved: null };
}

const column = (table: Table, name: string) => {
  const index = table.columns.findIndex((each) => each.name === name);
  if (index < 0) throw new Error(`There is no column ${name}`);
  return table.rows.map((row) => row[index] ?? null);
};
const cents = (cells: readonly (string | null)[]) =>
  cells.reduce((sum, cell) => sum + (cell === null ? 0n : BigInt(cell.replace('.', ''))), 0n);

describe('an export of a result', () => {
  const result = exported();

  it('has every sheet, every row as wide as its head, every column name a machine name', () => {
    const withCountry = exported({ fiscalSpace: { countries: [country] } });
    expect(resultPages(withCountry)).toHaveLength(SHEET_IDS.length);
    for (const id of SHEET_IDS) {
      const { columns, rows } = resultTable(id, withCountry);
      expect(rows.length, id).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      // The inputs of countries have the names under which they are imported: keys of JSON.
      const name = id === 'country-inputs' ? /^[a-z][A-Za-z]*$/ : /^[a-z][a-z0-9_]*$/;
      for (const column of columns) expect(column.name).toMatch(name);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    }
  });

  it('shows every step of a cost, and the steps add up to what an award is measured against', () => {
    const costs = resultTable('costs', result);
    const steps = ['split', 'escalation', 'exchange', 'drivers', 'contingency'].map((name) =>
      cents(column(costs, name)),
    );
    expect(steps.reduce((sum, step) => sum + step, 0n)).toBe(cents(column(costs, 'direct')));
    expect(cents(column(costs, 'direct'))).toBe(cents(column(resultTable('awards', result), 'cost')));
  });

  it('shows money only of outputs that somebody has entered a cost for', () => {
    for (const [id, amount] of [
      ['costs', 'direct'],
      ['awards', 'award'],
      ['routing', 'amount'],
    ] as const) {
      const table = resultTable(id, result);
      const shown = column(table, 'component').filter((_, index) => column(table, amount)[index] !== null);
      expect(new Set(shown), id).toEqual(new Set(['C3']));
      expect(new Set(column(table, 'component')).size, id).toBe(5);
    }
  });

  it('names the stage and the earmark of money as IATI does, and counts no pledge', () => {
    const funding = resultTable('funding', result);
    expect(column(funding, 'iati_transaction_type')).toEqual(['1', '13', '11']);
    expect(column(funding, 'iati_earmarking_category')).toEqual(['2', '2', '1']);
    expect(column(funding, 'counted')).toEqual(['yes', 'no', 'yes']);
    expect(column(funding, 'usable')[0]).toBe('4424778.76');
  });

  it('says what it is, by which engine and from which inputs', () => {
    const readMe = resultTable('read-me', result);
    const values = new Map(readMe.rows.map(([key, value]) => [key, value]));
    expect(values.get('version')).toBe('not saved');
    expect(values.get('input_digest')).toBe(result.evaluation.inputDigest);
    expect(readMe.rows.flat().join(' ')).toContain('Not a decision of the Governing Body');
  });
});

describe('the sheets of a scenario with countries', () => {
  const result = exported({ fiscalSpace: { countries: [country, { ...country, id: 'other', currency: 'EUR' }] } });
  const space = resultTable('fiscal-space', result);

  it('are left out where there is no country', () => {
    const titles = resultPages(exported()).map(({ title }) => title);
    expect(titles).toEqual(['Read me', 'Assumptions', 'Costs', 'Funding', 'Awards', 'Routing', 'Trace']);
  });

  it('show a range with its definition, never one number, and flows apart from stocks', () => {
    const names = space.columns.map(({ name }) => name);
    for (const key of ['flows', 'stocks', 'residual'])
      expect(names.filter((name) => name.startsWith(`${key}_`))).toEqual([
        `${key}_low`,
        `${key}_central`,
        `${key}_high`,
      ]);
    expect(names.filter((name) => /total|space/.test(name))).toEqual([]);
    expect(column(space, 'definition').every((text) => text?.includes('Budgetary capacity'))).toBe(true);
    expect(column(space, 'range_note')).toContain('All low, all central, all high: not a confidence interval.');
  });

  it('add up: gap = what is financed + what stays open; flows and stocks are the options that are counted', () => {
    const options = resultTable('fiscal-options', result);
    const [at, kind, counted, central] = ['year', 'kind', 'counted_share', 'central'].map((name) =>
      column(options, name),
    );
    const own = column(options, 'country').map((id) => id === 'example');
    const yieldOf = (year: string, of: string) =>
      cents(central!.filter((_, i) => own[i] && at![i] === year && kind![i] === of && counted![i] === '1.00000000'));
    column(space, 'year')
      .slice(0, 10)
      .forEach((year, index) => {
        const cell = (name: string) => BigInt(column(space, name)[index]!.replace('.', ''));
        expect(cell('flows_central')).toBe(yieldOf(year!, 'flow'));
        expect(cell('stocks_central')).toBe(yieldOf(year!, 'stock'));
        const open = cell('gap') - cell('flows_central') - cell('stocks_central');
        expect(cell('residual_central')).toBe(open > 0n ? open : 0n);
      });
  });

  it("keep each country's currency and never add two countries", () => {
    expect(new Set(column(space, 'currency'))).toEqual(new Set(['USD', 'EUR']));
    expect(space.rows).toHaveLength(20);
  });

  it('show the parts of a change of debt, which add up to it', () => {
    const debt = resultTable('debt-paths', result);
    expect(new Set(column(debt, 'path'))).toEqual(new Set(['baseline', 'low', 'central', 'high']));
    const parts = ['interest', 'growth', 'exchange', 'primary_balance_part', 'stock_flow'].map((name) =>
      column(debt, name),
    );
    column(debt, 'change').forEach((change, index) => {
      expect(cents(parts.map((part) => part[index]!))).toBe(cents([change]));
    });
  });

  it('name the source of every figure, and come back as they were through a file of either kind', async () => {
    const inputs = resultTable('country-inputs', result);
    const csv = await importCountries(toCsv(inputs));
    expect(csv.ok && csv.value).toEqual(result.scenario.countries);
    const workbook = await workbookToCsv(
      await toXlsx([{ title: 'Country inputs', table: inputs }], { rightToLeft: true }),
    );
    const xlsx = workbook.ok ? await importCountries(workbook.value) : workbook;
    expect(xlsx.ok && xlsx.value).toEqual(result.scenario.countries);
  });
});
