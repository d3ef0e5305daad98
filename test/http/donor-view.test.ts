import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { PLANS } from '@tamwil/plan';
import { type RedactedView, redactedViewSchema } from '@tamwil/report';
import {
  appendDeed,
  createLink,
  createScenario,
  listLinks,
  openDatabase,
  revokeLink,
  type ScenarioRef,
  type Sha256,
  saveRevision,
} from '@tamwil/store';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { donorView, type Surroundings } from '../../functions/donor-view/app.ts';
import { donorPaths } from '../../functions/donor-view/describe.ts';
import { gatewayHandler } from '../../functions/http/gateway.ts';
import { by, content, FINANCE, newRef, newTerms, OFFICER, PROGRAMME } from '../store/example.ts';
import { ANY_CREDENTIALS, openTestTable, type TestTable } from '../store/test-table.ts';

const plan = PLANS.get('gb343-ins-3-1')!;
const position = { award: '160000000.00', gap: '77000000.00', coverage: '0.675105' };
const view: RedactedView = redactedViewSchema.parse({
  format: 1,
  title: 'Position for the round table',
  version: 1,
  state: { kind: 'draft' },
  engine: '0.1.0',
  plan: {
    id: plan.id,
    document: 'GB.343/INS/3/1',
    title: plan.title,
    firstYear: 2021,
    lastYear: 2026,
    indicativeTotal: '237000000.00',
  },
  currency: 'USD',
  asOf: '2025-12-31',
  totals: {
    cost: '237000000.00',
    inHand: position,
    firm: position,
    usable: { inHand: '160000000.00', firm: '160000000.00' },
    lapsed: '0.00',
  },
  components: [
    {
      id: 'C1',
      name: plan.components[0]!.shortName,
      cost: '237000000.00',
      inHand: position,
      firm: position,
      placeholderSplit: true,
    },
  ],
  outputs: [],
  funding: [{ group: 'other', sources: 1, inHand: '160000000.00', firm: '160000000.00' }],
  assumptions: [],
  contributions: null,
  disclaimers: ['indicative-costing', 'draft-not-cleared'],
});
const VIEW = JSON.stringify(view);

const NOW = '2026-11-23T12:00:00.000Z';
let table: TestTable;
let log: Record<string, unknown>[] = [];
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table.close());

function service(changed: Partial<Surroundings> = {}) {
  const app = donorView({
    database: table.database,
    now: () => NOW,
    elapsed: () => 0,
    log: (line) => log.push(line),
    originSecrets: [],
    bucket: { burst: 1_000, perSecond: 1 },
    ...changed,
  });
  return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app(new Request(`https://donor.example${path}`, { method, headers }), { requestId: 'request-1' });
}

async function newLink(
  expires = '2027-01-01T00:00:00.000Z',
): Promise<{ ref: ScenarioRef; token: string; link: Sha256 }> {
  const ref = newRef();
  await createScenario(table.database, ref, content('first'), by(OFFICER));
  const token = randomBytes(16).toString('base64url');
  const link = createHash('sha256').update(token).digest('hex') as Sha256;
  await createLink(table.database, ref, { ...newTerms(1), link, expires }, VIEW, by(OFFICER));
  return { ref, token, link };
}

