import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEEDED_SCENARIOS } from '../../functions/local/seeded-scenarios.ts';
import { firmOf } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const ask = (body: unknown) => service.ask('emil', 'POST /v1/evaluations/modes', { body });
const scenario = firmOf('160000000.00');
const yearView = SEEDED_SCENARIOS.find(({ id }) => id === 'three-letters')!.document;

describe('the three modes of a scenario that is not saved', () => {
  it.each([
    ['lift', { to: { outputs: ['C2.1'] }, goal: '0.8' }],
    ['earmarking', {}],
    ['renegotiate', { together: ['health-c:period'] }],
    ['asks', { goal: '2/3' }],
    ['departures', {}],
  ])('%s is answered for fourteen agreements by year, within the work of one request', async (mode, question) => {
    const { status, json } = await ask({ scenario: yearView, mode, ...question });
    expect([status, json.mode, json.asOf, json.basis]).toEqual([200, mode, '2023-12-31', 'firm']);
  });

  it('every fault of a question is told with its place', async () => {
    const { status, json } = await ask({ scenario, mode: 'lift', to: { outputs: ['C9.1'] }, goal: '80%' });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ['/to/outputs/0', 'unknown-output'],
      ['/goal', 'not-a-share'],
    ]);
  });

  it.each([
    [{ scenario, mode: 'guess' }, ['/mode']],
    [{ scenario }, ['/mode']],
    [{ mode: 'asks' }, ['/scenario']],
    [{ scenario, mode: 'asks', to: ['C1'] }, ['/to']],
  ])('no 500 for %j', async (body, pointers) => {
    const { status, json } = await ask(body);
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  it('more agreements than one request can free are refused before the work begins', async () => {
    const funding = Array.from({ length: 1_200 }, (_, n) => ({
      id: `s${n}`,
      amount: '10000.00',
      stage: 'committed',
      earmark: { for: ['C1.1'] },
    }));
    const { status, json } = await ask({ scenario: { ...scenario, funding }, mode: 'earmarking' });
    expect([status, json.code]).toEqual([422, 'work-too-large']);
    expect(json.detail).toMatch(/about \d+ runs times lines; one answer takes at most \d+/);
  });
});
