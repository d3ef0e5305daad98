import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREATE, firmOf, saving } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const create = (id: string, document: unknown = firmOf('160000000.00'), who = 'amal') =>
  service.ask(who, `PUT /v1/scenarios/${id}`, { body: saving(document), headers: CREATE });

it('what a person saves is what everybody in the workspace reads', async () => {
  const document = firmOf('160000000.00', { name: 'Position at the end of 2023' });
  const created = await create('first', document);
  expect(created.status).toBe(201);
  expect(created.headers).toMatchObject({ etag: '"1"', location: '/v1/scenarios/first' });
  const read = await service.ask('emil', 'GET /v1/scenarios/first');
  expect(read.json).toMatchObject({ id: 'first', version: 1, state: 'draft', name: 'Position at the end of 2023' });
  expect(read.json.scenario).toEqual(document);
  expect(read.json.author).toEqual({ sub: 'amal', name: 'amal' });
});

it('a creation that is sent again after a lost answer does nothing twice', async () => {
  const [one, two] = [await create('again'), await create('again')];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.json).toEqual(one.json);
  const { json } = await service.ask('amal', 'GET /v1/scenarios/again/history');
  expect(json.events).toHaveLength(1);
});

it('an id that is taken is not overwritten, not even by its owner', async () => {
  await create('taken');
  const other = await create('taken', firmOf('1.00'));
  expect(other).toMatchObject({ status: 412, json: { code: 'precondition-failed' } });
  expect(other.headers['etag']).toBe('"1"');
});

it('two people save at once: one is told so, and both texts can be read afterwards', async () => {
  await create('raced');
  const save = (who: string, amount: string) =>
    service.ask(who, 'PUT /v1/scenarios/raced', { body: saving(firmOf(amount)), headers: { 'if-match': '"1"' } });
  const told = await Promise.all([save('amal', '150000000.00'), save('bruno', '140000000.00')]);
  expect(told.map(({ status }) => status).sort()).toEqual([200, 412]);
  const lost = told.find(({ status }) => status === 412)!;
  expect(lost.headers['etag']).toBe('"2"');
  // The one who came second reads the other text, and saves his own on top of it.
  const winning = await service.ask('bruno', 'GET /v1/scenarios/raced');
  const own = told[0]!.status === 412 ? '150000000.00' : '140000000.00';
  const again = await service.ask(told[0]!.status === 412 ? 'amal' : 'bruno', 'PUT /v1/scenarios/raced', {
    body: saving(firmOf(own)),
    headers: { 'if-match': lost.headers['etag']! },
  });
  expect(again.status).toBe(200);
  const amounts = await Promise.all(
    [2, 3].map(async (n) => (await service.ask('emil', `GET /v1/scenarios/raced/versions/${n}`)).json.scenario),
  );
  expect(amounts[0]).toEqual(winning.json.scenario);
  expect(new Set(amounts.map(({ funding }) => funding[0].amount))).toEqual(new Set(['150000000.00', '140000000.00']));
});

it('a reader who has the present version is spared the body, also when a cache weakened the tag', async () => {
  await create('cached');
  for (const tag of ['"1"', 'W/"1"', '"9", W/"1"', '*']) {
    const told = await service.ask('emil', 'GET /v1/scenarios/cached', { headers: { 'if-none-match': tag } });
    expect([told.status, told.text, told.headers['etag']]).toEqual([304, '', '"1"']);
  }
  const told = await service.ask('emil', 'GET /v1/scenarios/cached', { headers: { 'if-none-match': '"2"' } });
  expect(told.status).toBe(200);
});

