import { createScenario, openDatabase, parseId, saveRevision, verifyChain } from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE } from '../../functions/staff-api/release.ts';
import { revisionOf } from '../../functions/staff-api/revision.ts';
import { CREATE, saving, submittable } from './documents.ts';
import { startService, TABLE, type TestService } from './service.ts';

/* Scenarios that an older engine computed: their figures stay until somebody asks for those of the present one. */

const OLDER = '0.0.9';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** A revision as an older engine left it: other figures, its own number. */
function olderRevision(document: unknown) {
  const computed = revisionOf(document, '');
  if (!computed.ok) throw new Error(JSON.stringify(computed.faults));
  const { revision, texts } = computed.value;
  const result = JSON.parse(texts.result);
  result.engine = OLDER;
  result.totals.award = '159999999.99';
  return {
    reason: 'As the older engine computed it',
    revision: { ...revision, engine: OLDER, totals: { ...revision.totals, award: '159999999.99' } },
    texts: { ...texts, result: JSON.stringify(result) },
  };
}

const by = (sub: string) => ({ at: '2026-01-01T00:00:00.000Z', author: { sub, name: sub }, nonce: `nonce of ${sub}` });
const refOf = (id: string) => ({ workspace: parseId('social-protection')!, scenario: parseId(id)! });

async function older(id: string, document: unknown = submittable('160000000.00')): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const database = openDatabase({ endpoint: service.endpoint, region: 'eu-west-1', credentials }, TABLE);
  const made = await createScenario(database, refOf(id), olderRevision(document), by('amal'));
  expect(made.outcome).toBe('committed');
}

const recalculation = (who: string, id: string, version: number, body: object = {}) =>
  service.ask(who, `POST /v1/scenarios/${id}/recalculation`, {
    body: { engine: ENGINE, reason: 'New release', ...body },
    headers: { 'if-match': `"${version}"` },
  });

const get = async (path: string) => (await service.ask('emil', `GET /v1/scenarios/${path}`)).json;

describe('recalculating with the present engine', () => {
  it('is a new revision with its own result; the figures of the one before stay as they were', async () => {
    await older('kept');
    const before = await get('kept/versions/1/result');
    const told = await recalculation('chen', 'kept', 1);
    expect([told.status, told.headers['etag'], told.json.engine, told.json.revised]).toEqual([200, '"2"', ENGINE, 2]);
    expect(told.json.totals.award).toBe('160000000.00');
    expect(await get('kept/versions/1/result')).toEqual(before);
    expect(before.totals.award).toBe('159999999.99');
    const after = await get('kept/versions/2/result');
    expect([after.engine, after.totals.award]).toEqual([ENGINE, '160000000.00']);
    const { changes, figures } = await get('kept/diff?from=1&to=2');
    expect(changes).toEqual([]);
    expect(figures.totals.award).toEqual({ before: '159999999.99', after: '160000000.00', difference: '0.01' });
  });

  it('stands in the log and in the list of revisions as what it is', async () => {
    await older('logged');
    await recalculation('chen', 'logged', 1);
    const { events } = await get('logged/history');
    expect(events[0]).toMatchObject({
      version: 2,
      author: { sub: 'chen' },
      deed: { kind: 'revision', reason: 'New release', recalculatedFrom: OLDER, revision: { engine: ENGINE } },
    });
    expect(verifyChain(events.toReversed())).toEqual([]);
    const { versions } = await get('logged/versions');
    expect(versions.map((line: { recalculatedFrom: string | null }) => line.recalculatedFrom)).toEqual([OLDER, null]);
  });

  it('has to be cleared anew, and not by whoever asked for it', async () => {
    await older('cleared');
    const step = async (who: string, name: string, version: number, body: object) => {
      const headers = { 'if-match': `"${version}"` };
      return service.ask(who, `POST /v1/scenarios/cleared/${name}`, { body, headers });
    };
    await step('amal', 'submission', 1, { reason: 'x' });
    await step('chen', 'clearance', 2, { part: 'priorities', decision: 'x' });
    expect((await step('dalia', 'clearance', 3, { part: 'funds', decision: 'x' })).json.state).toBe('cleared');
    const told = await recalculation('chen', 'cleared', 4);
    expect([told.json.state, told.json.clearances, told.json.cleared.version]).toEqual(['draft', {}, 4]);
    await step('amal', 'submission', 5, { reason: 'x' });
    const own = await step('chen', 'clearance', 6, { part: 'priorities', decision: 'x' });
    expect([own.status, own.json.errors[0].code]).toEqual([409, 'own-work']);
  });

  it('asked for twice, because an answer was lost, is done once', async () => {
    await older('repeated');
    const [first, again] = [await recalculation('amal', 'repeated', 1), await recalculation('amal', 'repeated', 1)];
    expect([first.status, again.status, again.headers['etag']]).toEqual([200, 200, '"2"']);
    expect((await get('repeated/history')).events).toHaveLength(2);
  });

  it('is refused on a version that is no longer the last, of an archived scenario, and where nothing would change', async () => {
    await older('stale');
    const database = openDatabase(
      {
        endpoint: service.endpoint,
        region: 'eu-west-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      },
      TABLE,
    );
    await saveRevision(database, refOf('stale'), 1, olderRevision(submittable('150000000.00')), by('amal'));
    expect((await recalculation('amal', 'stale', 1)).status).toBe(412);
    expect((await recalculation('amal', 'stale', 9)).status).toBe(412);
    expect((await recalculation('amal', 'nowhere', 1)).status).toBe(404);
    await service.ask('amal', 'POST /v1/scenarios/stale/archive', {
      body: { reason: 'x' },
      headers: { 'if-match': '"2"' },
    });
    const archived = await recalculation('amal', 'stale', 3);
    expect([archived.status, archived.json.errors[0].code]).toEqual([409, 'scenario-archived']);
    await service.ask('amal', 'PUT /v1/scenarios/new', { body: saving(submittable('1.00')), headers: CREATE });
    const same = await recalculation('amal', 'new', 1);
    expect([same.status, same.json.errors[0].code]).toEqual([409, 'engine-unchanged']);
  });

  it('is refused when the service has another engine than its author expects', async () => {
    await older('other');
    const told = await recalculation('amal', 'other', 1, { engine: '7.0.0' });
    expect([told.status, told.json.errors[0]]).toMatchObject([422, { pointer: '/engine', code: 'engine-not-here' }]);
    expect((await get('other/history')).events).toHaveLength(1);
  });
});
