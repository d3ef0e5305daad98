import { PLANS } from '@tamwil/plan';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { costsTemplate, importCosts } from './import-costs.ts';

const plan = PLANS.get('gb343-ins-3-1')!;
const table = (...lines: string[]) => lines.join('\r\n');

async function faultsOf(csv: string) {
  const read = await importCosts(csv, plan);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a table of outputs becomes the costing that it says', () => {
  const csv = table(
    'output,amount,share,firstYear,lastYear,reason,2022,2023',
    'C1.1,12000000.00,,,,,0.4,0.6',
    'C1.2,,0.1,2023,2026,Begins with the new posts,,',
    'C2.1,,,,,,0,1',
  );
  it('amounts, shares, time frames and years, each where a scenario has it', async () => {
    const read = await importCosts(csv, plan);
    expect(read.ok && read.value).toEqual({
      split: { C1: { amounts: { 'C1.1': '12000000.00' }, shares: { 'C1.2': '0.1' } } },
      windows: { 'C1.2': { firstYear: 2023, lastYear: 2026, reason: 'Begins with the new posts' } },
      phasing: { 'C1.1': { 2022: '0.4', 2023: '0.6' }, 'C2.1': { 2022: '0', 2023: '1' } },
    });
  });

  it('a scenario takes it, and its outputs cost that to the cent', async () => {
    const read = await importCosts(csv, plan);
    const scenario = readScenario({
      schema: 'scenario/1',
      name: 'x',
      plan: plan.id,
      grain: 'year',
      asOf: '2021-12-31',
      costing: read.ok && read.value,
      funding: [{ id: 'a', amount: '1.00', stage: 'committed' }],
    });
    const result = scenario.ok ? evaluate(scenario.value) : scenario;
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const costs = result.value.costs.filter(({ output, split }) => output === 'C1.1' && split !== '0.00');
    expect(costs.map(({ period, split }) => [period, split])).toEqual([
      ['2022', '4800000.00'],
      ['2023', '7200000.00'],
    ]);
  });

  it('the template names every output and says nothing of its cost', async () => {
    const read = await importCosts(costsTemplate(plan), plan);
    expect(read).toEqual({ ok: true, value: {} });
    expect(costsTemplate(plan).trimEnd().split('\r\n')).toHaveLength(42);
  });
});

describe('whoever filled in the table finds every cell that is wrong', () => {
  it.each([
    ['an output nobody knows', 'output,amount\nC9.9,1.00', '/rows/0/output unknown-output'],
    ['__proto__ as an output', 'output,amount\n__proto__,1.00', '/rows/0/output unknown-output'],
    ['an output twice', 'output,amount\nC1.1,1.00\nC1.1,2.00', '/rows/1/output row-twice'],
    ['an amount that is none', 'output,amount\nC1.1,12 m', '/rows/0/amount not-an-amount'],
    ['a formula', 'output,amount\nC1.1,=SUM(A1:A9)', '/rows/0/amount not-an-amount'],
    ['amount and share at once', 'output,amount,share\nC1.1,1.00,0.1', '/rows/0/share named-twice'],
    ['more than the component has', 'output,amount\nC5.1,4000000.01', '/rows/0/output split-above-component'],
    ['half a time frame', 'output,firstYear,reason\nC1.1,2023,x', '/rows/0/lastYear required'],
    ['a time frame without a reason', 'output,firstYear,lastYear,reason\nC1.1,2023,2024,', '/rows/0/reason required'],
    ['a year that is none', 'output,firstYear,lastYear,reason\nC1.1,soon,2024,x', '/rows/0/firstYear wrong-type'],
    ['years that do not add up', 'output,2022,2023\nC1.1,0.4,0.5', '/rows/0/output shares-do-not-add-up'],
    ['money outside the time frame', 'output,2022,2026\nC1.14,0.5,0.5', '/rows/0/2026 outside-window'],
    ['a year of another plan', 'output,2031\nC1.1,1', '/columns unknown-column'],
  ])('%s', async (_, csv, fault) => {
    expect(await faultsOf(csv)).toContain(fault);
  });

  it('all at once: a time frame without a reason hides no amount that is none', async () => {
    const csv = table('output,amount,firstYear,lastYear,2022', 'C1.1,much,2022,2023,', '', 'C1.2,,,,x');
    const read = await importCosts(csv, plan);
    expect(read.ok ? [] : read.faults.map(({ code, detail }) => `${code} ${detail.split(': ')[0]}`)).toEqual([
      'not-an-amount Cell B2',
      // The table has no column of reasons: the row is named.
      'required Row 2',
      'shares-do-not-add-up Cell A4',
      'not-a-number Cell E4',
    ]);
  });
});
