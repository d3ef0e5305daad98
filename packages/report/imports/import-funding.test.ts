import { PLANS } from '@tamwil/plan';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { fundingTable } from '../sheets/funding.ts';
import { toCsv } from '../to-csv.ts';
import { fundingTemplate, importFunding } from './import-funding.ts';

const terms = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', exclusive: false };
const HEAD = 'source,line,period,amount,stage,unit,kind,donor,agreement,for,currency,rate,programmeSupport';
const table = (...lines: string[]) => [HEAD, ...lines].join('\r\n');

async function sourcesOf(csv: string) {
  const read = await importFunding(csv, terms);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

async function faultsOf(csv: string, exclusive = false) {
  const read = await importFunding(csv, { ...terms, exclusive });
  return read.ok ? [] : read.faults;
}

const A_TRANCHE = 'a,,2022,11.30,received,,development-cooperation,Donor A,A-1,C1 C2.1,,,';

describe('a table of agreements becomes the funding that it says', () => {
  it('tranches, bookings, ceilings and shares of one agreement are gathered in one source', async () => {
    const csv = table(
      A_TRANCHE,
      'b,,,5.00,committed,,regular-budget,,,C1.1 C1.2,,,',
      'a,tranche,2024,8.00,committed,,,,,,,,',
      'a,booked,2022,1.00,,C1.1,,,,,,,',
      'a,at-most,,2.00,,C1,,,,,,,',
      'b,share,,0.6,,C1.1,,,,,,,',
      'b,share,,0.4,,C1.2,,,,,,,',
    );
    expect(await sourcesOf(csv)).toEqual([
      {
        id: 'a',
        kind: 'development-cooperation',
        donor: 'Donor A',
        agreement: 'A-1',
        earmark: { for: ['C1', 'C2.1'], atMost: { C1: '2.00' } },
        tranches: [
          { period: '2022', amount: '11.30', stage: 'received' },
          { period: '2024', amount: '8.00', stage: 'committed' },
        ],
        booked: [{ output: 'C1.1', period: '2022', amount: '1.00' }],
      },
      {
        id: 'b',
        kind: 'regular-budget',
        earmark: { for: ['C1.1', 'C1.2'], split: { 'C1.1': '0.6', 'C1.2': '0.4' } },
        tranches: [{ amount: '5.00', stage: 'committed' }],
      },
    ]);
  });

  it('a scenario takes what the template gives, and the money is there to the cent', async () => {
    const document = {
      schema: 'scenario/1',
      name: 'x',
      plan: 'gb343-ins-3-1',
      grain: 'year',
      asOf: '2023-12-31',
      funding: await sourcesOf(fundingTemplate()),
    };
    const scenario = readScenario(document);
    const result = scenario.ok ? evaluate(scenario.value) : scenario;
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    // 9,200,000 euros at 0.92 are 10,000,000 dollars; after 13 per cent of programme support 8,849,557.52.
    expect(result.value.funding[0]!.tranches.map(({ usable }) => usable)).toEqual(['8849557.52', '4424778.76']);
  });

  it('semicolons, columns in another order and yes or no as a spreadsheet writes them', async () => {
    const csv = 'stage;deducted;amount;source\r\ncommitted;YES;5.00;a\r\ncommitted;Yes;6.00;a';
    expect(await sourcesOf(csv)).toEqual([
      {
        id: 'a',
        charges: { deducted: true },
        tranches: [
          { amount: '5.00', stage: 'committed' },
          { amount: '6.00', stage: 'committed' },
        ],
      },
    ]);
  });
});

describe('money that stands in a table several times is not counted several times', () => {
  const cumulative = table(
    'a,,2022,10.00,pledged,,development-cooperation,,A-1,,,,',
    'a,,2022,8.00,committed,,,,,,,,',
    'other,,2022,5.00,received,,development-cooperation,,A-1,,,,',
    'c,,2022,5.00,received,,development-cooperation,,,,,,',
  );

  it('each row of it is named, also across two ids of one agreement', async () => {
    expect((await faultsOf(cumulative)).map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/rows/0/stage', 'stages-look-cumulative'],
      ['/rows/1/stage', 'stages-look-cumulative'],
      ['/rows/2/stage', 'stages-look-cumulative'],
    ]);
    expect((await faultsOf(cumulative))[1]!.detail).toBe(
      'Cell E3: A-1 in 2022: pledged 10.00, committed 8.00, received 5.00 look like the same money at several stages.',
    );
  });

  it('whoever has looked and knows that it is different money says so', async () => {
    expect(await faultsOf(cumulative, true)).toEqual([]);
  });

  it('amounts that fall towards the end are taken as they are', async () => {
    expect(await faultsOf(table(A_TRANCHE, 'a,,2022,5.00,committed,,,,,,,,'))).toEqual([]);
  });
});

