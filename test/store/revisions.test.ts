import { randomBytes } from 'node:crypto';
import {
  appendDeed,
  createScenario,
  type Database,
  getHead,
  getVersion,
  listEvents,
  readInputs,
  readResult,
  saveRevision,
  verifyChain,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, COLLEAGUE, content, newRef, OFFICER } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

async function created(text = 'first') {
  const ref = newRef();
  expect((await createScenario(database, ref, content(text), by(OFFICER))).outcome).toBe('committed');
  return ref;
}

describe('what was saved', () => {
  it('is read back byte for byte, inputs and result, of every version', async () => {
    const ref = await created('one');
    await saveRevision(database, ref, 1, content('two \u0000 \u202e عربي 💶'), by(OFFICER));
    for (const [version, text] of [
      [1, 'one'],
      [2, 'two \u0000 \u202e عربي 💶'],
    ] as const) {
      const event = await getVersion(database, ref, version);
      expect(event).not.toBeNull();
      expect(await readInputs(database, ref, event!)).toBe(content(text).texts.inputs);
      expect(await readResult(database, ref, event!)).toBe(content(text).texts.result);
    }
  });

  it('keeps who, when and why, and the version in force is the last one', async () => {
    const ref = await created();
    const circumstance = by(COLLEAGUE);
    await saveRevision(database, ref, 1, content('second'), circumstance);
    expect(await getHead(database, ref)).toMatchObject({
      version: 2,
      at: circumstance.at,
      author: COLLEAGUE,
      deed: { kind: 'revision', reason: 'because second' },
      standing: { state: 'draft', revised: 2, authors: [OFFICER.sub, COLLEAGUE.sub] },
    });
  });

  it('is not doubled when the same save is delivered twice, and not when a creation is', async () => {
    const ref = newRef();
    const first = await createScenario(database, ref, content('first'), by(OFFICER));
    const again = await createScenario(database, ref, content('first'), by(OFFICER));
    expect(first).toMatchObject({ outcome: 'committed', repeated: false });
    expect(again).toMatchObject({ outcome: 'committed', repeated: true, event: { version: 1 } });
    await saveRevision(database, ref, 1, content('second'), by(OFFICER));
    expect(await saveRevision(database, ref, 1, content('second'), by(OFFICER))).toMatchObject({
      outcome: 'committed',
      repeated: true,
      event: { version: 2 },
    });
    expect((await listEvents(database, ref, { limit: 10 })).events).toHaveLength(2);
  });

  it('is not lost when a second person saves on the same version: he learns the present version', async () => {
    const ref = await created();
    await saveRevision(database, ref, 1, content('mine'), by(OFFICER));
    expect(await saveRevision(database, ref, 1, content('yours'), by(COLLEAGUE))).toEqual({
      outcome: 'conflict',
      present: 2,
    });
    // The same text by another person, and the same person with another text, are not retries either.
    expect((await saveRevision(database, ref, 1, content('mine'), by(COLLEAGUE))).outcome).toBe('conflict');
    expect((await saveRevision(database, ref, 1, content('other'), by(OFFICER))).outcome).toBe('conflict');
    expect(await readInputs(database, ref, (await getHead(database, ref))!)).toBe(content('mine').texts.inputs);
  });

  it('does not overwrite a scenario that exists under the id', async () => {
    const ref = await created();
    expect(await createScenario(database, ref, content('foreign'), by(COLLEAGUE))).toEqual({
      outcome: 'conflict',
      present: 1,
    });
  });

  it('refuses a version that nobody has seen yet, and a scenario that is not there', async () => {
    const ref = await created();
    expect(await saveRevision(database, ref, 7, content('x'), by(OFFICER))).toEqual({
      outcome: 'conflict',
      present: 1,
    });
    expect(await saveRevision(database, newRef(), 1, content('x'), by(OFFICER))).toEqual({ outcome: 'not-found' });
    expect(await getHead(database, newRef())).toBeNull();
    expect(await getVersion(database, ref, 2)).toBeNull();
  });

  it('does not exist for another workspace, under the same id', async () => {
    const ref = await created();
    const foreign = { ...newRef(), scenario: ref.scenario };
    expect(await getHead(database, foreign)).toBeNull();
    expect(await saveRevision(database, foreign, 1, content('x'), by(OFFICER))).toEqual({ outcome: 'not-found' });
    expect((await listEvents(database, foreign, { limit: 10 })).events).toEqual([]);
  });

  it('is refused with its size, storing nothing, when it would not fit into one item', async () => {
    const ref = await created();
    const large = { ...content('large'), texts: { inputs: '{}', result: randomBytes(400_000).toString('base64') } };
    const refused = await saveRevision(database, ref, 1, large, by(OFFICER));
    expect(refused).toMatchObject({ outcome: 'refused', faults: [{ pointer: '/result', code: 'document-too-large' }] });
    expect(refused.outcome === 'refused' && refused.faults[0]?.detail).toMatch(/^\d{6} bytes when compressed/);
    expect((await getHead(database, ref))?.version).toBe(1);
  });

  it('fits with a result of just under the limit', async () => {
    const ref = await created();
    const result = randomBytes(380_000).toString('base64');
    const large = { ...content('large'), texts: { inputs: '{}', result } };
    expect((await saveRevision(database, ref, 1, large, by(OFFICER))).outcome).toBe('committed');
    expect(await readResult(database, ref, (await getHead(database, ref))!)).toBe(result);
  });
});

describe('the log', () => {
  it('is one chain: a changed, missing or inserted line is found', async () => {
    const ref = await created();
    for (let version = 1; version < 5; version++)
      await saveRevision(database, ref, version, content(`v${version + 1}`), by(OFFICER));
    const events = [...(await listEvents(database, ref, { limit: 100 })).events].reverse();
    expect(verifyChain(events)).toEqual([]);

    const codes = (log: typeof events) => new Set(verifyChain(log).map(({ pointer, code }) => `${pointer} ${code}`));
    const renamed = { ...events[2]!, author: { ...OFFICER, name: 'somebody else' } };
    expect(codes(events.with(2, renamed))).toEqual(new Set(['/2/hash event-changed']));
    expect(codes(events.toSpliced(2, 1))).toContain('/2/previous chain-broken');
    expect(codes(events.toSpliced(2, 1))).toContain('/3/version chain-gap');
    const forked = { ...events[3]!, previous: events[1]!.hash };
    expect(codes(events.with(3, forked))).toEqual(new Set(['/3/previous chain-broken', '/3/hash event-changed']));
  });

  it('is read page by page, newest first, whole or by kind', async () => {
    const ref = await created();
    await appendDeed(database, ref, 1, { kind: 'submission', reason: 'please' }, by(OFFICER));
    await appendDeed(database, ref, 2, { kind: 'return', reason: 'not yet' }, by(COLLEAGUE));
    for (let version = 3; version < 8; version++)
      await saveRevision(database, ref, version, content(`v${version + 1}`), by(OFFICER));

    const versions: number[] = [];
    let before: number | undefined;
    for (let more = true; more; ) {
      const page = await listEvents(database, ref, { limit: 3, ...(before === undefined ? {} : { before }) });
      versions.push(...page.events.map(({ version }) => version));
      before = versions.at(-1)!;
      more = page.more;
    }
    expect(versions).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);

    const revisions = await listEvents(database, ref, { limit: 4, before: 7, kinds: ['revision'] });
    expect(revisions.events.map(({ version }) => version)).toEqual([6, 5, 4, 1]);
    expect(revisions.more).toBe(false);
  });
});
