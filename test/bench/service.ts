import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchCase } from './case.ts';
import { quantile } from './measure.ts';
import { DEFAULT_SCENARIO, yearScenario } from './scenarios.ts';

/** The local server in a process of its own, with an empty data folder. */
export interface Service {
  readonly origin: string;
  readonly token: string;
  readonly close: () => void;
}

export async function startService(): Promise<Service> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'tamwil-bench-'));
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', 'functions/local/main.ts', '--port', String(port), '--data', data],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const origin = `http://127.0.0.1:${port}`;
  const close = () => {
    server.kill();
    rmSync(data, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries += 1) {
    await new Promise((done) => setTimeout(done, 200));
    const answer = await fetch(`${origin}/local/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: 'amal' }),
    }).catch(() => null);
    if (answer?.ok) return { origin, token: ((await answer.json()) as { token: string }).token, close };
  }
  close();
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

interface Ask {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** Requests over keep-alive connections; each answer must have the status that the case expects. */
function asker({ origin, token }: Service, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (each: Ask, expected: number): Promise<string> =>
    new Promise((done, fail) => {
      const outgoing = request(
        `${origin}${each.path}`,
        {
          agent,
          method: each.method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(each.body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(each.body)) }),
            ...each.headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            if (incoming.statusCode === expected) done(text);
            else fail(new Error(`${each.method} ${each.path}: ${incoming.statusCode} ${text.slice(0, 300)}`));
          });
        },
      );
      outgoing.on('error', fail);
      outgoing.end(each.body);
    });
  return ask;
}

const BURST = 40;
const CONNECTIONS = 4;

/** One measured call is a burst of 40 requests, 4 at any moment; the note has requests a second and the slowest. */
function burstCase(service: Service, name: string, bar: string, each: Ask, iterations: number): BenchCase {
  const ask = asker(service, CONNECTIONS);
  const single: number[] = [];
  const bursts: number[] = [];
  const burst = async (what: Ask, times: number[]): Promise<void> => {
    let left = BURST;
    const oneAfterAnother = async () => {
      while (left > 0) {
        left -= 1;
        const start = performance.now();
        await ask(what, 200);
        times.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, oneAfterAnother));
  };
  return {
    area: 'API through the local server',
    name,
    bar,
    iterations,
    run: async () => {
      const start = performance.now();
      await burst(each, single);
      bursts.push(performance.now() - start);
    },
    yardstick: {
      name: 'the same server’s /v1/health',
      iterations,
      run: () => burst({ method: 'GET', path: '/v1/health' }, []),
    },
    note: () =>
      `${Math.round((BURST * 1000) / quantile(bursts, 0.5))} requests/s at ${CONNECTIONS} connections; ${p99Of(single)}`,
  };
}

const p99Of = (times: readonly number[]) => `p99 of one ${quantile(times, 0.99).toFixed(0)} ms`;

/** Evaluations and saves as a client sees them. */
export function serviceCases(service: Service): BenchCase[] {
  const ask = asker(service, 1);
  let version = 0;
  const id = `bench-${createHash('sha256').update(randomBytes(8)).digest('hex').slice(0, 12)}`;
  const saves: number[] = [];
  const save = async (): Promise<void> => {
    const body = JSON.stringify({
      scenario: { ...DEFAULT_SCENARIO, name: `Version ${version + 1}` },
      reason: 'Benchmark',
    });
    const headers: Record<string, string> = version === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
    const start = performance.now();
    await ask({ method: 'PUT', path: `/v1/scenarios/${id}`, body, headers }, version === 0 ? 201 : 200);
    if (version > 0) saves.push(performance.now() - start);
    version += 1;
  };
  return [
    burstCase(
      service,
      'POST /v1/evaluations, default scenario (40 requests)',
      'at least 100 requests/s at 4 connections, p99 at most 100 ms',
      { method: 'POST', path: '/v1/evaluations', body: JSON.stringify({ scenario: DEFAULT_SCENARIO }) },
      25,
    ),
    burstCase(
      service,
      'POST /v1/evaluations, grain year, twelve sources (40 requests)',
      'at least 1000 / (p50 of evaluate() in ms + 6) requests/s',
      { method: 'POST', path: '/v1/evaluations', body: JSON.stringify({ scenario: yearScenario() }) },
      10,
    ),
    {
      area: 'API through the local server',
      name: 'save a revision (embedded store)',
      bar: 'p99 at most 60 ms',
      iterations: 200,
      run: save,
      note: () => p99Of(saves),
    },
  ];
}
