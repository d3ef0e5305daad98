import { readFileSync } from 'node:fs';
import { portfolioAnswer } from '@tamwil/fiscal-space';
import { expect, it } from 'vitest';
import { portfolioTable } from './portfolio.ts';

const EXAMPLE = JSON.parse(readFileSync(new URL('../../fiscal-space/example-country.json', import.meta.url), 'utf8'));
const { gdp: _, ...unknown } = EXAMPLE.profile;
const countries = [
  EXAMPLE,
  { ...EXAMPLE, id: 'south', region: 'South' },
  { ...EXAMPLE, id: 'blank', profile: unknown },
];
const portfolio = portfolioAnswer({ format: 'fiscal-space-portfolio/1', currency: 'USD', countries });
if (!portfolio.ok) throw new Error(JSON.stringify(portfolio.faults));
const { columns, rows } = portfolioTable(portfolio.value);
const at = (name: string) => columns.findIndex((column) => column.name === name);
const cells = (level: string, name: string) =>
  rows.filter((row) => row[at('level')] === level).map((row) => row[at(name)] ?? null);
const cents = (amounts: readonly (string | null)[]) =>
  amounts.reduce((sum, amount) => sum + BigInt((amount ?? '0').replace('.', '')), 0n);

it('a table of countries goes out as a table whose sums are those of its rows, and what is not known is empty', () => {
  for (const name of ['gdp', 'cost', 'gap', 'space_low', 'space_high', 'residual_central']) {
    const sum = cents(cells('country', name));
    for (const level of ['region', 'income-group', 'all'])
      expect([name, cents(cells(level, name))]).toEqual([name, sum]);
  }
  expect(cells('country', 'member').slice(-10)).toEqual(Array.from({ length: 10 }, () => 'blank'));
  expect(cells('country', 'cost').slice(-10)).toEqual(Array.from({ length: 10 }, () => null));
  expect(new Set(cells('region', 'name'))).toEqual(new Set(['Example region', 'South']));
  for (const row of rows) expect(row).toHaveLength(columns.length);
});
