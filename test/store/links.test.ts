import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  countView,
  createLink,
  createScenario,
  type Database,
  getHead,
  listEvents,
  listLinks,
  readLink,
  readView,
  revokeLink,
  type ScenarioRef,
  saveRevision,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, COLLEAGUE, content, digest, newRef, newTerms, OFFICER } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

const VIEW = JSON.stringify({ title: 'الموقف', totals: { award: '160000000.00' } });

async function draft(): Promise<ScenarioRef> {
  const ref = newRef();
  await createScenario(database, ref, content('first'), by(OFFICER));
  return ref;
}

describe('a link', () => {
  it('opens exactly what was stored when it was made, whatever is saved later', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    const made = by(OFFICER);
    expect((await createLink(database, ref, terms, VIEW, made)).outcome).toBe('committed');
    await saveRevision(database, ref, 2, content('second'), by(OFFICER));
    expect(await readLink(database, terms.link)).toEqual({
      workspace: ref.workspace,
      scenario: ref.scenario,
      terms,
      createdAt: made.at,
      createdBy: OFFICER,
      revoked: null,
      laterPosition: false,
    });
    expect(await readView(database, terms.link)).toBe(VIEW);
  });

  it('does not make somebody else fail who saves at the same time', async () => {
    const ref = await draft();
    await createLink(database, ref, newTerms(1), VIEW, by(OFFICER));
    await createLink(database, ref, newTerms(1), VIEW, by(OFFICER));
    expect(await saveRevision(database, ref, 1, content('second'), by(COLLEAGUE))).toMatchObject({
      outcome: 'committed',
      event: { version: 4 },
    });
    // His own retry is still known as such behind the links.
    expect(await saveRevision(database, ref, 1, content('second'), by(COLLEAGUE))).toMatchObject({
      outcome: 'committed',
      repeated: true,
      event: { version: 4 },
    });
    expect(await saveRevision(database, ref, 1, content('third'), by(OFFICER))).toEqual({
      outcome: 'conflict',
      present: 4,
    });
  });

  it('is made once when its making is delivered again, also much later', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    await saveRevision(database, ref, 2, content('second'), by(OFFICER));
    expect(await createLink(database, ref, terms, '{"another":"engine"}', by(OFFICER))).toMatchObject({
      outcome: 'committed',
      repeated: true,
      event: { version: 2 },
    });
    expect(await readView(database, terms.link)).toBe(VIEW);
    expect(await listLinks(database, ref)).toHaveLength(1);
  });

  it('cannot be pointed at something else by a second request with the same address', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    const other = await draft();
    for (const [where, changed] of [
      [ref, { ...terms, label: 'changed' }],
      [other, terms],
    ] as const)
      expect(await createLink(database, where, changed, '{}', by(OFFICER))).toMatchObject({
        outcome: 'refused',
        faults: [{ code: 'link-taken' }],
      });
    expect(await readView(database, terms.link)).toBe(VIEW);
  });

  it('cannot show a version or scenario that is not there', async () => {
    expect(await createLink(database, newRef(), newTerms(1), VIEW, by(OFFICER))).toEqual({ outcome: 'not-found' });
    expect(await createLink(database, await draft(), newTerms(2), VIEW, by(OFFICER))).toEqual({ outcome: 'not-found' });
  });

  it('is unknown to whoever guesses an address', async () => {
    expect(await readLink(database, digest('guess'))).toBeNull();
    expect(await readView(database, digest('guess'))).toBeNull();
  });
});

describe('a revoked link', () => {
  it('is shut and emptied, and stays so when its making is delivered again', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    const revoked = by(COLLEAGUE);
    expect((await revokeLink(database, ref, terms.link, revoked)).outcome).toBe('committed');
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    expect((await readLink(database, terms.link))?.revoked).toBe(revoked.at);
    expect(await readView(database, terms.link)).toBeNull();
  });

  it('is revoked once, at its first time', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    const first = by(OFFICER);
    await revokeLink(database, ref, terms.link, first);
    expect(await revokeLink(database, ref, terms.link, by(COLLEAGUE))).toMatchObject({ repeated: true });
    expect((await readLink(database, terms.link))?.revoked).toBe(first.at);
    expect((await getHead(database, ref))?.version).toBe(3);
    const kinds = (await listEvents(database, ref, { limit: 10 })).events.map(({ deed }) => deed.kind);
    expect(kinds).toEqual(['link-revoked', 'link-created', 'revision']);
  });

  it('cannot be revoked through another scenario or workspace', async () => {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    expect(await revokeLink(database, await draft(), terms.link, by(COLLEAGUE))).toEqual({ outcome: 'not-found' });
    expect(await revokeLink(database, newRef(), terms.link, by(COLLEAGUE))).toEqual({ outcome: 'not-found' });
    expect(await revokeLink(database, ref, digest('guess'), by(COLLEAGUE))).toEqual({ outcome: 'not-found' });
    expect((await readLink(database, terms.link))?.revoked).toBeNull();
  });
});

describe('a link whose maker crashed before the address opened', () => {
  async function crashed(): Promise<{ ref: ScenarioRef; terms: ReturnType<typeof newTerms> }> {
    const ref = await draft();
    const terms = newTerms(1);
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    const Key = marshall({ pk: `LNK#${terms.link}`, sk: 'LINK' });
    await database.client.send(new DeleteItemCommand({ TableName: database.table, Key }));
    expect(await readLink(database, terms.link)).toBeNull();
    return { ref, terms };
  }

  it('opens when the making is repeated, or when somebody looks at the list', async () => {
    const [repeated, listed] = [await crashed(), await crashed()];
    expect(await createLink(database, repeated.ref, repeated.terms, VIEW, by(OFFICER))).toMatchObject({
      repeated: true,
    });
    expect(await listLinks(database, listed.ref)).toHaveLength(1);
    for (const { terms } of [repeated, listed]) {
      expect(await readLink(database, terms.link)).toMatchObject({ terms, revoked: null });
      expect(await readView(database, terms.link)).toBe(VIEW);
    }
  });

  it('can be revoked before it ever opened, and then never does', async () => {
    const { ref, terms } = await crashed();
    expect(await revokeLink(database, ref, terms.link, by(OFFICER))).toMatchObject({ outcome: 'committed' });
    await createLink(database, ref, terms, VIEW, by(OFFICER));
    expect((await readLink(database, terms.link))?.revoked).not.toBeNull();
    expect(await readView(database, terms.link)).toBeNull();
  });
});

describe('the list of links', () => {
  it('shows each with its state and its loads per day', async () => {
    const ref = await draft();
    const [first, second] = [newTerms(1), newTerms(1)];
    await createLink(database, ref, first, VIEW, by(OFFICER));
    await createLink(database, ref, second, VIEW, by(OFFICER));
    await revokeLink(database, ref, second.link, by(OFFICER));
    await countView(database, first.link, '2026-11-23');
    await countView(database, first.link, '2026-11-23');
    await countView(database, first.link, '2026-11-24');
    const links = await listLinks(database, ref);
    expect(links.map(({ terms, revoked, views }) => [terms.link, revoked !== null, views])).toEqual([
      [
        first.link,
        false,
        [
          { day: '2026-11-23', loads: 2 },
          { day: '2026-11-24', loads: 1 },
        ],
      ],
      [second.link, true, []],
    ]);
  });
});
