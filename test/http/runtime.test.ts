import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../functions/local/embedded-database.ts';
import { CREATE, firmOf, saving, submittable } from './documents.ts';
import { type RunningFunction, startFunction } from './runtime.ts';
import { type Asked, type Asker, claimsOf, environmentFor, eventFor, makeTable, tokenOf, toldBy } from './service.ts';

/*
 * One round with both bundles in processes of their own behind Lambda's Runtime API: what is deployed, invoked as it will
 * be invoked. Their logs are kept and searched afterwards.
 */

let embedded: EmbeddedDatabase;
let staffApi: RunningFunction;
let donorView: RunningFunction;

beforeAll(async () => {
  embedded = await startEmbeddedDatabase();
  await makeTable(embedded.endpoint);
  const environment = { ...environmentFor(embedded.endpoint), AWS_LAMBDA_LOG_LEVEL: 'INFO' };
  [staffApi, donorView] = await Promise.all([
    startFunction('staff-api', environment),
    startFunction('donor-view', environment),
  ]);
});
afterAll(async () => {
  await Promise.all([staffApi, donorView].map((running?: RunningFunction) => running?.close()));
  await embedded.close();
});

const ask = async (who: Asker, request: string, asked?: Asked) =>
  toldBy(await staffApi.invoke(eventFor(who, request, asked)));
const open = async (path: string) =>
  toldBy(await donorView.invoke(eventFor(null, `GET ${path}`, { headers: { 'sec-fetch-dest': 'document' } })));

const SECRET = 'canary-only-for-the-office';
const TOKEN = createHash('sha256').update('runtime').digest().subarray(0, 16).toString('base64url');
const HASH = createHash('sha256').update(TOKEN).digest('hex');

it('a position is created, saved, cleared by two people, linked, read by a donor, and closed', async () => {
  const source = { id: 'a', donor: SECRET, agreement: SECRET, amount: '160000000.00', stage: 'committed' };
  const document = { ...submittable('160000000.00'), name: SECRET, funding: [source] };
  const created = await ask('amal', 'PUT /v1/scenarios/round', { body: saving(firmOf('1.00')), headers: CREATE });
  expect(created.status).toBe(201);
  const on = (version: number) => ({ 'if-match': `"${version}"` });
  const saved = await ask('bruno', 'PUT /v1/scenarios/round', { body: saving(document, SECRET), headers: on(1) });
  expect([saved.status, saved.json.version]).toEqual([200, 2]);
  const steps: [string, string, object][] = [
    ['amal', 'submission', { reason: SECRET }],
    ['chen', 'clearance', { part: 'priorities', decision: SECRET }],
    ['dalia', 'clearance', { part: 'funds', decision: SECRET }],
  ];
  for (const [at, [who, step, body]] of steps.entries()) {
    const told = await ask(who, `POST /v1/scenarios/round/${step}`, { body, headers: on(at + 2) });
    expect([step, told.status]).toEqual([step, 200]);
  }
  const terms = { label: SECRET, audience: SECRET, donor: SECRET };
  expect((await ask('amal', `PUT /v1/scenarios/round/links/${HASH}`, { body: terms })).status).toBe(201);
  const page = await open(`/s/${TOKEN}`);
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.text).toContain('GB.343/INS/3/1');
  for (const format of ['json', 'csv', 'xlsx']) expect((await open(`/s/${TOKEN}.${format}`)).status).toBe(200);
  const { json } = await ask('amal', 'GET /v1/scenarios/round/links');
  expect(json.links[0]).toMatchObject({ version: 5, views: [{ loads: 1 }] });
  expect((await ask('dalia', `DELETE /v1/scenarios/round/links/${HASH}`)).status).toBe(204);
  expect((await open(`/s/${TOKEN}`)).status).toBe(410);
});

it('the logs name what happened, and nothing that is secret', async () => {
  await ask('amal', 'POST /v1/evaluations', { body: `{"canary-body":${SECRET}` });
  const table = { body: `output,amount\n${SECRET},1.00`, headers: { 'content-type': 'text/csv' } };
  expect((await ask('amal', 'POST /v1/imports/costs', table)).status).toBe(422);
  expect((await ask('amal', 'GET /v1/scenarios/round/versions/5/report?format=xlsx')).status).toBe(200);
  await ask('amal', `GET /v1/scenarios/round?${SECRET}=1`);
  await ask('amal', `GET /v1/${SECRET}`);
  const logs = staffApi.log() + donorView.log();
  const lines = logs
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ message }) => message === 'request').length).toBeGreaterThan(10);
  const hashes = lines.flatMap(({ event }) => event?.hash ?? []);
  const { json } = await ask('emil', 'GET /v1/scenarios/round/history');
  expect(hashes).toEqual(json.events.toReversed().map(({ hash }: { hash: string }) => hash));
  for (const secret of [SECRET, TOKEN, HASH, tokenOf(claimsOf('amal')), 'amal', 'dalia', 'canary-body', 'funding'])
    expect(logs.includes(secret), secret).toBe(false);
});
