import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  appendDeed,
  countView,
  createLink,
  createScenario,
  type Database,
  getHead,
  getVersion,
  listEvents,
  listLinks,
  listScenarios,
  readInputs,
  readLink,
  readView,
  revokeLink,
  type ScenarioRef,
  saveRevision,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, content, newRef, newTerms, OFFICER } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The item as a version of the code from after a new format would have left it. */
async function rewriteByLaterVersion(key: Key): Promise<void> {
  await database.client.send(
    new UpdateItemCommand({
      TableName: database.table,
      Key: marshall(key),
      UpdateExpression: 'SET #format = :later, meaning = :new',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#format': 'format' },
      ExpressionAttributeValues: marshall({ ':later': 2, ':new': 'something else' }),
    }),
  );
}

async function stored(key: Key): Promise<unknown> {
  const { Item: item } = await database.client.send(
    new GetItemCommand({ TableName: database.table, Key: marshall(key), ConsistentRead: true }),
  );
  return item === undefined ? undefined : unmarshall(item);
}

const LATER = /format 2; this version of the code reads up to 1/;
const logKey = ({ workspace, scenario }: ScenarioRef, version: number): Key => ({
  pk: `LOG#${workspace}#${scenario}`,
  sk: String(version).padStart(8, '0'),
});
const headKey = ({ workspace, scenario }: ScenarioRef): Key => ({ pk: `SCN#${workspace}#${scenario}`, sk: 'HEAD' });

describe('a version that was rolled back never reads an item of a later format as if it were its own', () => {
  it('an event: it is neither shown nor built upon', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('one'), by(OFFICER));
    const before = await getHead(database, ref);
    await saveRevision(database, ref, 1, content('two'), by(OFFICER));
    await rewriteByLaterVersion(logKey(ref, 2));
    await expect(getHead(database, ref)).rejects.toThrow(LATER);
    await expect(getVersion(database, ref, 2)).rejects.toThrow(LATER);
    await expect(listEvents(database, ref, { limit: 10 })).rejects.toThrow(LATER);
    for (const seen of [1, 2])
      await expect(saveRevision(database, ref, seen, content('three'), by(OFFICER))).rejects.toThrow(LATER);
    await expect(appendDeed(database, ref, 2, { kind: 'archive', reason: 'x' }, by(OFFICER))).rejects.toThrow(LATER);
    expect(await stored(logKey(ref, 3))).toBeUndefined();
    // What it knows it still shows.
    expect(await getVersion(database, ref, 1)).toEqual(before);
  });

  it('a head: no list leaves it out in silence, and no repair puts it back', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('one'), by(OFFICER));
    await rewriteByLaterVersion(headKey(ref));
    const left = await stored(headKey(ref));
    await expect(listScenarios(database, { workspace: ref.workspace }, { limit: 10 })).rejects.toThrow(LATER);
    await expect(createScenario(database, ref, content('one'), by(OFFICER))).rejects.toThrow(LATER);
    expect(await stored(headKey(ref))).toEqual(left);
  });

  it('a document', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('one'), by(OFFICER));
    const event = (await getHead(database, ref))!;
    await rewriteByLaterVersion({ pk: `DOC#${ref.workspace}#${ref.scenario}`, sk: event.standing.documents.inputs });
    await expect(readInputs(database, ref, event)).rejects.toThrow(LATER);
  });

  it('a link: nobody is told that it was closed while it stays open', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('one'), by(OFFICER));
    const terms = newTerms(1);
    await createLink(database, ref, terms, '{}', by(OFFICER));
    const key = { pk: `LNK#${terms.link}`, sk: 'LINK' };
    await rewriteByLaterVersion(key);
    const left = await stored(key);
    await expect(readLink(database, terms.link)).rejects.toThrow(LATER);
    await expect(listLinks(database, ref)).rejects.toThrow(LATER);
    await expect(revokeLink(database, ref, terms.link, by(OFFICER))).rejects.toThrow(LATER);
    expect(await stored(key)).toEqual(left);
  });

  it('a view and its counter', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('one'), by(OFFICER));
    const terms = newTerms(1);
    await createLink(database, ref, terms, '{}', by(OFFICER));
    await countView(database, terms.link, '2026-06-01');
    const view = { pk: `LNK#${terms.link}`, sk: 'VIEW' };
    const counter = { pk: `CNT#${terms.link}`, sk: '2026-06-01' };
    await rewriteByLaterVersion(view);
    await rewriteByLaterVersion(counter);
    await expect(readView(database, terms.link)).rejects.toThrow(LATER);
    await expect(countView(database, terms.link, '2026-06-01')).rejects.toThrow(LATER);
    expect(await stored(counter)).toMatchObject({ format: 2, loads: 1 });
  });
});
