import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import {
  appendDeed,
  createScenario,
  type Database,
  type Id,
  type ListPlace,
  listScenarios,
  saveRevision,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, content, newRef, OFFICER } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

/** A workspace with scenarios named `Scenario s0` and on, made in that order. */
async function workspaceOf(count: number): Promise<{ workspace: Id; scenarios: Id[] }> {
  const { workspace } = newRef();
  const scenarios: Id[] = [];
  for (let index = 0; index < count; index++) {
    const ref = newRef(workspace);
    await createScenario(database, ref, content(`s${index}`), by(OFFICER));
    scenarios.push(ref.scenario);
  }
  return { workspace, scenarios };
}

async function names(query: Parameters<typeof listScenarios>[1], limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: ListPlace | null = null;
  do {
    const page: Awaited<ReturnType<typeof listScenarios>> = await listScenarios(database, query, {
      limit,
      ...(after === null ? {} : { after }),
    });
    pages.push(page.scenarios.map(({ standing }) => standing.revision.name));
    after = page.next;
  } while (after !== null);
  return pages;
}

describe('the list of a workspace', () => {
  it('holds every scenario once, the last changed first, page by page', async () => {
    const { workspace, scenarios } = await workspaceOf(5);
    await saveRevision(database, { workspace, scenario: scenarios[1]! }, 1, content('s1 again'), by(OFFICER));
    expect(await names({ workspace }, 2)).toEqual([
      ['Scenario s1 again', 'Scenario s4'],
      ['Scenario s3', 'Scenario s2'],
      ['Scenario s0'],
    ]);
    expect(await names({ workspace }, 5)).toHaveLength(1);
  });

  it('finds by part of the name in any case and by state, and leaves the archived out unless asked', async () => {
    const { workspace, scenarios } = await workspaceOf(4);
    await appendDeed(
      database,
      { workspace, scenario: scenarios[0]! },
      1,
      { kind: 'archive', reason: 'x' },
      by(OFFICER),
    );
    await appendDeed(
      database,
      { workspace, scenario: scenarios[2]! },
      1,
      { kind: 'submission', reason: 'x' },
      by(OFFICER),
    );
    expect((await names({ workspace }, 10)).flat()).toEqual(['Scenario s2', 'Scenario s3', 'Scenario s1']);
    expect((await names({ workspace, state: 'archived' }, 10)).flat()).toEqual(['Scenario s0']);
    expect((await names({ workspace, state: 'submitted' }, 10)).flat()).toEqual(['Scenario s2']);
    expect((await names({ workspace, text: 'SCENARIO S3' }, 10)).flat()).toEqual(['Scenario s3']);
    expect((await names({ workspace, text: scenarios[1]! }, 10)).flat()).toEqual(['Scenario s1']);
    expect((await names({ workspace, text: 'nothing' }, 10)).flat()).toEqual([]);
  });

  it('shows nothing of another workspace', async () => {
    await workspaceOf(1);
    expect(await names({ workspace: newRef().workspace }, 10)).toEqual([[]]);
  });

  it('shows nothing of another workspace after a place in this one', async () => {
    const { workspace } = await workspaceOf(2);
    const { next: after } = await listScenarios(database, { workspace }, { limit: 1 });
    const elsewhere = newRef().workspace;
    expect(await listScenarios(database, { workspace: elsewhere }, { limit: 1, after: after! })).toEqual({
      scenarios: [],
      next: null,
    });
  });

  it('does not lose a scenario whose head stayed behind its first event, and leaves out one without any event', async () => {
    const { workspace, scenarios } = await workspaceOf(2);
    // What a crash between the event and the head leaves.
    const key = (scenario: Id) => marshall({ pk: `SCN#${workspace}#${scenario}`, sk: 'HEAD' });
    const orphan = newRef(workspace).scenario;
    await database.client.send(
      new UpdateItemCommand({
        TableName: database.table,
        Key: key(scenarios[0]!),
        UpdateExpression: 'SET latest = :zero REMOVE event',
        ExpressionAttributeValues: marshall({ ':zero': 0 }),
      }),
    );
    await database.client.send(
      new UpdateItemCommand({
        TableName: database.table,
        Key: key(orphan),
        UpdateExpression: 'SET latest = :zero, scenario = :scenario, gsi1pk = :list, gsi1sk = :place',
        ExpressionAttributeValues: marshall({
          ':zero': 0,
          ':scenario': orphan,
          ':list': `WS#${workspace}`,
          ':place': `2026-06-01T00:00:00.000Z#${orphan}`,
        }),
      }),
    );
    expect((await names({ workspace }, 10)).flat()).toEqual(['Scenario s1', 'Scenario s0']);
  });

  it('is not put back to an old version by a request that arrives late', async () => {
    const { workspace, scenarios } = await workspaceOf(1);
    const ref = { workspace, scenario: scenarios[0]! };
    await saveRevision(database, ref, 1, content('s0 again'), by(OFFICER));
    expect(await createScenario(database, ref, content('s0'), by(OFFICER))).toMatchObject({ repeated: true });
    expect((await names({ workspace }, 10)).flat()).toEqual(['Scenario s0 again']);
  });

  it('ends when nothing matches among very many', async () => {
    const { workspace } = await workspaceOf(120);
    expect((await names({ workspace, text: 'nothing' }, 1)).flat()).toEqual([]);
    expect((await names({ workspace }, 7)).flat()).toHaveLength(120);
  });
});