it('a long answer is compressed for who takes it, with the same tag and the same text', async () => {
  await create('long');
  const path = 'GET /v1/scenarios/long/versions/1/result';
  const plain = await service.ask('emil', path);
  const gzip = await service.ask('emil', path, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"1"', vary: 'accept-encoding' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gzip.text).toBe(plain.text);
  const short = await service.ask(null, 'GET /v1/health', { headers: { 'accept-encoding': 'gzip' } });
  expect(short.headers['content-encoding']).toBeUndefined();
});

it('HEAD says what GET would, without the body', async () => {
  await create('headed');
  const told = await service.ask('emil', 'HEAD /v1/scenarios/headed');
  expect([told.status, told.text, told.headers['etag']]).toEqual([200, '', '"1"']);
});

it('the result that was stored is what evaluating the same document answers, byte for byte', async () => {
  const document = firmOf('160000000.00', { name: 'Same bytes' });
  await create('bytes', document);
  const stored = await service.ask('emil', 'GET /v1/scenarios/bytes/versions/1/result');
  const bare = await service.ask('emil', 'POST /v1/evaluations', { body: document });
  const wrapped = await service.ask('emil', 'POST /v1/evaluations', { body: { scenario: document } });
  expect(bare.text).toBe(stored.text);
  expect(wrapped.text).toBe(stored.text);
});

it('a copy names what it is a copy of, and only what its author may see', async () => {
  await create('original');
  const copy = (id: string, copiedFrom: object, who = 'bruno') =>
    service.ask(who, `PUT /v1/scenarios/${id}`, {
      body: { ...saving(firmOf('1.00')), copiedFrom },
      headers: CREATE,
    });
  expect((await copy('copy', { scenario: 'original', version: 1 })).status).toBe(201);
  expect((await copy('copy-2', { scenario: 'original', version: 2 })).status).toBe(404);
  expect((await copy('copy-3', { scenario: 'original', version: 1 }, 'farah')).status).toBe(404);
  const { json } = await service.ask('emil', 'GET /v1/scenarios/copy/history');
  expect(json.events[0].deed.copiedFrom).toEqual({ scenario: 'original', version: 1 });
});

it('a workspace sees its own scenarios only, in lists too', async () => {
  await create('shared-name', firmOf('2.00', { name: 'Ours' }));
  await create('shared-name', firmOf('3.00', { name: 'Theirs' }), 'farah');
  expect((await service.ask('farah', 'GET /v1/scenarios/shared-name')).json.name).toBe('Theirs');
  expect((await service.ask('emil', 'GET /v1/scenarios/shared-name')).json.name).toBe('Ours');
  const { json } = await service.ask('farah', 'GET /v1/scenarios');
  expect(json.scenarios.map(({ name }: { name: string }) => name)).toEqual(['Theirs']);
});

it('a list is read page by page without a line lost or shown twice', async () => {
  for (let n = 0; n < 7; n += 1) await create(`page-${n}`, firmOf(`${n + 1}.00`, { name: `Paged ${n}` }));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { json } = await service.ask('amal', `GET /v1/scenarios?q=paged&limit=3${more}`);
    seen.push(...json.scenarios.map(({ id }: { id: string }) => id));
    cursor = json.cursor;
  } while (cursor !== null);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `page-${n}`));
});

it('a cursor is good for its own list only', async () => {
  const { json } = await service.ask('amal', 'GET /v1/scenarios?q=paged&limit=2');
  for (const query of [`q=other&cursor=${json.cursor}`, `cursor=${json.cursor}`, 'q=paged&cursor=AAAA'])
    expect((await service.ask('amal', `GET /v1/scenarios?${query}`)).json.code).toBe('malformed-cursor');
});

it.each([[[]], [['2026-06-01', 'page-1']], [['2026-06-01T00:00:00.000Z', 'page#1']]])(
  'a cursor that somebody changed to %j never reaches the table',
  async (keys) => {
    const { json } = await service.ask('amal', 'GET /v1/scenarios?q=paged&limit=2');
    const written = JSON.parse(Buffer.from(json.cursor, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...written, k: keys })).toString('base64url');
    const told = await service.ask('amal', `GET /v1/scenarios?q=paged&limit=2&cursor=${changed}`);
    expect([told.status, told.json.code]).toEqual([400, 'malformed-cursor']);
  },
);

it('the log goes back page by page to the beginning', async () => {
  await create('logged');
  for (let n = 1; n < 6; n += 1)
    await service.ask('amal', 'PUT /v1/scenarios/logged', {
      body: saving(firmOf(`${n}.00`), `Change ${n}`),
      headers: { 'if-match': `"${n}"` },
    });
  const versions: number[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`;
    const { json } = await service.ask('emil', `GET /v1/scenarios/logged/versions?limit=4${more}`);
    versions.push(...json.versions.map(({ version }: { version: number }) => version));
    cursor = json.cursor;
  } while (cursor !== null);
  expect(versions).toEqual([6, 5, 4, 3, 2, 1]);
});

it('a reviewer sees what changed between two versions, and to the cent what it did', async () => {
  await create('compared', firmOf('160000000.00', { name: 'Before' }));
  await service.ask('amal', 'PUT /v1/scenarios/compared', {
    body: saving(firmOf('158500000.00', { name: 'After' })),
    headers: { 'if-match': '"1"' },
  });
  const { status, json } = await service.ask('emil', 'GET /v1/scenarios/compared/diff?from=1&to=2');
  expect(status).toBe(200);
  expect(json.changes.map(({ words }: { words: string }) => words)).toEqual([
    'Funding, firm, amount: "160000000.00" became "158500000.00".',
    'Name: "Before" became "After".',
  ]);
  expect(json.figures.totals.award).toEqual({
    before: '160000000.00',
    after: '158500000.00',
    difference: '-1500000.00',
  });
  expect(json.figures.components[0]).toMatchObject({ id: 'C1', before: '128270042.19' });
  expect((await service.ask('emil', 'GET /v1/scenarios/compared/diff?from=1&to=3')).status).toBe(404);
  expect((await service.ask('emil', 'GET /v1/scenarios/compared/diff?from=1')).status).toBe(400);
});
