import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { evaluate, readScenario, WORKED_SCENARIOS } from '@tamwil/scenario';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEEDED_SCENARIOS } from '../../functions/local/seeded-scenarios.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** What the command line writes for a document on its standard input. */
function commandLine(command: string, document: unknown): Promise<string> {
  const child = spawn(process.execPath, ['packages/cli/bin/tamwil.mjs', command, '-'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => {
    written += chunk.toString('utf8');
  });
  child.stdin.end(typeof document === 'string' ? document : JSON.stringify(document));
  return new Promise((resolve) => {
    child.once('close', () => resolve(written.trimEnd()));
  });
}

/** What the page computes: the engine's own source, without any function around it. */
function page(document: unknown): string {
  const scenario = readScenario(document);
  const evaluation = scenario.ok ? evaluate(scenario.value) : scenario;
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.faults));
  return JSON.stringify(evaluation.value);
}

const api = async (path: string, body: unknown) => (await service.ask('emil', `POST /v1/${path}`, { body })).text;

describe('an officer and the API never disagree: page, API and command line give the same bytes', () => {
  it.each(SEEDED_SCENARIOS.map(({ id, document }) => [id, document] as const))(
    'for the scenario %s',
    async (_id, document) => {
      const told = await api('evaluations', document);
      expect(told).toBe(page(document));
      expect(told).toBe(await commandLine('evaluate', document));
    },
  );

  it('for a bare allocation', async () => {
    const request = {
      currency: 'USD',
      targets: [
        { id: 'C1', claim: '190000000.00' },
        { id: 'C2', claim: '20000000.00' },
      ],
      sources: [{ id: 'core', amount: '100000000.01', for: '*' }],
      program: { format: 'allocation-program/1', stages: [{ id: 'all', to: '*', share: 'proportional' }] },
      detail: 'exact',
    };
    expect(await api('allocations', request)).toBe(await commandLine('allocate', request));
  });

  const claims = Array.from({ length: 200 }, (_, at) => ({ id: `C${at}`, claim: '10.00' }));
  const weights = Object.fromEntries(claims.map(({ id }, at) => [id, `1/${10n ** 30n + BigInt(at)}`]));
  it.each([
    ['malformed-body', '{"currency": '],
    ['invalid-document', { currency: 'USD', available: '-1', claims: [] }],
    ['work-too-large', { currency: 'USD', available: '1.00', claims, weights }],
  ])('for a document that is refused as %s, but for the id of the request', async (code, document) => {
    const { instance, ...told } = JSON.parse(await api('allocations/rules', document));
    expect([told.code, typeof instance]).toEqual([code, 'string']);
    expect(JSON.stringify(told)).toBe(await commandLine('rules', document));
  });

  it('and the same request gives the same bytes every time', async () => {
    const [{ document }] = WORKED_SCENARIOS;
    expect(await api('evaluations', document)).toBe(await api('evaluations', document));
  });
});
