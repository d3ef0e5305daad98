import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREATE, firmOf, saving, submittable } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** 16 bytes as a page draws them, fixed for each test. */
function tokenFor(name: string): { readonly token: string; readonly hash: string } {
  const token = createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url');
  return { token, hash: createHash('sha256').update(token).digest('hex') };
}

const link = (id: string, hash: string, terms: object, who = 'amal') =>
  service.ask(who, `PUT /v1/scenarios/${id}/links/${hash}`, {
    body: { label: 'Sample', audience: 'Desk officer', donor: null, ...terms },
  });
const create = (id: string, document: unknown) =>
  service.ask('amal', `PUT /v1/scenarios/${id}`, { body: saving(document), headers: CREATE });

it('a donor opens what was linked, and a later save does not change his figures', async () => {
  await create('shown', submittable('160000000.00'));
  const { token, hash } = tokenFor('shown');
  expect((await link('shown', hash, { version: 1 })).status).toBe(201);
  const before = await service.open(`/s/${token}.json`);
  expect([before.status, before.json.version]).toEqual([200, 1]);
  const saved = await service.ask('amal', 'PUT /v1/scenarios/shown', {
    body: saving(submittable('1.00')),
    headers: { 'if-match': '"2"' },
  });
  expect(saved.status).toBe(200);
  expect((await service.open(`/s/${token}.json`)).text).toBe(before.text);
});

it('making the same link again is harmless; the same address for something else is refused', async () => {
  await create('repeated', submittable('1.00'));
  const { hash } = tokenFor('repeated');
  const [one, two] = [await link('repeated', hash, { version: 1 }), await link('repeated', hash, { version: 1 })];
  expect(two.json).toEqual(one.json);
  const other = await link('repeated', hash, { version: 1, label: 'Other' });
  expect([other.status, other.json.errors[0].code]).toEqual([409, 'link-taken']);
  const { json } = await service.ask('amal', 'GET /v1/scenarios/repeated/links');
  expect(json.links).toHaveLength(1);
});

it('a closed link shows nothing from that moment, and closing it again is harmless', async () => {
  await create('closed', submittable('1.00'));
  const { token, hash } = tokenFor('closed');
  await link('closed', hash, { version: 1 });
  expect((await service.open(`/s/${token}`)).status).toBe(200);
  for (let n = 0; n < 2; n += 1)
    expect((await service.ask('dalia', `DELETE /v1/scenarios/closed/links/${hash}`)).status).toBe(204);
  for (const address of [`/s/${token}`, `/s/${token}.json`, `/s/${token}.csv`])
    expect((await service.open(address)).status).toBe(410);
  const { json } = await service.ask('amal', 'GET /v1/scenarios/closed/links');
  expect(json.links[0].revoked).toMatch(/^\d{4}-/);
});

it('without a version the last cleared one is linked, and its page carries no watermark', async () => {
  await create('of-cleared', submittable('160000000.00'));
  const step = (who: string, name: string, on: number, body: object) =>
    service.ask(who, `POST /v1/scenarios/of-cleared/${name}`, { body, headers: { 'if-match': `"${on}"` } });
  await step('amal', 'submission', 1, { reason: 'x' });
  await step('chen', 'clearance', 2, { part: 'priorities', decision: 'x' });
  await step('dalia', 'clearance', 3, { part: 'funds', decision: 'x' });
  const { token, hash } = tokenFor('of-cleared');
  expect((await link('of-cleared', hash, {})).json.version).toBe(4);
  const { json } = await service.open(`/s/${token}.json`);
  expect(json.state.kind).toBe('cleared');
});

it('a link of another workspace cannot be made, listed or closed', async () => {
  await create('guarded', submittable('1.00'));
  const { token, hash } = tokenFor('guarded');
  await link('guarded', hash, { version: 1 });
  expect((await link('guarded', tokenFor('x').hash, { version: 1 }, 'farah')).status).toBe(404);
  expect((await service.ask('farah', 'GET /v1/scenarios/guarded/links')).status).toBe(404);
  expect((await service.ask('farah', `DELETE /v1/scenarios/guarded/links/${hash}`)).status).toBe(404);
  // Nor through a scenario of one's own.
  await service.ask('farah', 'PUT /v1/scenarios/guarded', { body: saving(submittable('1.00')), headers: CREATE });
  expect((await service.ask('farah', `DELETE /v1/scenarios/guarded/links/${hash}`)).status).toBe(404);
  expect((await link('guarded', hash, { version: 1 }, 'farah')).status).toBe(409);
  expect((await service.open(`/s/${token}`)).status).toBe(200);
});

it('what a donor reads never names another donor, an agreement or a reason', async () => {
  const canary = (what: string) => `canary-${what}`;
  const document = firmOf('0.00', {
    name: 'For donors',
    priorities: { 'C1.1': { level: 'high', reason: canary('reason') } },
    funding: ['a', 'b', 'c', 'd'].map((id, at) => ({
      id: canary(`id-${id}`),
      name: canary(`name-${id}`),
      donor: canary(`donor-${id}`),
      agreement: canary(`agreement-${id}`),
      amount: `${1234567 + at}.89`,
      stage: 'committed',
    })),
  });
  expect((await create('canaries', document)).status).toBe(201);
  const { token, hash } = tokenFor('canaries');
  const made = await link('canaries', hash, { version: 1, donor: 'canary-donor-a', label: canary('label') });
  expect(made.status).toBe(201);
  for (const address of [`/s/${token}`, `/s/${token}.json`, `/s/${token}.csv`]) {
    const { status, text } = await service.open(address);
    expect(status).toBe(200);
    const found = text.match(/canary-[a-z]+(-[a-z])?/g) ?? [];
    expect(found.filter((canary) => canary !== 'canary-agreement-a')).toEqual([]);
    for (const amount of ['1234568', '1234569', '1234570']) expect(text).not.toContain(amount);
  }
});
