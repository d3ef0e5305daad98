import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedDatabase } from '../../functions/local/embedded-database.ts';
import { firmOf, saving } from './documents.ts';

/*
 * The whole service under load, in a process of its own with little memory: 32 connections that calculate, save, read and
 * list at once. The database is in this process, so that its growing files are not taken for the service's. The long run
 * is `LOAD_SECONDS=60 LOAD_REQUESTS=20000`; it ends when both are reached.
 */

const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 1);
const REQUESTS = Number(process.env['LOAD_REQUESTS'] ?? 320);
const CONNECTIONS = 32;
const HEAP_MEGABYTES = 192;
/** A shorter run is still warming up and says nothing of memory beyond staying within its heap. */
const LONG = SECONDS >= 40;

let origin: string;
let token: string;
let memory: () => number;
let stop: () => Promise<void>;

beforeAll(async () => {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'tamwil-load-'));
  const database = await startEmbeddedDatabase(join(data, 'dynamodb'));
  const main = ['functions/local/main.ts', '--port', String(port), '--data', join(data, 'local')];
  const server = spawn(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES}`, '--import', 'tsx', ...main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DYNAMODB_ENDPOINT: database.endpoint,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  const ended = new Promise((done) => server.once('exit', done));
  origin = `http://127.0.0.1:${port}`;
  memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1024;
  stop = async () => {
    server.kill();
    await ended;
    await database.close();
    rmSync(data, { recursive: true, force: true });
  };
  token = await firstToken(server);
}, 120_000);
afterAll(() => stop());

async function firstToken(server: { readonly exitCode: number | null }): Promise<string> {
  while (server.exitCode === null) {
    await new Promise((done) => setTimeout(done, 200));
    const answer = await fetch(`${origin}/local/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: 'amal' }),
    }).catch(() => null);
    if (answer?.ok) return ((await answer.json()) as { token: string }).token;
  }
  throw new Error('The local server did not start.');
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<number> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((done, fail) => {
    const outgoing = request(
      `${origin}/v1${path}`,
      {
        agent,
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(sent === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
          ...headers,
        },
      },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => done(incoming.statusCode ?? 0));
        incoming.on('error', fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.end(sent);
  });
}

/** What one person does over and over: calculate, save, read back, look at the result, the list and the history. */
async function person(
  number: number,
  goesOn: () => boolean,
  count: (request: string, status: number, expected: number) => void,
) {
  const path = `/scenarios/load-${number}`;
  const expecting = async (expected: number, ...asked: Parameters<typeof ask>) =>
    count(`${asked[0]} ${asked[1]}`, await ask(...asked), expected);
  for (let version = 0; goesOn(); version += 1) {
    const document = firmOf(`${100_000_000 + 1_000 * number + version}.00`);
    const condition: Record<string, string> = version === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
    await expecting(200, 'POST', '/evaluations', document);
    await expecting(version === 0 ? 201 : 200, 'PUT', path, saving(document), condition);
    await expecting(200, 'GET', path);
    await expecting(200, 'GET', `${path}/versions/${version + 1}/result`);
    await expecting(200, 'GET', '/scenarios?limit=10');
    await expecting(200, 'GET', `${path}/history?limit=10`);
    await expecting(200, 'GET', '/plans/gb343-ins-3-1');
    await expecting(404, 'GET', '/scenarios/nobody-made-this');
  }
}

const whatMustHold = `32 people at once meet no error${LONG ? ', and the service does not grow' : ''}`;
it(`${whatMustHold} (${SECONDS} s, ${REQUESTS} requests)`, async () => {
  let answered = 0;
  const wrong: string[] = [];
  const samples: number[] = [];
  const begun = performance.now();
  const goesOn = () => wrong.length === 0 && (answered < REQUESTS || performance.now() - begun < SECONDS * 1_000);
  const sampling = setInterval(() => samples.push(memory()), 1_000);
  const count = (asked: string, status: number, expected: number) => {
    answered += 1;
    if (status !== expected) wrong.push(`${asked}: ${status} in place of ${expected}`);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => person(number, goesOn, count)));
  clearInterval(sampling);
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThanOrEqual(REQUESTS);
  if (!LONG) return;
  const quarter = Math.floor(samples.length / 4);
  const [second, last] = [median(samples.slice(quarter, 2 * quarter)), median(samples.slice(-quarter))];
  console.log(
    `${answered} requests in ${Math.round((performance.now() - begun) / 1_000)} s over ${CONNECTIONS} connections, no error; ` +
      `memory ${Math.round(second)} MB in the second quarter, ${Math.round(last)} MB in the last, ${Math.round(Math.max(...samples))} MB at most`,
  );
  // Flat: what is left is the garbage of the moment.
  expect(last).toBeLessThan(1.15 * second);
}, 3_600_000);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
