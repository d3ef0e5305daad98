import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  appendDeed,
  createLink,
  createScenario,
  type Database,
  DatabaseBusy,
  getHead,
  listEvents,
  listLinks,
  listScenarios,
  openDatabase,
  readInputs,
  readLink,
  readResult,
  readView,
  revokeLink,
  type ScenarioRef,
  saveRevision,
  verifyChain,
} from '@tamwil/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { by, content, FINANCE, newRef, newTerms, OFFICER, PROGRAMME } from './example.ts';
import { type FaultyProxy, MISHAPS, type Mishap, startFaultyProxy } from './faulty-proxy.ts';
import { ANY_CREDENTIALS, clientOf, openTestTable, type TestTable } from './test-table.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Milliseconds that these tests wait for an answer; the product waits longer. */
const PATIENCE = 300;

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
afterAll(() => table.close());

/** The table through a proxy. */
function through({ endpoint }: FaultyProxy): Database {
  return { client: clientOf(endpoint, PATIENCE), table: table.database.table };
}

/** What a caller does who is told to come back: the same request again, as a new delivery with its own time and nonce. */
async function persistently<T>(request: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 500; attempt++) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof DatabaseBusy)) throw error;
      await setTimeout(50);
    }
  }
  throw new Error('Busy five hundred times');
}

/** One scenario's life: 4 saves, a link, its revocation, a clearance. */
async function life(database: Database, ref: ScenarioRef): Promise<{ link: ReturnType<typeof newTerms> }> {
  const committed = async (request: () => Promise<{ readonly outcome: string }>): Promise<void> => {
    expect(await persistently(request)).toMatchObject({ outcome: 'committed' });
  };
  const [open, shut] = [newTerms(1), newTerms(2)];
  await committed(() => createScenario(database, ref, content('one'), by(OFFICER)));
  await committed(() => saveRevision(database, ref, 1, content('two'), by(OFFICER)));
  await committed(() => createLink(database, ref, open, '{"view":1}', by(OFFICER)));
  await committed(() => createLink(database, ref, shut, '{"view":2}', by(OFFICER)));
  await committed(() => revokeLink(database, ref, shut.link, by(OFFICER)));
  await committed(() => saveRevision(database, ref, 5, content('three'), by(OFFICER)));
  await committed(() => appendDeed(database, ref, 6, { kind: 'submission', reason: 'ready' }, by(OFFICER)));
  await committed(() =>
    appendDeed(database, ref, 7, { kind: 'clearance', part: 'priorities', decision: 'a' }, by(PROGRAMME)),
  );
  await committed(() => appendDeed(database, ref, 8, { kind: 'clearance', part: 'funds', decision: 'b' }, by(FINANCE)));

  expect((await readLink(table.database, shut.link))?.revoked).not.toBeNull();
  expect(await readView(table.database, shut.link)).toBeNull();
  return { link: open };
}

const DEEDS = [
  'revision',
  'revision',
  'link-created',
  'link-created',
  'link-revoked',
  'revision',
  'submission',
  'clearance',
  'clearance',
];

