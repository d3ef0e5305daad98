import { readFileSync } from 'node:fs';
import { fiscalSpaceTemplate, readCountryScenario } from '@tamwil/fiscal-space';
import { PLANS } from '@tamwil/plan';
import { costsTemplate, countriesTemplate, fundingTemplate } from '@tamwil/report';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const example = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);
const template = countriesTemplate();
const { rows } = fiscalSpaceTemplate();

const importing = (body: unknown, type = 'application/json') =>
  service.ask('emil', 'POST /v1/imports/fiscal-space', { body, headers: { 'content-type': type } });

/** The template for so many countries. */
function tableOf(count: number): string {
  const [head, ...lines] = template.trimEnd().split('\r\n');
  const all = Array.from({ length: count }, (_, index) => lines.map((line) => line.replace(/^example/, `c${index}`)));
  return [head, ...all.flat()].join('\r\n');
}

describe('importing a table of countries', () => {
  it('gives the country back that the template shows, from CSV and from rows', async () => {
    const expected = readCountryScenario(example);
    for (const told of [await importing(template, 'text/csv; charset=utf-8'), await importing({ rows })]) {
      expect(told.status).toBe(200);
      expect(told.json).toEqual({ countries: [expected.ok && expected.value] });
    }
  });

  it('what was imported can be asked about as it is', async () => {
    const { json } = await importing(template, 'text/csv');
    const one = await service.ask('emil', 'POST /v1/fiscal-space', { body: json.countries[0] });
    expect(one.json.need[1].cost).toBe('598732361.18');
  });

  it('takes 130 countries in one table, and one call compares them', async () => {
    const { status, json } = await importing(tableOf(130), 'text/csv');
    expect([status, json.countries.length]).toEqual([200, 130]);
    const body = { format: 'fiscal-space-portfolio/1', currency: 'USD', countries: json.countries };
    // More than other bodies may have: about 60,000 values.
    expect(JSON.stringify(body).length).toBeGreaterThan(1_000_000);
    const portfolio = await service.ask('emil', 'POST /v1/fiscal-space/portfolio', { body });
    expect(portfolio.status).toBe(200);
    expect(portfolio.json.all.countries).toHaveLength(130);
    expect(portfolio.json.all.years[1].cost).toBe('77835206953.40');
  });

  it('names every wrong cell of CSV as the spreadsheet does', async () => {
    const { status, json } = await importing(template.replace('48000', 'much').replace('0.19,', '19%,'), 'text/csv');
    expect([status, json.code, json.errorCount]).toEqual([422, 'invalid-document', 2]);
    expect(json.errors).toMatchObject([
      { pointer: '/rows/8/value', code: 'not-a-number', detail: expect.stringMatching(/^Cell D10: /) },
      { pointer: '/rows/12/value', code: 'not-a-number', detail: expect.stringMatching(/^Cell D14: /) },
    ]);
  });

  it('names every wrong cell of rows', async () => {
    const wrong = rows.map((row) =>
      row.field === 'profile.gdp' ? { ...row, value: 'much', sourceYear: 'last' } : row,
    );
    const { status, json } = await importing({ rows: wrong });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/rows/8/value', '/rows/8/sourceYear']),
    );
  });

  it.each([
    ['a row that is none', { rows: [7] }, 422],
    ['a column nobody knows', { rows: [{ country: 'x', colour: 'red' }] }, 422],
    ['no rows', { rows: [] }, 422],
    ['another document', [], 422],
    ['text that is no JSON', '{"rows": ', 400],
  ])('refuses %s', async (_, body, status) => {
    const told = await importing(body);
    expect(told.status).toBe(status);
  });

  it.each([
    ['an empty table', '', 'table-empty'],
    ['a table of something else', 'a,b\r\n1,2', 'unknown-column'],
    ['a quotation mark without an end', 'country,field\r\n"x,y', 'malformed-csv'],
  ])('refuses %s', async (_, body, code) => {
    const told = await importing(body, 'text/csv');
    expect([told.status, told.json.errors[0].code]).toEqual([422, code]);
  });

  it('refuses a table above 4 MB, a workbook, and compressed CSV', async () => {
    expect((await importing(`country,field${' '.repeat(4_000_000)}`, 'text/csv')).status).toBe(413);
    const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await importing(template, workbook)).status).toBe(415);
    const zipped = await service.ask('emil', 'POST /v1/imports/fiscal-space', {
      body: template,
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
    });
    expect(zipped.status).toBe(415);
  });
});

