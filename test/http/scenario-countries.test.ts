import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREATE, firmOf, saving } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);
const withCountries = (...countries: unknown[]) => firmOf('160000000.00', { fiscalSpace: { countries } });
const save = (id: string, document: unknown) =>
  service.ask('amal', `PUT /v1/scenarios/${id}`, { body: saving(document), headers: CREATE });

it('countries are saved with a scenario, answered with its result and exported with their sources', async () => {
  const saved = await save('with-country', withCountries(EXAMPLE));
  expect(saved.status).toBe(201);
  const { json: result } = await service.ask('emil', 'GET /v1/scenarios/with-country/versions/1/result');
  expect(result.inputDigest).toBe(saved.json.inputDigest);
  expect(result.fiscalSpace.countries[0].need[1].cost).toBe('598732361.18');

  const report = (query: string) => service.ask('emil', `GET /v1/scenarios/with-country/versions/1/report?${query}`);
  expect((await report('format=csv&sheet=fiscal-space')).text).toContain('example,Example country (invented),2026,USD');
  expect((await report('format=csv&sheet=country-inputs')).text).toContain('Invented for the example,2024');
  const pages = (bytes: Uint8Array) =>
    Object.keys(unzipSync(bytes)).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name)).length;
  expect(pages((await report('format=xlsx')).bytes)).toBe(11);
  await save('without-country', firmOf('160000000.00'));
  const plain = await service.ask('emil', 'GET /v1/scenarios/without-country/versions/1/report?format=xlsx');
  expect(pages(plain.bytes)).toBe(7);
});

it('a donor reads ranges of the country and none of its inputs', async () => {
  const secret = JSON.parse(JSON.stringify(EXAMPLE).replaceAll('Invented for the example', 'CANARY'));
  await save('shown-country', withCountries(secret));
  const token = createHash('sha256').update('country').digest().subarray(0, 16).toString('base64url');
  const made = await service.ask(
    'amal',
    `PUT /v1/scenarios/shown-country/links/${createHash('sha256').update(token).digest('hex')}`,
    { body: { label: 'Sample', audience: 'Desk officer', donor: null, version: 1 } },
  );
  expect(made.status).toBe(201);
  const [html, arabic, json, csv, xlsx] = [
    await service.open(`/s/${token}`),
    await service.open(`/s/${token}?lang=ar`),
    await service.open(`/s/${token}.json`),
    await service.open(`/s/${token}.csv`),
    await service.open(`/s/${token}.xlsx`),
  ];
  const [head = '', ...rows] = csv.text.split('\r\n');
  const row = (rows.find((line) => line.startsWith('country,') && line.includes(',2026,')) ?? '').split(',');
  const cells = Object.fromEntries(head.split(',').map((name, index) => [name, row[index]]));
  expect(cells).toMatchObject({ country_open_low: '37830084.79', country_open_central: '0.00', currency: 'USD' });
  // No amount of a country stands in a column of the plan.
  expect([cells['cost_indicative'], cells['award_firm'], cells['gap_firm']]).toEqual(['', '', '']);
  const workbook = Object.values(unzipSync(xlsx.bytes))
    .map((part) => strFromU8(part))
    .join('\n');
  expect(workbook).toContain('<v>37830084.79</v>');
  expect(html.text).toContain('Fiscal space of countries');
  expect(arabic.text).toContain('الحيز المالي للبلدان');
  expect(json.json.fiscalSpace.countries[0].years[1].open).toEqual({
    low: '37830084.79',
    central: '0.00',
    high: '0.00',
  });
  for (const text of [html.text, arabic.text, json.text, csv.text, workbook]) expect(text).not.toContain('CANARY');
});

it('twenty countries beside one plan can be stored', async () => {
  const countries = Array.from({ length: 20 }, (_, index) => {
    const gdp = { ...EXAMPLE.profile.gdp, value: `${40_000 + 731 * index}` };
    return { ...EXAMPLE, id: `c${index}`, name: `Invented ${index}`, profile: { ...EXAMPLE.profile, gdp } };
  });
  expect((await save('many', withCountries(...countries))).status).toBe(201);
});

it('a country with a fault is refused before anything is stored', async () => {
  const refused = await save('faulty', withCountries({ ...EXAMPLE, lastYear: 2020 }));
  expect([refused.status, refused.json.errors[0].pointer]).toEqual([422, '/scenario/fiscalSpace/countries/0/lastYear']);
  expect((await service.ask('amal', 'GET /v1/scenarios/faulty')).status).toBe(404);
});
