import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATE, firmOf, saving } from './documents.ts';
import { FAULTY_FINANCE, FIVE_THOUSAND_SOURCES, ITS_FAULTS, THEIR_FAULTS } from './faulty-finance.ts';
import { type Asked, type Asker, startService, type TestService } from './service.ts';

let service: TestService;
let before: readonly string[];

beforeAll(async () => {
  service = await startService();
  const kept = { body: saving(firmOf('160000000.00')), headers: CREATE };
  await service.ask('amal', 'PUT /v1/scenarios/kept', kept);
  await service.ask('farah', 'PUT /v1/scenarios/foreign', kept);
  before = await service.contents();
});
afterAll(() => service.close());

interface Bad extends Asked {
  readonly as?: Asker;
  readonly request?: string;
  readonly status: number;
  readonly code: string;
  /** `pointer code` of faults that must be among those found. */
  readonly faults?: readonly string[];
}

/** A good document as text, with one piece replaced by something that JSON.stringify cannot write. */
const textOf = (from: string, to: string) => JSON.stringify(firmOf('160000000.00')).replace(from, to);
const source = (more: object) =>
  firmOf('1.00', { funding: [{ id: 'a', amount: '1.00', stage: 'committed', ...more }] });
const nested = (levels: number) => `${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`;
const program = (to: string) =>
  textOf(
    '"funding"',
    `"program":{"format":"allocation-program/1","stages":[{"id":"s","to":${to},"share":"proportional"}]},"funding"`,
  );

const EVALUATE = 'POST /v1/evaluations';
const SAVE = 'PUT /v1/scenarios/kept';
const good = firmOf('160000000.00');
const invalid = { status: 422, code: 'invalid-document' } as const;
const noJson = { status: 400, code: 'malformed-body' } as const;

