import { verifyChain } from '@tamwil/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREATE, firmOf, saving, submittable } from './documents.ts';
import { startService, type TestService, type Told } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const save = (who: string, id: string, document: unknown, on?: number) =>
  service.ask(who, `PUT /v1/scenarios/${id}`, {
    body: saving(document),
    headers: on === undefined ? CREATE : { 'if-match': `"${on}"` },
  });
const step = (who: string, id: string, name: string, on: number, body: object) =>
  service.ask(who, `POST /v1/scenarios/${id}/${name}`, { body, headers: { 'if-match': `"${on}"` } });
const submit = (who: string, id: string, on: number) => step(who, id, 'submission', on, { reason: 'Ready' });
const clear = (who: string, id: string, on: number, part: 'priorities' | 'funds') =>
  step(who, id, 'clearance', on, { part, decision: `Minute of ${part}` });
const codes = (told: Told) => told.json.errors.map(({ code }: { code: string }) => code);

async function submitted(id: string, author = 'amal'): Promise<void> {
  expect((await save(author, id, submittable('160000000.00'))).status).toBe(201);
  expect((await submit(author, id, 1)).json).toMatchObject({ state: 'submitted', version: 2 });
}

it('a revision is cleared by two people and then says what it is and is not', async () => {
  await submitted('cleared');
  const half = await clear('chen', 'cleared', 2, 'priorities');
  expect(half.json).toMatchObject({ state: 'submitted', version: 3, cleared: null });
  const whole = await clear('dalia', 'cleared', 3, 'funds');
  expect(whole.json).toMatchObject({ state: 'cleared', version: 4, revised: 1, cleared: { version: 4, revised: 1 } });
  expect(whole.json.disclaimer).toMatch(
    /^Working scenario cleared within the Office on \d{4}-\d\d-\d\d\. Not a decision of the Governing Body and not an official document of the ILO\.$/,
  );
  expect(whole.json.clearances).toMatchObject({
    priorities: { by: { sub: 'chen' }, decision: 'Minute of priorities' },
    funds: { by: { sub: 'dalia' }, decision: 'Minute of funds' },
  });
});

it('an edit after the clearance is a draft, and the cleared version stays as it was', async () => {
  await submitted('frozen');
  await clear('chen', 'frozen', 2, 'priorities');
  await clear('dalia', 'frozen', 3, 'funds');
  const edited = await save('amal', 'frozen', submittable('1.00'), 4);
  expect(edited.json).toMatchObject({ state: 'draft', version: 5, cleared: { version: 4 } });
  expect(edited.json.disclaimer).toBeUndefined();
  const cleared = await service.ask('emil', 'GET /v1/scenarios/frozen/versions/4');
  expect(cleared.json).toMatchObject({ state: 'cleared', scenario: { funding: [{ amount: '160000000.00' }] } });
});

it('nobody clears his own work, also when somebody else submits it', async () => {
  const [lead, colleague] = ['chen', 'amal'];
  expect((await save(lead, 'own', submittable('160000000.00'))).status).toBe(201);
  await submit(colleague, 'own', 1);
  const told = await clear(lead, 'own', 2, 'priorities');
  expect([told.status, codes(told)]).toEqual([409, ['own-work']]);
});

it('one person in both groups cannot give both halves', async () => {
  await submitted('both');
  const both = { sub: 'both', groups: ['programme', 'finance', 'workspace:social-protection'] };
  const ask = (on: number, part: string) =>
    service.ask(both, 'POST /v1/scenarios/both/clearance', {
      body: { part, decision: 'x' },
      headers: { 'if-match': `"${on}"` },
    });
  expect((await ask(2, 'priorities')).status).toBe(200);
  const told = await ask(3, 'funds');
  expect([told.status, codes(told)]).toEqual([409, ['same-person']]);
});

it('half a clearance is not given twice', async () => {
  await submitted('twice');
  await clear('chen', 'twice', 2, 'priorities');
  const other = { sub: 'chen-2', groups: ['programme', 'workspace:social-protection'] };
  const told = await service.ask(other, 'POST /v1/scenarios/twice/clearance', {
    body: { part: 'priorities', decision: 'x' },
    headers: { 'if-match': '"3"' },
  });
  expect([told.status, codes(told)]).toEqual([409, ['part-already-cleared']]);
});

it('a returned revision says why and can be submitted again', async () => {
  await submitted('returned');
  const back = await step('dalia', 'returned', 'return', 2, { reason: 'The split of C2 is not the one agreed' });
  expect(back.json).toMatchObject({ state: 'returned', version: 3, clearances: {} });
  const { json } = await service.ask('amal', 'GET /v1/scenarios/returned/history?limit=1');
  expect(json.events[0].deed).toEqual({ kind: 'return', reason: 'The split of C2 is not the one agreed' });
  expect((await submit('amal', 'returned', 3)).json.state).toBe('submitted');
});

it('figures that nobody entered and rules that nobody chose are not submitted', async () => {
  await save('amal', 'defaults', firmOf('160000000.00'));
  const { json } = await service.ask('amal', 'GET /v1/scenarios/defaults');
  expect(json.blockers).toEqual(['placeholder-split', 'no-priorities-chosen']);
  const told = await submit('amal', 'defaults', 1);
  expect(told.status).toBe(409);
  expect(new Set(codes(told))).toEqual(new Set(['not-submittable']));
});

it('an archived scenario can be read and copied, but not changed', async () => {
  await save('amal', 'old', submittable('1.00'));
  expect((await step('amal', 'old', 'archive', 1, { reason: 'Superseded' })).json.state).toBe('archived');
  expect(codes(await save('amal', 'old', submittable('2.00'), 2))).toEqual(['scenario-archived']);
  expect((await service.ask('emil', 'GET /v1/scenarios/old')).status).toBe(200);
  const list = async (query: string) =>
    (await service.ask('emil', `GET /v1/scenarios${query}`)).json.scenarios.map(({ id }: { id: string }) => id);
  expect(await list('?limit=100')).not.toContain('old');
  expect(await list('?state=archived')).toEqual(['old']);
});

it('a clearance and a save at once: one of them happens, never a clearance of other figures', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = `race-${round}`;
    await submitted(id);
    await clear('chen', id, 2, 'priorities');
    const [cleared, saved] = await Promise.all([
      clear('dalia', id, 3, 'funds'),
      save('bruno', id, submittable('1.00'), 3),
    ]);
    expect([cleared.status, saved.status].sort()).toEqual([200, 412]);
    const { json } = await service.ask('emil', `GET /v1/scenarios/${id}`);
    expect(json.state).toBe(cleared.status === 200 ? 'cleared' : 'draft');
  }
});

it('the exported log is a chain that shows every later change', async () => {
  await submitted('chain');
  await clear('chen', 'chain', 2, 'priorities');
  const { json } = await service.ask('emil', 'GET /v1/scenarios/chain/history');
  const events = json.events.toReversed();
  expect(verifyChain(events)).toEqual([]);
  events[1].deed.reason = 'Something else';
  expect(verifyChain(events).map(({ code }) => code)).toEqual(['event-changed']);
});