describe('with time-outs, resets, throttling, errors and duplicates between it and the database', () => {
  it('everything acknowledged is there once, in order, and nothing else is', async () => {
    const seed = Number(process.env['FAULT_SEED'] ?? 20_261_123);
    // A third of the requests are spoilt, each in one of the ways.
    const events = fc.constantFrom<Mishap | null>(...MISHAPS, ...MISHAPS.flatMap(() => [null, null]));
    const mishaps = fc.sample(events, { numRuns: 10_000, seed });
    let position = 0;
    const next = (): Mishap | null => mishaps[position++ % mishaps.length] ?? null;
    const proxy = await startFaultyProxy(table.endpoint, next, PATIENCE);
    const database = through(proxy);
    const { workspace } = newRef();
    const refs = Array.from({ length: 12 }, () => newRef(workspace));
    const lives = await Promise.all(refs.map((ref) => life(database, ref)));
    await proxy.close();
    database.client.destroy();
    console.info(`${position} requests, seed ${seed}: ${JSON.stringify(Object.fromEntries(proxy.seen))}`);
    expect(new Set(proxy.seen.keys())).toEqual(new Set(MISHAPS));

    // From here on without faults: what is really in the table, after the last duplicate has arrived.
    const clean = table.database;
    for (const [index, ref] of refs.entries()) {
      const log = [...(await listEvents(clean, ref, { limit: 100 })).events].reverse();
      expect(log.map(({ deed }) => deed.kind)).toEqual(DEEDS);
      expect(verifyChain(log)).toEqual([]);
      expect(await getHead(clean, ref)).toEqual(log.at(-1));
      for (const [version, text] of [
        [1, 'one'],
        [2, 'two'],
        [9, 'three'],
      ] as const) {
        expect(await readInputs(clean, ref, log[version - 1]!)).toBe(content(text).texts.inputs);
        expect(await readResult(clean, ref, log[version - 1]!)).toBe(content(text).texts.result);
      }
      const { link } = lives[index]!;
      expect((await listLinks(clean, ref)).map(({ revoked }) => revoked !== null)).toEqual([false, true]);
      expect(await readLink(clean, link.link)).toMatchObject({ revoked: null, laterPosition: true });
      expect(await readView(clean, link.link)).toBe('{"view":1}');
    }
    const { scenarios } = await listScenarios(clean, { workspace }, { limit: 100 });
    expect(new Map(scenarios.map(({ scenario, version }) => [scenario, version]))).toEqual(
      new Map(refs.map(({ scenario }) => [scenario, 9])),
    );
  });

  it('a save whose every answer is lost is still known as one save', async () => {
    const ref = newRef();
    await createScenario(table.database, ref, content('one'), by(OFFICER));
    let mishap: Mishap | null = 'lost-answer';
    const proxy = await startFaultyProxy(table.endpoint, () => mishap, PATIENCE);
    const database = through(proxy);
    const save = () => saveRevision(database, ref, 1, content('two'), by(OFFICER));
    await expect(save()).rejects.toBeInstanceOf(DatabaseBusy);
    mishap = null;
    expect(await save()).toMatchObject({ outcome: 'committed', event: { version: 2 } });
    expect(await save()).toMatchObject({ outcome: 'committed', repeated: true, event: { version: 2 } });
    await proxy.close();
    database.client.destroy();
    expect((await listEvents(table.database, ref, { limit: 9 })).events).toHaveLength(2);
  });

  it('a revocation that broke off has already shut the link', async () => {
    const ref = newRef();
    const terms = newTerms(1);
    await createScenario(table.database, ref, content('one'), by(OFFICER));
    await createLink(table.database, ref, terms, '{}', by(OFFICER));
    // The first two requests read the log and shut the link; nothing after them arrives.
    let count = 0;
    const proxy = await startFaultyProxy(table.endpoint, () => (++count <= 2 ? null : 'lost-request'), PATIENCE);
    const database = through(proxy);
    await expect(revokeLink(database, ref, terms.link, by(OFFICER))).rejects.toBeInstanceOf(DatabaseBusy);
    await proxy.close();
    database.client.destroy();
    expect((await readLink(table.database, terms.link))?.revoked).not.toBeNull();
    expect(await revokeLink(table.database, ref, terms.link, by(OFFICER))).toMatchObject({ outcome: 'committed' });
    expect(await readView(table.database, terms.link)).toBeNull();
  });
});

describe('a database that never answers', () => {
  it('is given up on, and said to be busy', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const database = openDatabase({ endpoint, region: 'eu-west-1', credentials: ANY_CREDENTIALS }, 'silent');
    await expect(getHead(database, newRef())).rejects.toBeInstanceOf(DatabaseBusy);
    database.client.destroy();
    silent.closeAllConnections();
    await new Promise((closed) => silent.close(closed));
  });
});