describe('importing a table of agreements', () => {
  const funding = (body: unknown, query = '', type = 'text/csv') =>
    service.ask('emil', `POST /v1/imports/funding${query}`, { body, headers: { 'content-type': type } });
  const CUMULATIVE = 'source,period,amount,stage,kind\na,2022,8.00,pledged,other\na,2022,5.00,committed,other';

  it('gives the funding that a scenario takes, from CSV and from rows, and stores nothing', async () => {
    const before = await service.contents();
    const { status, json } = await funding(fundingTemplate());
    expect([status, json.funding.length]).toEqual([200, 2]);
    const [head = '', ...lines] = fundingTemplate().slice(1).trimEnd().split('\r\n');
    const rows = lines.map((line) => {
      const cells = line.match(/("[^"]*"|[^",]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replaceAll('"', ''));
      return Object.fromEntries(head.split(',').flatMap((name, index) => (cells[index] ? [[name, cells[index]]] : [])));
    });
    expect((await funding({ rows }, '', 'application/json')).json).toEqual(json);
    const scenario = { schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', funding: json.funding };
    const evaluated = await service.ask('emil', 'POST /v1/evaluations', { body: scenario });
    expect(evaluated.json.funding[0].tranches[0].usable).toBe('8849557.52');
    expect(await service.contents()).toEqual(before);
  });

  it('refuses rows that hold the same money at several stages, until somebody says that he has looked', async () => {
    const { status, json } = await funding(CUMULATIVE.replaceAll('other', 'pooled-fund'));
    expect([status, json.code, json.errorCount]).toEqual([422, 'invalid-document', 2]);
    expect(json.errors[0]).toMatchObject({
      pointer: '/rows/0/stage',
      code: 'stages-look-cumulative',
      detail: expect.stringMatching(/^Cell D2: a in 2022: pledged 8\.00, committed 5\.00 /),
    });
    expect((await funding(CUMULATIVE.replaceAll('other', 'pooled-fund'), '?exclusive=true')).status).toBe(200);
  });

  it('reads amounts in the currency of the scenario that will take them', async () => {
    const yen = 'source,amount,stage\na,5.00,committed';
    expect((await funding(yen)).status).toBe(200);
    const { json } = await funding(yen, '?currency=JPY');
    expect(json.errors).toMatchObject([{ pointer: '/rows/0/amount', code: 'too-precise' }]);
  });

  it.each([
    ['a currency that is none', '?currency=XXZ', '/query/currency'],
    ['a plan nobody knows', '?plan=no-plan', '/query/plan'],
    ['another word for yes', '?exclusive=yes', '/query/exclusive'],
  ])('refuses %s', async (_, query, pointer) => {
    const { status, json } = await funding(CUMULATIVE, query);
    expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'malformed-parameter', pointer]);
  });

  it.each([
    ['a row that is none', { rows: [7] }],
    ['a column nobody knows', { rows: [{ source: 'x', colour: 'red' }] }],
    ['no rows', { rows: [] }],
  ])('refuses %s', async (_, body) => {
    expect((await funding(body, '', 'application/json')).status).toBe(422);
  });

  it('reads as many agreements as a scenario takes, and refuses one more tranche', async () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => `s${index},1.00,committed`);
    expect((await funding(['source,amount,stage', ...rows.slice(1)].join('\n'))).json.funding).toHaveLength(2_000);
    const { json } = await funding(['source,amount,stage', ...rows].join('\n'));
    expect(json.errors[0].code).toBe('too-many-tranches');
  });
});

describe('importing a table of costs', () => {
  const costs = (body: unknown, query = '', type = 'text/csv') =>
    service.ask('emil', `POST /v1/imports/costs${query}`, { body, headers: { 'content-type': type } });

  it('gives the costing that a scenario takes, from CSV and from rows', async () => {
    const expected = {
      costing: {
        split: { C1: { amounts: { 'C1.1': '12000000.00' } } },
        phasing: { 'C1.1': { 2022: '0.4', 2023: '0.6' } },
      },
    };
    const csv = 'output,amount,2022,2023\nC1.1,12000000.00,0.4,0.6';
    const rows = [{ output: 'C1.1', amount: '12000000.00', 2022: '0.4', 2023: '0.6' }];
    for (const told of [
      await costs(csv),
      await costs(csv, '?plan=gb343-ins-3-1'),
      await costs({ rows }, '', 'application/json'),
    ])
      expect([told.status, told.json]).toEqual([200, expected]);
    const funding = [{ id: 'a', amount: '1.00', stage: 'committed' }];
    const scenario = { schema: 'scenario/1', name: 'x', plan: 'gb343-ins-3-1', ...expected, funding };
    const evaluated = await service.ask('emil', 'POST /v1/evaluations', { body: scenario });
    expect(evaluated.json.costs.find(({ output }: { output: string }) => output === 'C1.1').split).toBe('12000000.00');
  });

  it('takes the template as it is: nothing said, nothing changed', async () => {
    expect((await costs(costsTemplate(PLANS.get('gb343-ins-3-1')!))).json).toEqual({ costing: {} });
  });

  it('names every wrong cell at once', async () => {
    const { status, json } = await costs('output,amount,2022\nC1.1,=1+1,0.5\n\nC9.9,1.00,1');
    expect([status, json.errorCount]).toEqual([422, 3]);
    expect(json.errors.map(({ code, detail }: { code: string; detail: string }) => [code, detail.slice(0, 7)])).toEqual(
      [
        ['shares-do-not-add-up', 'Cell A2'],
        ['not-an-amount', 'Cell B2'],
        ['unknown-output', 'Cell A4'],
      ],
    );
  });
});