/** The table that docs/testing.md speaks of. Each request is one that a person, a broken client or an attacker sends. */
const DOCUMENTS: Readonly<Record<string, Bad>> = {
  'an empty body': { body: '', ...noJson, headers: { 'content-type': 'application/json' } },
  'a body that ends too soon': { body: '{"schema":"scenario/1"', ...noJson },
  'two documents': { body: `${JSON.stringify(good)}{}`, ...noJson },
  'a trailing comma': { body: '{"schema":"scenario/1",}', ...noJson },
  'a comment': { body: '{/* x */}', ...noJson },
  NaN: { body: textOf('"160000000.00"', 'NaN'), ...noJson },
  Infinity: { body: textOf('"160000000.00"', 'Infinity'), ...noJson },
  'bytes that are not UTF-8': { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), ...noJson },
  'a number as document': { body: '5', ...invalid },
  'null as document': { body: 'null', ...invalid },
  'a list as document': { body: '[]', ...invalid },
  'a text as document': { body: '"scenario/1"', ...invalid },
  'an empty document': { body: '{}', ...invalid, faults: ['/funding required', '/name required'] },
  'an amount as number': {
    body: textOf('"160000000.00"', '160000000'),
    ...invalid,
    faults: ['/funding/0/amount wrong-type'],
  },
  'an amount as fraction of a number': {
    body: textOf('"160000000.00"', '0.1'),
    ...invalid,
    faults: ['/funding/0/amount unsafe-number'],
  },
  'an amount of 400 digits as number': {
    body: textOf('"160000000.00"', '9'.repeat(400)),
    ...invalid,
    faults: ['/funding/0/amount unsafe-number'],
  },
  'an amount of 400 digits as text': { body: firmOf('9'.repeat(400)), ...invalid },
  'a negative amount': { body: firmOf('-1.00'), ...invalid },
  'a tenth of a cent': { body: firmOf('1.001'), ...invalid },
  'an amount with an exponent': { body: firmOf('1e5'), ...invalid },
  'an amount in hexadecimal': { body: firmOf('0x10'), ...invalid },
  'an amount with a thousands separator': { body: firmOf('160,000,000.00'), ...invalid },
  'an amount in Arabic-Indic digits': { body: firmOf('١٦٠'), ...invalid },
  'NaN as text': { body: firmOf('NaN'), ...invalid },
  'an empty amount': { body: firmOf(''), ...invalid },
  'an unknown key': { body: { ...good, surprise: 1 }, ...invalid, faults: ['/surprise unknown-key'] },
  'an unknown schema': { body: { ...good, schema: 'scenario/2' }, ...invalid, faults: ['/schema unknown-value'] },
  'an unknown plan': { body: { ...good, plan: 'gb-unknown' }, ...invalid, faults: ['/plan unknown-plan'] },
  'an unknown stage of a tranche': { body: source({ stage: 'promised' }), ...invalid },
  'an unknown output in an earmark': {
    body: source({ earmark: { category: 'earmarked', for: { outputs: ['C9.9'] } } }),
    ...invalid,
  },
  'two sources with one id': {
    body: firmOf('1.00', {
      funding: ['1.00', '2.00'].map((amount) => ({ id: 'same', amount, stage: 'committed' })),
    }),
    ...invalid,
  },
  '__proto__ as a key of the document': {
    body: textOf('"name"', '"__proto__":{"level":"component"},"name"'),
    ...invalid,
    faults: ['/__proto__ forbidden-key'],
  },
  '__proto__ inside a record': {
    body: textOf('"funding"', '"priorities":{"__proto__":{"level":"high"}},"funding"'),
    ...invalid,
    faults: ['/priorities/__proto__ forbidden-key'],
  },
  'constructor inside a record': {
    body: textOf('"funding"', '"priorities":{"constructor":{"level":"high"}},"funding"'),
    ...invalid,
    faults: ['/priorities/constructor forbidden-key'],
  },
  'a selector of 10,000 levels': { body: program(nested(10_000)), ...invalid },
  'lists of 100,000 levels': { body: '['.repeat(100_000) + ']'.repeat(100_000), ...invalid },
  'half of a surrogate pair': { body: textOf('Firm money', '\\ud800'), ...invalid, faults: ['/name malformed-text'] },
  'a name of 100,000 letters': {
    body: firmOf('1.00', { name: 'x'.repeat(100_000) }),
    ...invalid,
    faults: ['/name too-long'],
  },
  'a key of 100,000 letters': { body: { ...good, ['k'.repeat(100_000)]: 1 }, ...invalid },
  '60,000 values': { body: firmOf('1.00', { funding: Array.from({ length: 60_000 }, () => 1) }), ...invalid },
  'a body of 5 MB': { body: `"${'x'.repeat(5_000_000)}"`, status: 413, code: 'body-too-large' },
  'a body one byte too long': { body: JSON.stringify(good).padEnd(1_000_001), status: 413, code: 'body-too-large' },
  'no content type': {
    body: JSON.stringify(good),
    headers: { 'content-type': '' },
    status: 415,
    code: 'unsupported-media-type',
  },
  'a form': {
    body: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupported-media-type',
  },
  'another charset': {
    body: good,
    headers: { 'content-type': 'application/json; charset=iso-8859-1' },
    status: 415,
    code: 'unsupported-media-type',
  },
  'a compressed body': {
    body: good,
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    code: 'unsupported-media-type',
  },
};

