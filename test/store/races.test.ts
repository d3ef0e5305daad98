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
  readInputs,
  type ScenarioEvent,
  type ScenarioRef,
  saveRevision,
  verifyChain,
  type WorkflowDeed,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { by, content, FINANCE, newRef, newTerms, OFFICER, PROGRAMME } from './example.ts';
import { openTestTable, type TestTable } from './test-table.ts';

vi.setConfig({ testTimeout: 240_000 });

let table: TestTable;
let database: Database;
beforeAll(async () => {
  table = await openTestTable();
  database = table.database;
});
afterAll(() => table.close());

const ROUNDS = 200;
/** Races that run side by side; each has a scenario of its own. */
const LANES = 8;

async function wholeLog(ref: ScenarioRef): Promise<ScenarioEvent[]> {
  return [...(await listEvents(database, ref, { limit: 1_000 })).events].reverse();
}

/** A scenario that needs only the second half of its clearance. */
async function halfCleared(): Promise<ScenarioRef> {
  const ref = newRef();
  await createScenario(database, ref, content('first'), by(OFFICER));
  await appendDeed(database, ref, 1, { kind: 'submission', reason: 'ready' }, by(OFFICER));
  await appendDeed(database, ref, 2, { kind: 'clearance', part: 'priorities', decision: 'minute 12' }, by(PROGRAMME));
  return ref;
}

async function inLanes(rounds: number, round: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < rounds) await round(next++);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const second: WorkflowDeed = { kind: 'clearance', part: 'funds', decision: 'minute 13' };

describe('200 people who save the same scenario at once', () => {
  it('lose no acknowledged version, leave no gap, and the others learn that they were late', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('first'), by(OFFICER));
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, async (_, writer) => {
        // Some have read the first version, others read what is there when they come.
        const seen = writer % 4 === 0 ? 1 : (await getHead(database, ref))!.version;
        const author = { sub: `writer-${writer}`, name: `writer ${writer}` };
        return saveRevision(database, ref, seen, content(`by writer ${writer}`), by(author));
      }),
    );
    const acknowledged = outcomes.flatMap((outcome) => (outcome.outcome === 'committed' ? [outcome.event] : []));
    const late = outcomes.filter(({ outcome }) => outcome === 'conflict');
    expect(acknowledged.length + late.length).toBe(200);
    expect(acknowledged.length).toBeGreaterThan(0);

    const log = await wholeLog(ref);
    expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
    expect(verifyChain(log)).toEqual([]);
    const byVersion = acknowledged.toSorted((a, b) => a.version - b.version);
    expect(log.slice(1)).toEqual(byVersion);
    for (const event of byVersion)
      expect(await readInputs(database, ref, event)).toContain(`by writer ${event.author.sub.slice(7)}"`);
    expect(await getHead(database, ref)).toEqual(log.at(-1));
  });
});

describe('a clearance against', () => {
  it(`a return, ${ROUNDS} times: one of them holds, never both`, async () => {
    const states: Record<string, number> = {};
    await inLanes(ROUNDS, async (index) => {
      const ref = await halfCleared();
      const clear = () => appendDeed(database, ref, 3, second, by(FINANCE));
      const giveBack = () => appendDeed(database, ref, 3, { kind: 'return', reason: 'no' }, by(PROGRAMME));
      const outcomes = await Promise.all(index % 2 === 0 ? [clear(), giveBack()] : [giveBack(), clear()]);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['committed', 'conflict']);
      const [head] = (await wholeLog(ref)).slice(3);
      const winner = outcomes.find(({ outcome }) => outcome === 'committed');
      expect(winner).toMatchObject({ event: { version: 4, deed: { kind: head?.deed.kind } } });
      expect(await wholeLog(ref)).toHaveLength(4);
      const { state } = head!.standing;
      states[state] = (states[state] ?? 0) + 1;
    });
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
    expect(new Set(Object.keys(states))).toEqual(new Set(['cleared', 'returned']));
  });

  it(`a save, ${ROUNDS} times: what is cleared is what both clearers saw, or nothing is`, async () => {
    const states: Record<string, number> = {};
    await inLanes(ROUNDS, async (index) => {
      const ref = await halfCleared();
      const save = saveRevision(database, ref, 3, content('second'), by(OFFICER));
      // A save puts its texts first; the clearance starts between at once and long after that.
      await setTimeout(index % 25);
      const outcomes = await Promise.all([save, appendDeed(database, ref, 3, second, by(FINANCE))]);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['committed', 'conflict']);
      const log = await wholeLog(ref);
      expect(log).toHaveLength(4);
      const { state, cleared, revised } = log[3]!.standing;
      expect({ state, cleared: cleared?.revised ?? null, revised }).toEqual(
        state === 'cleared'
          ? { state: 'cleared', cleared: 1, revised: 1 }
          : { state: 'draft', cleared: null, revised: 4 },
      );
      states[state] = (states[state] ?? 0) + 1;
    });
    expect(new Set(Object.keys(states))).toEqual(new Set(['cleared', 'draft']));
  });
});

describe('links made while others save', () => {
  it('are all there, and no save is refused for a link', async () => {
    const ref = newRef();
    await createScenario(database, ref, content('first'), by(OFFICER));
    const terms = Array.from({ length: 12 }, () => newTerms(1));
    const linking = terms.map(async (each) => {
      for (let tries = 0; tries < 10; tries++) {
        try {
          return await createLink(database, ref, each, '{}', by(OFFICER));
        } catch (error) {
          // So many places in the log were taken before it that the caller is asked to come back.
          if (!(error instanceof DatabaseBusy)) throw error;
        }
      }
      throw new Error('No place in the log in ten requests');
    });
    const saving = (async () => {
      for (let save = 0, version = 1; save < 12; save++) {
        const saved = await saveRevision(database, ref, version, content(`save ${save}`), by(PROGRAMME));
        if (saved.outcome !== 'committed') throw new Error(saved.outcome);
        version = saved.event.version;
      }
    })();
    await Promise.all([...linking, saving]);
    const log = await wholeLog(ref);
    expect(verifyChain(log)).toEqual([]);
    expect(log).toHaveLength(1 + 12 + 12);
    const listed = (await listLinks(database, ref)).map((link) => link.terms.link);
    expect(listed).toHaveLength(12);
    expect(new Set(listed)).toEqual(new Set(terms.map(({ link }) => link)));
  });
});