describe('whoever filled in the table finds every cell that is wrong', () => {
  it.each([
    ['an amount that is none', 'a,,2022,"1,000",received,,other,,,,,,0', 'amount', 'not-an-amount'],
    ['half a cent', 'a,,2022,1.005,received,,other,,,,,,0', 'amount', 'too-precise'],
    ['an amount that is missing', 'a,,2022,,received,,other,,,,,,0', 'amount', 'required'],
    ['a formula as an amount', 'a,,2022,=1+1,received,,other,,,,,,0', 'amount', 'not-an-amount'],
    ['a stage nobody knows', 'a,,2022,1.00,promised,,other,,,,,,0', 'stage', 'unknown-value'],
    ['a period outside the plan', 'a,,1999,1.00,received,,other,,,,,,0', 'period', 'unknown-period'],
    ['no id', ',,2022,1.00,received,,other,,,,,,0', 'source', 'wrong-format'],
    ['a kind nobody knows', 'a,,2022,1.00,received,,gift,,,,,,0', 'kind', 'unknown-value'],
    ['an output nobody knows', 'a,,2022,1.00,received,,other,,,C1 C9.9,,,0', 'for', 'unknown-id'],
    ['foreign money without a rate', 'a,,2022,1.00,received,,other,,,,EUR,,0', 'rate', 'rate-required'],
    ['charges above one', 'a,,2022,1.00,received,,other,,,,,,13', 'programmeSupport', 'number-out-of-range'],
    ['a kind of row nobody knows', 'a,loan,2022,1.00,received,,other,,,,,,0', 'line', 'unknown-line'],
    ['a booking without an output', 'a,booked,2022,1.00,,,other,,,,,,0', 'unit', 'required'],
    ['a ceiling on what the plan lacks', 'a,at-most,2022,1.00,,C9,other,,,,,,0', 'unit', 'unknown-id'],
    ['a ceiling on __proto__', 'a,at-most,2022,1.00,,__proto__,other,,,,,,0', 'unit', 'unknown-id'],
    ['a share of a component', 'a,share,,1,,C1,other,,,C1,,,0', 'unit', 'unknown-output'],
    ['shares that do not add up', 'a,share,,0.5,,C1.1,other,,,C1,,,0', 'amount', 'split-does-not-add-up'],
  ])('%s', async (_, line, column, code) => {
    const faults = await faultsOf(table(A_TRANCHE.replace('a,', 'z,'), line));
    expect(faults.map((fault) => [fault.pointer, fault.code])).toContainEqual([`/rows/1/${column}`, code]);
    expect(Object.hasOwn(Object.prototype, 'C9')).toBe(false);
  });

  it('all at once and in the order of the rows: a word that is no stage hides no amount that is none', async () => {
    const faults = await faultsOf(
      table(
        'a,,2022,much,promised,,gift,,,C9,,,x',
        '',
        'b,,1999,1.005,received,,other,,,,,,0',
        'b,,2022,1.00,received,,pooled-fund,,,,,,',
      ),
    );
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/rows/0/amount not-an-amount',
      '/rows/0/stage unknown-value',
      '/rows/0/kind unknown-value',
      '/rows/0/for unknown-id',
      '/rows/0/programmeSupport not-a-number',
      '/rows/2/period unknown-period',
      '/rows/2/amount too-precise',
      '/rows/3/kind cell-contradicts',
    ]);
    expect(faults.map(({ detail }) => detail.split(': ')[0])).toEqual(
      ['D2', 'E2', 'G2', 'J2', 'M2', 'C4', 'D4', 'G5'].map((cell) => `Cell ${cell}`),
    );
  });
});

it('a formula in a name runs neither here nor in the file that is exported again', async () => {
  const formula = '=HYPERLINK("http://x.invalid","y")';
  const csv = `source,amount,stage,name\r\na,5.00,committed,"${formula.replaceAll('"', '""')}"`;
  const [source] = await sourcesOf(csv);
  expect(source!.name).toBe(formula);
  const scenario = readScenario({ schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', funding: [source] });
  const result = scenario.ok ? evaluate(scenario.value) : scenario;
  if (!scenario.ok || !result.ok) throw new Error('The scenario cannot be computed.');
  const exported = toCsv(fundingTable({ scenario: scenario.value, evaluation: result.value, saved: null }));
  expect(exported).toContain(`"'=HYPERLINK(""http://x.invalid"",""y"")"`);
});