const REQUESTS: Readonly<Record<string, Bad>> = {
  'a save without a version': { request: SAVE, body: saving(good), status: 428, code: 'precondition-required' },
  'a save on a version that is past': {
    request: SAVE,
    body: saving(good),
    headers: { 'if-match': '"9"' },
    status: 412,
    code: 'precondition-failed',
  },
  'a save on a version that never was': {
    request: SAVE,
    body: saving(good),
    headers: { 'if-match': '"abc"' },
    status: 412,
    code: 'precondition-failed',
  },
  'a save on any version': {
    request: SAVE,
    body: saving(good),
    headers: { 'if-match': '*' },
    status: 400,
    code: 'malformed-request',
  },
  'a save and a creation in one': {
    request: SAVE,
    body: saving(good),
    headers: { 'if-match': '"1"', 'if-none-match': '*' },
    status: 400,
    code: 'malformed-request',
  },
  'a creation over another': {
    request: SAVE,
    body: saving(firmOf('1.00')),
    headers: CREATE,
    status: 412,
    code: 'precondition-failed',
  },
  'a save without a reason': {
    request: SAVE,
    body: { scenario: good },
    headers: { 'if-match': '"1"' },
    ...invalid,
    faults: ['/reason required'],
  },
  'a save with an empty reason': {
    request: SAVE,
    body: saving(good, '  '),
    headers: { 'if-match': '"1"' },
    ...invalid,
    faults: ['/reason too-short'],
  },
  'a save of a faulty document': {
    request: SAVE,
    body: saving(firmOf('-1.00')),
    headers: { 'if-match': '"1"' },
    ...invalid,
  },
  'a save of a scenario that does not exist': {
    request: 'PUT /v1/scenarios/nowhere',
    body: saving(good),
    headers: { 'if-match': '"1"' },
    status: 404,
    code: 'not-found',
  },
  'a save by a reader': {
    as: 'emil',
    request: SAVE,
    body: saving(good),
    headers: { 'if-match': '"1"' },
    status: 403,
    code: 'group-needed',
  },
  'a save by nobody': { as: null, request: SAVE, body: saving(good), status: 401, code: 'unauthenticated' },
  'a person in two workspaces': {
    as: { sub: 'x', groups: ['reader', 'workspace:a', 'workspace:b'] },
    request: 'GET /v1/scenarios',
    status: 403,
    code: 'group-needed',
  },
  'a person in no group': {
    as: { sub: 'x', groups: ['workspace:social-protection'] },
    request: 'GET /v1/scenarios',
    status: 403,
    code: 'group-needed',
  },
  'a scenario of another workspace': { request: 'GET /v1/scenarios/foreign', status: 404, code: 'not-found' },
  'an id with capital letters': { request: 'GET /v1/scenarios/Kept', status: 400, code: 'malformed-parameter' },
  'an id with a key separator': { request: 'GET /v1/scenarios/a%23b', status: 400, code: 'malformed-parameter' },
  'an id of 65 letters': { request: `GET /v1/scenarios/${'a'.repeat(65)}`, status: 400, code: 'malformed-parameter' },
  'version 0': { request: 'GET /v1/scenarios/kept/versions/0', status: 400, code: 'malformed-parameter' },
  'a version that is not there': { request: 'GET /v1/scenarios/kept/versions/2', status: 404, code: 'not-found' },
  'a list of 0': {
    request: 'GET /v1/scenarios?limit=0',
    status: 400,
    code: 'malformed-parameter',
    faults: ['/query/limit wrong-format'],
  },
  'a list of 101': { request: 'GET /v1/scenarios?limit=101', status: 400, code: 'malformed-parameter' },
  'a parameter given twice': { request: 'GET /v1/scenarios?limit=1&limit=2', status: 400, code: 'malformed-parameter' },
  'an unknown parameter': { request: 'GET /v1/scenarios?order=name', status: 400, code: 'malformed-parameter' },
  'an unknown state': { request: 'GET /v1/scenarios?state=lost', status: 400, code: 'malformed-parameter' },
  'a cursor of our own making': { request: 'GET /v1/scenarios?cursor=e30', status: 400, code: 'malformed-cursor' },
  'an address that is not there': { request: 'GET /v1/nothing', status: 404, code: 'not-found' },
  'a method that is not there': { request: 'DELETE /v1/scenarios/kept', status: 405, code: 'method-not-allowed' },
  'a link to a hash in capital letters': {
    request: `PUT /v1/scenarios/kept/links/${'A'.repeat(64)}`,
    body: {},
    status: 400,
    code: 'malformed-parameter',
  },
  'a link to a version that is not there': {
    request: `PUT /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    body: { version: 7, label: 'x', audience: 'x', donor: null },
    status: 404,
    code: 'not-found',
  },
  'a link that never ends': {
    request: `PUT /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    body: { version: 1, label: 'x', audience: 'x', donor: null, expires: '2999-01-01T00:00:00.000Z' },
    ...invalid,
    faults: ['/expires expiry-out-of-range'],
  },
  'a link for a donor who gives nothing': {
    request: `PUT /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    body: { version: 1, label: 'x', audience: 'x', donor: 'Nobody' },
    ...invalid,
    faults: ['/donor unknown-donor'],
  },
  'a link to the cleared version of a draft': {
    request: `PUT /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    body: { label: 'x', audience: 'x', donor: null },
    ...invalid,
    faults: ['/version nothing-cleared'],
  },
  'a link by a programme lead': {
    as: 'chen',
    request: `PUT /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    body: { version: 1, label: 'x', audience: 'x', donor: null },
    status: 403,
    code: 'group-needed',
  },
  'an unknown link closed': {
    request: `DELETE /v1/scenarios/kept/links/${'a'.repeat(64)}`,
    status: 404,
    code: 'not-found',
  },
  'a clearance of a draft': {
    as: 'chen',
    request: 'POST /v1/scenarios/kept/clearance',
    body: { part: 'priorities', decision: 'x' },
    headers: { 'if-match': '"1"' },
    status: 409,
    code: 'state-conflict',
  },
  'a clearance of the funds by the programme': {
    as: 'chen',
    request: 'POST /v1/scenarios/kept/clearance',
    body: { part: 'funds', decision: 'x' },
    headers: { 'if-match': '"1"' },
    status: 403,
    code: 'group-needed',
  },
  'a submission without chosen priorities': {
    request: 'POST /v1/scenarios/kept/submission',
    body: { reason: 'x' },
    headers: { 'if-match': '"1"' },
    status: 409,
    code: 'state-conflict',
  },
};

const all = [
  ...Object.entries(DOCUMENTS).map(([name, bad]): [string, Bad] => [name, { request: EVALUATE, ...bad }]),
  ...Object.entries(DOCUMENTS).map(([name, bad]): [string, Bad] => [
    `${name}, to be stored`,
    { ...bad, request: 'PUT /v1/scenarios/new', headers: { ...CREATE, ...bad.headers }, faults: [] },
  ]),
  ...Object.entries(REQUESTS),
];

describe('bad input is refused with its code and place, and stores nothing', () => {
  it.each(all)('%s', async (_name, { as = 'amal', request = EVALUATE, status, code, faults = [], ...asked }) => {
    const told = await service.ask(as, request, asked);
    expect({ status: told.status, code: told.json.code }).toEqual({ status, code });
    const found = (told.json.errors ?? []).map(
      ({ pointer, code: of }: { pointer: string; code: string }) => `${pointer} ${of}`,
    );
    expect(found).toEqual(expect.arrayContaining([...faults]));
    expect(told.text.length).toBeLessThan(100_000);
  });

  it('after all of it the table holds what it held before, byte for byte', async () => {
    expect(await service.contents()).toEqual(before);
  });
});

it.each([
  ['a scenario whose money and costs are full of slips', FAULTY_FINANCE, ITS_FAULTS],
  ['5,000 sources', FIVE_THOUSAND_SOURCES, THEIR_FAULTS],
])(
  '%s: every fault comes back at once, in the order of the document, and nothing is computed',
  async (_name, body, faults) => {
    const told = await service.ask('amal', EVALUATE, { body });
    expect([told.status, told.json.code, told.json.errorCount]).toEqual([422, 'invalid-document', faults.length]);
    expect(
      told.json.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`),
    ).toEqual(faults);
    expect(told.json).not.toHaveProperty('totals');
  },
);

it('a body with 100,000 faults is answered with the first hundred and how many were counted', async () => {
  // Two faults in each source; the body stays under one megabyte.
  const funding = `[${Array.from({ length: 49_000 }, () => '0.5').join(',')}]`;
  const told = await service.ask('amal', EVALUATE, { body: textOf('"funding":', `"funding":${funding},"x":`) });
  expect(told.status).toBe(422);
  expect(told.json.errors).toHaveLength(100);
  expect(told.json.errorCount).toBe(10_000);
});

it('a link that nobody made shows the neutral page and counts nothing', async () => {
  const told = await service.open('/s/AAAAAAAAAAAAAAAAAAAAAA');
  expect(told.status).toBe(404);
  expect(await service.contents()).toEqual(before);
});