describe('a donor with a link', () => {
  it('reads the page in his language, with headers that keep the address secret and run nothing', async () => {
    const { token } = await newLink();
    const page = await service()(`/s/${token}`, { 'accept-language': 'ar' });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(html).toContain('Position for the round table');
    expect(html).toContain(createHash('sha256').update(VIEW).digest('hex'));
    expect(html).not.toMatch(/<script|\sstyle=|property="og:|\son\w+=/);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'ar',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect(await (await service()(`/s/${token}?lang=en`, { 'accept-language': 'ar' })).text()).toMatch(/lang="en"/);
  });

  it('downloads the stored view itself, whose digest is the one on the page, and a table with its byte order mark', async () => {
    const { token } = await newLink();
    const json = await service()(`/s/${token}.json`);
    expect(await json.text()).toBe(VIEW);
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="tamwil-view-v1.json"');
    const csv = await service()(`/s/${token}.csv`);
    const bytes = new Uint8Array(await csv.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain('component,C1,National policies and strategies');
  });

  it('downloads a workbook of the same view, from right to left for who reads Arabic', async () => {
    const { token } = await newLink();
    const page = await (await service()(`/s/${token}`)).text();
    expect(page).toContain(`href="/s/${token}.xlsx"`);
    const workbook = await service()(`/s/${token}.xlsx`);
    expect(workbook.headers.get('content-disposition')).toBe('attachment; filename="tamwil-view-v1.xlsx"');
    const parts = async (answer: Response) => {
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      return Object.values(files)
        .map((part) => strFromU8(part))
        .join('\n');
    };
    const text = await parts(workbook);
    // The digest on the page: whoever has both can hold one against the other.
    for (const shown of [createHash('sha256').update(VIEW).digest('hex'), 'National policies and strategies'])
      expect(text).toContain(shown);
    expect(text).not.toContain('rightToLeft="1"');
    expect(await parts(await service()(`/s/${token}.xlsx`, { 'accept-language': 'ar' }))).toContain('rightToLeft="1"');
  });

  it('gets every form that the description names, as the type that it names', async () => {
    const { token } = await newLink();
    const paths = Object.entries(donorPaths()) as [
      string,
      { get: { responses: Record<number, { content: object }> } },
    ][];
    expect(paths).toHaveLength(4);
    for (const [path, { get }] of paths) {
      const answer = await service()(path.replace('{token}', token));
      expect([path, answer.headers.get('content-type')]).toEqual([path, ...Object.keys(get.responses[200]!.content)]);
    }
  });

  it('is spared the transfer when he has the page already, and gets it compressed when he can take it', async () => {
    const { token } = await newLink();
    const plain = await service()(`/s/${token}`);
    const packed = await service()(`/s/${token}`, { 'accept-encoding': 'gzip, br' });
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    // A tag is of bytes: each form has its own.
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const etag = plain.headers.get('etag')!;
    const same = await service()(`/s/${token}`, { 'if-none-match': `"x", W/${etag}` });
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(same.headers.get('cache-control')).toBe('private, no-cache');
    expect((await service()(`/s/${token}?lang=ar`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('gets the headers alone for HEAD, the same as for GET', async () => {
    const { token } = await newLink();
    const [get, head] = [await service()(`/s/${token}`), await service()(`/s/${token}`, {}, 'HEAD')];
    expect(await head.text()).toBe('');
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  });

  it('still sees the same figures after a later save, and learns that a later position was cleared', async () => {
    const { ref, token } = await newLink();
    const before = await (await service()(`/s/${token}`)).text();
    await saveRevision(table.database, ref, 2, content('second'), by(OFFICER));
    expect(await (await service()(`/s/${token}`)).text()).toBe(before);
    await appendDeed(table.database, ref, 3, { kind: 'submission', reason: 'x' }, by(OFFICER));
    await appendDeed(table.database, ref, 4, { kind: 'clearance', part: 'priorities', decision: 'x' }, by(PROGRAMME));
    await appendDeed(table.database, ref, 5, { kind: 'clearance', part: 'funds', decision: 'x' }, by(FINANCE));
    const after = await (await service()(`/s/${token}`)).text();
    expect(after).toContain('A later position exists');
    expect(before).not.toContain('A later position exists');
    expect(await (await service()(`/s/${token}.json`)).text()).toBe(VIEW);
    const workbook = await (await service()(`/s/${token}.xlsx`)).arrayBuffer();
    const parts = Object.values(unzipSync(new Uint8Array(workbook))).map((part) => strFromU8(part));
    expect(parts.join('\n')).toContain('A later position exists');
  });

  it('is answered through the gateway as through the service', async () => {
    const { token } = await newLink();
    const handler = gatewayHandler((request) => service()(new URL(request.url).pathname));
    const result = await handler({
      rawPath: `/s/${token}.json`,
      rawQueryString: '',
      headers: {},
      isBase64Encoded: false,
      requestContext: { requestId: 'r', http: { method: 'GET' } },
    });
    expect([result.statusCode, result.body]).toEqual([200, VIEW]);
  });
});

describe('a link that shows nothing', () => {
  it('says the same whether nobody made it, it was revoked, or its time has passed', async () => {
    const [revoked, expired, open] = [await newLink(), await newLink('2026-11-23T12:00:00.000Z'), await newLink()];
    await revokeLink(table.database, revoked.ref, revoked.link, by(OFFICER));
    const unknown = randomBytes(16).toString('base64url');
    const pages: string[] = [];
    for (const [token, status] of [
      [unknown, 404],
      [revoked.token, 410],
      [expired.token, 410],
    ] as const)
      for (const path of ['', '.json', '.csv', '.xlsx'].map((ending) => `/s/${token}${ending}`)) {
        const page = await service()(path);
        expect([page.status, page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual([
          status,
          'private, no-cache',
          'noindex, nofollow',
        ]);
        pages.push(await page.text());
      }
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).not.toContain('Position');
    expect((await service()(`/s/${open.token}`)).status).toBe(200);
  });

  it('does not say "not modified" to whoever has the page from before', async () => {
    const { ref, token, link } = await newLink();
    const etag = (await service()(`/s/${token}`)).headers.get('etag')!;
    await revokeLink(table.database, ref, link, by(OFFICER));
    expect((await service()(`/s/${token}`, { 'if-none-match': etag })).status).toBe(410);
    expect((await service()(`/s/${token}`, { 'if-none-match': '*' })).status).toBe(410);
  });

  it('is every address that is not exactly one of ours', async () => {
    const { token } = await newLink();
    for (const path of [
      '/',
      '/s/',
      '/s',
      `/s/${token}/`,
      `/s/${token}.xml`,
      `/s/${token}.json.csv`,
      `/s/${token.toUpperCase()}`,
      `/s/${token.slice(0, 21)}`,
      `/s/${token}%00`,
      `/S/${token}`,
      `/s/..%2f${token}`,
      '/s/constructor',
      `/v1/scenarios`,
    ])
      expect((await service()(path)).status).toBe(404);
  });
});

describe('a guesser', () => {
  it('finds nothing in 100,000 addresses from one place, and is told to wait after the burst', async () => {
    const ask = service({ originSecrets: ['front-door'], bucket: { burst: 20, perSecond: 1 } });
    const headers = { 'x-origin-secret': 'front-door', 'x-viewer-address': '192.0.2.7' };
    const statuses = new Map<number, number>();
    for (let guess = 0; guess < 100_000; guess++) {
      const { status } = await ask(`/s/${randomBytes(16).toString('base64url')}`, headers);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses).toEqual(
      new Map([
        [404, 20],
        [429, 99_980],
      ]),
    );
    const { token } = await newLink();
    const blocked = await ask(`/s/${token}`, headers);
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask(`/s/${token}`, { ...headers, 'x-viewer-address': '192.0.2.8' })).status).toBe(200);
  });

  it('costs one read of one item for an address that nobody made, and none for what cannot be one', async () => {
    const sent: string[] = [];
    const client = Object.create(table.database.client, {
      send: {
        value: (command: object, ...rest: unknown[]) => {
          sent.push(command.constructor.name);
          return Reflect.apply(table.database.client.send, table.database.client, [command, ...rest]);
        },
      },
    });
    const ask = service({ database: { ...table.database, client } });
    expect((await ask(`/s/${randomBytes(16).toString('base64url')}`, { 'sec-fetch-dest': 'document' })).status).toBe(
      404,
    );
    expect(sent).toEqual(['GetItemCommand']);
    expect((await ask('/s/no-token')).status).toBe(404);
    expect(sent).toHaveLength(1);
  });

  it('cannot come in beside the front door, nor choose the address he is counted by', async () => {
    const { token } = await newLink();
    const ask = service({ originSecrets: ['new', 'old'], bucket: { burst: 1, perSecond: 0.001 } });
    for (const headers of [
      {},
      { 'x-origin-secret': '' },
      { 'x-origin-secret': 'ne' },
      { 'x-origin-secret': 'new,old' },
    ])
      expect((await ask(`/s/${token}`, headers)).status).toBe(404);
    expect((await ask(`/s/${token}`, { 'x-origin-secret': 'old', 'x-viewer-address': 'a' })).status).toBe(200);
    expect((await ask(`/s/${token}`, { 'x-origin-secret': 'new', 'x-viewer-address': 'a' })).status).toBe(429);
  });

  it('cannot change anything', async () => {
    const { token } = await newLink();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await service()(`/s/${token}`, {}, method);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });
});

describe('views', () => {
  it('are counted when a person opens the page, not for files, previews and mail scanners', async () => {
    const { ref, token } = await newLink();
    const ask = service();
    const opened = { 'sec-fetch-dest': 'document' };
    await ask(`/s/${token}`, opened);
    await ask(`/s/${token}`, opened);
    await ask(`/s/${token}`);
    await ask(`/s/${token}`, opened, 'HEAD');
    await ask(`/s/${token}.csv`, opened);
    await ask(`/s/${token}`, { 'sec-fetch-dest': 'iframe' });
    await ask(`/s/${token}`, { ...opened, 'sec-purpose': 'prefetch;prerender' });
    expect((await listLinks(table.database, ref))[0]?.views).toEqual([{ day: '2026-11-23', loads: 2 }]);
  });
});

describe('when the database does not answer', () => {
  it('the donor is told to come back, and the log holds no address', async () => {
    const { token } = await newLink();
    log = [];
    const nowhere = openDatabase(
      { endpoint: 'http://127.0.0.1:1', region: 'eu-west-1', credentials: ANY_CREDENTIALS },
      'nowhere',
    );
    const answer = await service({ database: nowhere })(`/s/${token}`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ code: 'temporarily-unavailable' });
    await service()(`/s/${token}`);
    expect(log).toHaveLength(2);
    expect(JSON.stringify(log)).not.toContain(token);
    expect(log[0]).toMatchObject({ route: '/s/{file}', status: 503 });
  });
});
