import { verifyChain } from '@tamwil/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREATE, firmOf, saving, submittable } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
  await service.ask('amal', 'PUT /v1/scenarios/exported', {
    body: saving(submittable('160000000.00')),
    headers: CREATE,
  });
  await service.ask('amal', 'PUT /v1/scenarios/exported', {
    body: saving(firmOf('150000000.00', { name: '=1+1' })),
    headers: { 'if-match': '"1"' },
  });
});
afterAll(() => service.close());

const report = (version: number, query: string) =>
  service.ask('emil', `GET /v1/scenarios/exported/versions/${version}/report?${query}`);

it('a workbook opens: it is a ZIP archive under a name that says which version it is', async () => {
  const told = await report(1, 'format=xlsx');
  expect(told.status).toBe(200);
  expect(told.headers['content-disposition']).toBe('attachment; filename="exported-v1.xlsx"');
  expect(told.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect((await report(1, 'format=xlsx&direction=rtl')).status).toBe(200);
});

it('CSV holds the figures of the version asked for, and no formula', async () => {
  const first = await report(1, 'format=csv');
  expect(first.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(first.text).toContain('C1');
  const readMe = await report(2, 'format=csv&sheet=read-me');
  expect(readMe.headers['content-disposition']).toBe('attachment; filename="exported-v2-read-me.csv"');
  expect(readMe.text).toContain("'=1+1");
  expect(readMe.text).not.toMatch(/(^|,)=1\+1/m);
});

it('the JSON export holds inputs, result and a log that proves itself up to that version', async () => {
  const { json } = await report(1, 'format=json');
  expect(json).toMatchObject({ format: 'scenario-export/1', id: 'exported', version: 1 });
  const stored = await service.ask('emil', 'GET /v1/scenarios/exported/versions/1/result');
  expect(json.result).toEqual(stored.json);
  const again = await service.ask('emil', 'POST /v1/evaluations', { body: json.scenario });
  expect(again.json.inputDigest).toBe(json.inputDigest);
  expect(json.events.map(({ version }: { version: number }) => version)).toEqual([1]);
  const later = await report(2, 'format=json');
  expect(later.json.events).toHaveLength(2);
  expect(verifyChain(later.json.events)).toEqual([]);
});

it.each(['format=pdf', '', 'format=csv&sheet=secrets', 'format=csv&format=json'])(
  'an unknown form is refused: %s',
  async (query) => {
    expect((await report(1, query)).json).toMatchObject({ status: 400, code: 'malformed-parameter' });
  },
);
