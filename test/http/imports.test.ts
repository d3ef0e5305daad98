import { readFileSync } from 'node:fs';
import { fiscalSpaceTemplate, readCountryScenario } from '@tamwil/fiscal-space';
import { countriesTemplate } from '@tamwil/report';
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
