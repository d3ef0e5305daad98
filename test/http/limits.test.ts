import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATE, firmOf, saving, submittable } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex');

describe('what would be too large is refused with the way out, not cut off', () => {
  it('an answer of more than 5 MB', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `t${index}`);
    const body = {
      currency: 'USD',
      targets: ids.map((id, index) => ({ id, claim: `${1_000 + index}.00` })),
      sources: [{ id: 'core', amount: '100.00', for: '*' }],
      program: { format: 'allocation-program/1', stages: [{ id: 'all', to: '*', share: 'proportional' }] },
      vary: 'all',
      at: Array.from({ length: 1_000 }, (_, index) => `${index + 1}.00`),
    };
    const told = await service.ask('emil', 'POST /v1/allocations/funding-path', { body });
    expect([told.status, told.json.code]).toEqual([413, 'result-too-large']);
    expect(told.json.detail).toMatch(/^The answer has \d{7,} bytes; at most 5000000 are sent\. A smaller upTo /);
  });

  it('a scenario that does not fit into one item of the database, with its size; nothing of it is stored', async () => {
    // What cannot be compressed: reasons that say nothing.
    const priorities = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `X${index}`,
        { level: 'high', reason: randomBytes(900).toString('base64') },
      ]),
    );
    const known = await service.ask('amal', 'PUT /v1/scenarios/large', {
      body: saving(firmOf('1.00', { priorities })),
      headers: CREATE,
    });
    // Priorities name outputs of the plan, so a long list of others is a fault of the document.
    expect(known.status).toBe(422);
    const funding = Array.from({ length: 900 }, (_, index) => ({
      id: `s${index}`,
      name: randomBytes(220).toString('base64'),
      donor: randomBytes(220).toString('base64'),
      amount: '1.00',
      stage: 'committed',
    }));
    const told = await service.ask('amal', 'PUT /v1/scenarios/large', {
      body: saving({ ...firmOf('1.00'), funding }),
      headers: CREATE,
    });
    expect([told.status, told.json.code]).toEqual([413, 'too-large-to-store']);
    expect(told.json.errors[0]).toMatchObject({
      code: 'document-too-large',
      detail: expect.stringMatching(/^\d{6} bytes/),
    });
    expect((await service.ask('amal', 'GET /v1/scenarios/large')).status).toBe(404);
  });
});

describe('links', () => {
  const link = (hash: string, terms: object = {}) =>
    service.ask('amal', `PUT /v1/scenarios/linked/links/${hash}`, {
      body: { version: 1, label: 'x', audience: 'x', donor: null, ...terms },
    });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  beforeAll(() =>
    service.ask('amal', 'PUT /v1/scenarios/linked', { body: saving(submittable('1.00')), headers: CREATE }),
  );

  it('end after 180 days where nobody says when, and after a year at the latest', async () => {
    const { json } = await link(hashOf('usual'));
    const day = (time: Date) => time.toISOString().slice(0, 10);
    expect([day(inDays(180)), day(inDays(179.9))]).toContain(json.expires.slice(0, 10));
    expect((await link(hashOf('year'), { expires: inDays(365).toISOString() })).status).toBe(201);
    for (const expires of [inDays(367).toISOString(), inDays(-1).toISOString()]) {
      const told = await link(hashOf(expires), { expires });
      expect([told.status, told.json.errors[0].code]).toEqual([422, 'expiry-out-of-range']);
    }
  });

  it('are 200 at most, and those that there are stay open', async () => {
    for (let made = 2; made < 200; made += 1) expect((await link(hashOf(`link ${made}`))).status).toBe(201);
    const told = await link(hashOf('one too many'));
    expect([told.status, told.json.errors[0].code]).toEqual([409, 'too-many-links']);
    // A repeated request is not one more.
    expect((await link(hashOf('link 2'))).status).toBe(201);
    expect((await service.ask('amal', 'GET /v1/scenarios/linked/links')).json.links).toHaveLength(200);
  }, 120_000);
});

it('a version is named by its tag also when a cache has weakened it', async () => {
  await service.ask('amal', 'PUT /v1/scenarios/weak', { body: saving(firmOf('1.00')), headers: CREATE });
  const headers = { 'if-match': 'W/"1"' };
  const told = await service.ask('amal', 'PUT /v1/scenarios/weak', { body: saving(firmOf('2.00')), headers });
  expect([told.status, told.headers['etag']]).toEqual([200, '"2"']);
});
