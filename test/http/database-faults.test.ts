import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultyProxy, type Mishap, startFaultyProxy } from '../store/faulty-proxy.ts';
import { CREATE, firmOf, saving } from './documents.ts';
import { startService, type TestService } from './service.ts';

/*
 * What a person is answered when the database fails between the function and him. What is then in the table is tested
 * where the table is written (test/store).
 */

let service: TestService;
let proxy: FaultyProxy;
let mishap: Mishap | null = null;
beforeAll(async () => {
  service = await startService(async (endpoint) => {
    proxy = await startFaultyProxy(endpoint, () => mishap, 2_000);
    return proxy.endpoint;
  });
});
afterAll(async () => {
  mishap = null;
  await proxy.close();
  await service.close();
});

const create = (id: string) =>
  service.ask('amal', `PUT /v1/scenarios/${id}`, { body: saving(firmOf('160000000.00')), headers: CREATE });

it.each(['throttled', 'server-error', 'lost-request', 'lost-answer'] as const)(
  'a database that fails (%s) is said as such, and the same request can be repeated without harm',
  async (fault) => {
    const id = `id-${fault}`;
    mishap = fault;
    const failed = await create(id);
    expect(failed).toMatchObject({ status: 503, json: { code: 'temporarily-unavailable' } });
    expect(Number(failed.headers['retry-after'])).toBeGreaterThan(0);
    expect((await service.open('/s/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(503);
    mishap = null;
    expect((await create(id)).status).toBe(201);
    const { json } = await service.ask('emil', `GET /v1/scenarios/${id}/history`);
    expect(json.events).toHaveLength(1);
  },
);

it('requests that need no database are answered while it is away', async () => {
  mishap = 'lost-request';
  expect((await service.ask(null, 'GET /v1/health')).status).toBe(200);
  expect((await service.ask('emil', 'POST /v1/evaluations', { body: firmOf('1.00') })).status).toBe(200);
});
