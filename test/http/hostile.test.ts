import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../functions/local/embedded-database.ts';
import type { Route } from '../../functions/staff-api/route.ts';
import { CREATE, saving, submittable } from './documents.ts';
import { type RunningFunction, startFunction } from './runtime.ts';
import {
  type Asked,
  type Asker,
  environmentFor,
  eventFor,
  holdAgainstDescription,
  makeTable,
  ROUTES,
  type Told,
  toldBy,
} from './service.ts';

/*
 * Requests made from the route table by chance: good ones with pieces replaced by other JSON, wrong parameters, wrong
 * headers, bytes that are no JSON. None may be answered by a fault of ours, and every refusal must be a problem document
 * that the description names. The function runs in a process of its own with little memory: one that kept something of
 * every request would not live through the long run, `HOSTILE_REQUESTS=20000`.
 */

const RUNS = Number(process.env['HOSTILE_REQUESTS'] ?? 1_500);

const HEAP_MEGABYTES = 96;

let embedded: EmbeddedDatabase;
let staffApi: RunningFunction;
beforeAll(async () => {
  embedded = await startEmbeddedDatabase();
  await makeTable(embedded.endpoint);
  staffApi = await startFunction('staff-api', environmentFor(embedded.endpoint), [
    `--max-old-space-size=${HEAP_MEGABYTES}`,
  ]);
  await ask('amal', 'PUT /v1/scenarios/s-1', { body: saving(submittable('160000000.00')), headers: CREATE });
});
afterAll(async () => {
  await staffApi.close();
  await embedded.close();
});

const ask = async (who: Asker, request: string, asked: Asked): Promise<Told> => {
  const told = toldBy(await staffApi.invoke(eventFor(who, request, asked)));
  await holdAgainstDescription(request, told);
  return told;
};

const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e9',
    '9'.repeat(400),
    '*',
    '..',
    '%00',
    '__proto__',
    'constructor',
    '<script>',
    "' OR 1=1 --",
  ),
  fc.constantFrom(
    'C1',
    'C1.4',
    '1.00',
    '0.13',
    '2024',
    '2023-12-31',
    'USD',
    'JPY',
    'high',
    'proportional',
    'claim',
    '1/0',
    '1/3',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const hostileJson = fc.oneof(
  { maxDepth: 3 },
  fc.jsonValue({ maxDepth: 3 }),
  hostileText,
  fc.constantFrom(null, true, 0, -1, 2 ** 53, [], {}, [[]], { id: 'x' }, { not: {} }, { any: [] }),
);

/** A good document with up to four places, anywhere in it, replaced, removed or added. */
function spoiled(good: unknown): fc.Arbitrary<unknown> {
  const edit = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'remove', 'add', 'double'),
    by: hostileJson,
    key: hostileText,
  });
  return fc.array(edit, { minLength: 0, maxLength: 4 }).map((edits) => {
    let document = structuredClone(good);
    for (const { at, how, by, key } of edits) document = edited(document, at, how, structuredClone(by), key);
    return document;
  });
}

/** Every place of a document, parents first. */
function placesOf(node: unknown, holder: Record<string, unknown>, key: string): [Record<string, unknown>, string][] {
  const inside = typeof node === 'object' && node !== null ? Object.keys(node) : [];
  const own = node as Record<string, unknown>;
  return [[holder, key], ...inside.flatMap((name) => placesOf(own[name], own, name))];
}

function edited(document: unknown, at: number, how: string, by: unknown, key: string): unknown {
  const root: Record<string, unknown> = { document };
  const places = placesOf(document, root, 'document');
  const [holder, name] = places[at % places.length]!;
  const value = holder[name];
  if (how === 'remove') delete holder[name];
  else if (how === 'double' && Array.isArray(value)) holder[name] = [...value, ...value];
  else if (how === 'add' && typeof value === 'object' && value !== null)
    Object.defineProperty(value, key, { value: by, enumerable: true, configurable: true, writable: true });
  else holder[name] = by;
  return root['document'];
}

const asker: fc.Arbitrary<Asker> = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom<Asker>('amal', 'chen', 'dalia') },
  { weight: 3, arbitrary: fc.constantFrom<Asker>('emil', 'farah', null) },
  fc.array(hostileText, { maxLength: 4 }).map((groups) => ({ sub: 'x', groups })),
);

const parameter = fc.oneof(fc.constantFrom('s-1', '1', '2', 'a'.repeat(64), 'gb343-ins-3-1'), hostileText);

function requestOf(route: Route): fc.Arbitrary<string> {
  const names = [...route.path.matchAll(/\{\w+\}/g)].map(([name]) => name);
  return fc
    .record({
      values: fc.array(parameter, { minLength: names.length, maxLength: names.length }),
      query: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(route.query.shape), 'x')), hostileText), {
        maxLength: 3,
      }),
      hasQuery: fc.boolean(),
    })
    .map(({ values, query, hasQuery }) => {
      const path = names.reduce(
        (text, name, at) => text.replace(name, () => encodeURIComponent(values[at]!)),
        route.path,
      );
      const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
      return `${route.method} /v1${path}${hasQuery ? `?${search}` : ''}`;
    });
}

/** Values that HTTP lets a header have. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\x21-\x7e]/g, ''));
const tag = fc.oneof(fc.constantFrom('"1"', '"2"', 'W/"1"', '*', '"1", "2"'), headerText);
const headers = fc.record(
  {
    'if-match': tag,
    'if-none-match': tag,
    'content-type': fc.oneof({ weight: 9, arbitrary: fc.constant('application/json') }, headerText),
    'accept-encoding': fc.constantFrom('gzip', 'br', 'gzip;q=0', '*'),
  },
  { requiredKeys: ['content-type'] },
);
/** Seldom: whoever has no valid token gets no further than 401. */
const token = fc.oneof(
  { weight: 19, arbitrary: fc.constant({}) },
  fc.record({ authorization: fc.oneof(fc.constant('Bearer a.b.c'), headerText) }),
);

const hostile = fc.constantFrom(...ROUTES).chain((route) =>
  fc.record({
    who: asker,
    request: requestOf(route),
    headers: fc.tuple(headers, token).map(([sent, forged]) => ({ ...sent, ...forged })),
    body:
      route.body === undefined
        ? fc.constant(undefined)
        : fc.oneof(
            { weight: 9, arbitrary: spoiled(route.body.example) },
            hostileJson,
            fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
          ),
  }),
);

it(`${RUNS} hostile requests meet no fault of ours, and every refusal is a problem document`, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(hostile, async ({ who, request, body, headers: sent }) => {
      const told = await ask(who, request, { ...(body === undefined ? {} : { body }), headers: sent });
      expect(told.status, told.text).toBeLessThan(500);
      statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
    }),
    { numRuns: RUNS, verbose: 1 },
  );
  // The requests must have reached beyond the first check, or they would show little.
  for (const status of [200, 400, 401, 403, 404, 422])
    expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(RUNS / 100);
}, 1_200_000);
