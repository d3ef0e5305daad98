import {
  appendDeed,
  createLink,
  createScenario,
  type Database,
  getHead,
  readLink,
  type ScenarioRef,
  saveRevision,
  type WorkflowDeed,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, COLLEAGUE, content, FINANCE, newRef, newTerms, OFFICER, PROGRAMME } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

const submission: WorkflowDeed = { kind: 'submission', reason: 'ready' };
const priorities: WorkflowDeed = { kind: 'clearance', part: 'priorities', decision: 'minute 12' };
const funds: WorkflowDeed = { kind: 'clearance', part: 'funds', decision: 'minute 13' };

async function draft(blockers: string[] = []): Promise<ScenarioRef> {
  const ref = newRef();
  await createScenario(database, ref, content('first', blockers), by(OFFICER));
  return ref;
}

async function cleared(): Promise<ScenarioRef> {
  const ref = await draft();
  await appendDeed(database, ref, 1, submission, by(OFFICER));
  await appendDeed(database, ref, 2, priorities, by(PROGRAMME));
  await appendDeed(database, ref, 3, funds, by(FINANCE));
  return ref;
}

async function refusal(work: ReturnType<typeof appendDeed>): Promise<unknown> {
  const outcome = await work;
  return outcome.outcome === 'refused' ? outcome.faults.map(({ code }) => code) : outcome;
}

describe('a clearance', () => {
  it('takes two people, and freezes the version that both saw', async () => {
    const head = await getHead(database, await cleared());
    expect(head?.standing).toMatchObject({
      state: 'cleared',
      revised: 1,
      cleared: { version: 4, revised: 1 },
      clearances: {
        priorities: { by: PROGRAMME, decision: 'minute 12' },
        funds: { by: FINANCE, decision: 'minute 13' },
      },
    });
  });

  it('cannot be given by somebody who authored a revision since the last cleared version', async () => {
    const ref = await draft();
    await saveRevision(database, ref, 1, content('second'), by(PROGRAMME));
    await appendDeed(database, ref, 2, submission, by(OFFICER));
    expect(await refusal(appendDeed(database, ref, 3, priorities, by(PROGRAMME)))).toEqual(['own-work']);
    expect(await refusal(appendDeed(database, ref, 3, priorities, by(OFFICER)))).toEqual(['own-work']);
    expect((await appendDeed(database, ref, 3, priorities, by(COLLEAGUE))).outcome).toBe('committed');
  });

  it('can be given by an author of what was cleared before', async () => {
    const ref = await cleared();
    await saveRevision(database, ref, 4, content('second'), by(COLLEAGUE));
    await appendDeed(database, ref, 5, submission, by(COLLEAGUE));
    expect((await appendDeed(database, ref, 6, priorities, by(OFFICER))).outcome).toBe('committed');
  });

  it('cannot be given twice by one person, nor one half twice', async () => {
    const ref = await draft();
    await appendDeed(database, ref, 1, submission, by(OFFICER));
    await appendDeed(database, ref, 2, priorities, by(PROGRAMME));
    expect(await refusal(appendDeed(database, ref, 3, funds, by(PROGRAMME)))).toEqual(['same-person']);
    expect(await refusal(appendDeed(database, ref, 3, priorities, by(FINANCE)))).toEqual(['part-already-cleared']);
    expect((await getHead(database, ref))?.standing.state).toBe('submitted');
  });

  it('cannot be asked for while the split is the placeholder or no priorities are chosen', async () => {
    const ref = await draft(['placeholder-split', 'no-priorities-chosen']);
    expect(await refusal(appendDeed(database, ref, 1, submission, by(OFFICER)))).toEqual(['not-submittable']);
  });

  it('cannot be given to a draft, a returned or an already cleared version', async () => {
    const ref = await draft();
    expect(await refusal(appendDeed(database, ref, 1, priorities, by(PROGRAMME)))).toEqual(['not-submitted']);
    await appendDeed(database, ref, 1, submission, by(OFFICER));
    await appendDeed(database, ref, 2, { kind: 'return', reason: 'no' }, by(FINANCE));
    expect(await refusal(appendDeed(database, ref, 3, priorities, by(PROGRAMME)))).toEqual(['not-submitted']);
    expect(await refusal(appendDeed(database, await cleared(), 4, priorities, by(COLLEAGUE)))).toEqual([
      'not-submitted',
    ]);
  });

  it('does not survive a return or a later revision: both halves are given again', async () => {
    const ref = await draft();
    await appendDeed(database, ref, 1, submission, by(OFFICER));
    await appendDeed(database, ref, 2, priorities, by(PROGRAMME));
    await appendDeed(database, ref, 3, { kind: 'return', reason: 'figures changed' }, by(FINANCE));
    await appendDeed(database, ref, 4, submission, by(OFFICER));
    expect((await getHead(database, ref))?.standing).toMatchObject({ state: 'submitted', clearances: {} });
    await appendDeed(database, ref, 5, priorities, by(PROGRAMME));
    await saveRevision(database, ref, 6, content('second'), by(OFFICER));
    expect((await getHead(database, ref))?.standing).toMatchObject({ state: 'draft', clearances: {}, cleared: null });
  });
});

describe('after a clearance', () => {
  it('an edit is a new draft, and what was cleared is still known', async () => {
    const ref = await cleared();
    await saveRevision(database, ref, 4, content('second'), by(OFFICER));
    expect((await getHead(database, ref))?.standing).toMatchObject({ state: 'draft', cleared: { version: 4 } });
  });

  it('links to earlier revisions say that a later position exists, links to the cleared one do not', async () => {
    const ref = await draft();
    const early = newTerms(1);
    await createLink(database, ref, early, '{}', by(OFFICER));
    await saveRevision(database, ref, 2, content('second'), by(OFFICER));
    const shown = newTerms(3);
    await createLink(database, ref, shown, '{}', by(OFFICER));
    await appendDeed(database, ref, 4, submission, by(OFFICER));
    await appendDeed(database, ref, 5, priorities, by(PROGRAMME));
    expect((await readLink(database, early.link))?.laterPosition).toBe(false);
    await appendDeed(database, ref, 6, funds, by(FINANCE));
    expect((await readLink(database, early.link))?.laterPosition).toBe(true);
    expect((await readLink(database, shown.link))?.laterPosition).toBe(false);
    const late = newTerms(1);
    await createLink(database, ref, late, '{}', by(OFFICER));
    expect((await readLink(database, late.link))?.laterPosition).toBe(true);
  });
});

describe('who is late', () => {
  it('learns so before he learns that the state he saw would not allow it', async () => {
    const ref = await draft();
    await appendDeed(database, ref, 1, submission, by(OFFICER));
    expect(await appendDeed(database, ref, 1, priorities, by(PROGRAMME))).toEqual({ outcome: 'conflict', present: 2 });
    // A version that cannot exist is late as well.
    expect(await appendDeed(database, ref, 0, priorities, by(PROGRAMME))).toEqual({ outcome: 'conflict', present: 2 });
  });
});

describe('an archived scenario', () => {
  it('takes no change but can still have its links closed', async () => {
    const ref = await draft();
    await appendDeed(database, ref, 1, { kind: 'archive', reason: 'old' }, by(OFFICER));
    for (const deed of [submission, priorities, { kind: 'archive', reason: 'again' } as const])
      expect(await refusal(appendDeed(database, ref, 2, deed, by(COLLEAGUE)))).toEqual(['scenario-archived']);
    expect(await refusal(saveRevision(database, ref, 2, content('x'), by(OFFICER)))).toEqual(['scenario-archived']);
  });
});
