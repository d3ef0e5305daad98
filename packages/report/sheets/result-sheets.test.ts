import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import type { Table } from '../table.ts';
import type { Exported } from './exported.ts';
import { resultTable, SHEET_IDS } from './result-sheets.ts';

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

function exported(): Exported {
  const read = readScenario(document);
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
    for (const id of SHEET_IDS) {
      const { columns, rows } = resultTable(id, result);
      expect(rows.length, id).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      for (const { name } of columns) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
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
