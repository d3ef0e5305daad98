import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEEDED_SCENARIOS } from '../../functions/local/seeded-scenarios.ts';
import { firmOf } from './documents.ts';
import { startService, type TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const ask = (question: string, body: unknown) => service.ask('emil', `POST /v1/evaluations/${question}`, { body });
const scenario = firmOf('160000000.00');
const yearView = SEEDED_SCENARIOS.find(({ id }) => id === 'three-letters')!.document;

describe('questions about a scenario that is not saved', () => {
  it('the funding path meets the evaluation at the money that there is', async () => {
    const { status, json } = await ask('funding-path', { scenario, at: ['160000000.00'] });
    expect(status).toBe(200);
    const evaluation = (await service.ask('emil', 'POST /v1/evaluations', { body: scenario })).json;
    const awards = new Map(
      json.at[0].awards.map(({ target, exact }: { target: string; exact: string }) => [target, exact]),
    );
    // Exact awards are fractions of cents; the cents of the evaluation are their floor or ceiling.
    for (const { target, award } of evaluation.targets) {
      const [n, d = '1'] = String(awards.get(target)).split('/');
      const cents = BigInt(award.replace('.', ''));
      expect(cents - BigInt(n!) / BigInt(d) === 0n || cents - BigInt(n!) / BigInt(d) === 1n).toBe(true);
    }
  });

  it('fourteen rules share the same money over the same outputs', async () => {
    const { json } = await ask('rules', { scenario });
    expect(json.rules).toHaveLength(14);
    const proportional = json.rules[0];
    expect(proportional.rule).toBe('proportional');
    const cents = (amount: string) => BigInt(amount.replace('.', ''));
    const total = proportional.awards.reduce((sum: bigint, { award }: { award: string }) => sum + cents(award), 0n);
    expect(total).toBe(16_000_000_000n);
  });

  it('the properties of its rules are tested, eight of them', async () => {
    const { json } = await ask('properties', { scenario });
    expect(json.properties.map(({ id }: { id: string }) => id)).toContain('resource-monotone');
    expect(json.properties).toHaveLength(8);
  });

  it('the ladder goes from all the money to half of it', async () => {
    const { json } = await ask('ladder', { scenario });
    expect(json.steps).toHaveLength(11);
    expect(json.steps[0].coverage > json.steps[10].coverage).toBe(true);
  });

  it('a simulation with a seed is the same twice', async () => {
    const body = { scenario: firmOf('160000000.00'), draws: 200, seed: 7, commonFactor: null };
    const [one, two] = [await ask('simulation', body), await ask('simulation', body)];
    expect(one.status).toBe(200);
    expect(one.text).toBe(two.text);
  });
});

describe('work that would take too long is refused before it begins, with a way out', () => {
  it.each([
    ['a simulation by years', 'simulation', { scenario: yearView, draws: 2_001, commonFactor: null }],
    ['a simulation of the plan', 'simulation', { scenario, draws: 20_001, commonFactor: null }],
    [
      'a sweep by years',
      'sensitivity',
      {
        scenario: yearView,
        sweep: {
          rows: { pointer: '/costing/contingency', values: Array.from({ length: 50 }, (_, n) => `0.${10 + n}`) },
          columns: { pointer: '/costing/stubYearWeight', values: Array.from({ length: 50 }, (_, n) => `0.${10 + n}`) },
        },
      },
    ],
  ])('%s', async (_name, question, body) => {
    const told = await ask(question, body);
    expect([told.status, told.json.code]).toEqual([422, 'work-too-large']);
    expect(told.json.detail).toMatch(/at most \d+/);
  });
});

it.each([
  ['no scenario', {}],
  ['a list', []],
  ['a key that the question has not', { scenario, sources: [] }],
  ['a faulty scenario and a faulty question', { scenario: firmOf('-1.00'), vary: 5 }],
])('a faulty question names its faults in place: %s', async (_name, body) => {
  const told = await ask('funding-path', body);
  expect([told.status, told.json.code]).toEqual([422, 'invalid-document']);
  expect(told.json.errorCount).toBeGreaterThan(0);
});

it('an agreement that the scenario has not cannot be varied', async () => {
  const told = await ask('funding-path', { scenario, vary: 'nobody' });
  expect(told.json.errors).toEqual([expect.objectContaining({ pointer: '/vary', code: 'unknown-id' })]);
});
