import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  createScenario,
  createTable,
  type Database,
  DatabaseBusy,
  getHead,
  listEvents,
  listScenarios,
  mendIndex,
  openDatabase,
  readInputs,
  type ScenarioEvent,
  type ScenarioRef,
  saveRevision,
  verifyChain,
} from '@tamwil/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { by, content, newRef } from './example.ts';
import { ANY_CREDENTIALS } from './test-table.ts';

const KILLS = 50;
/** Scenarios written to at the same time; the first two writers share one. */
const WRITERS = 6;

let folder: string;
let running: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tamwil-kill-'));
});
afterAll(async () => {
  running?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts the embedded database on the folder that the one before it was killed on. */
async function start(): Promise<{ process: ChildProcess; database: Database }> {
  const script = fileURLToPath(new URL('embedded-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const [port] = (await once(child.stdout!, 'data')) as [Buffer];
  const endpoint = `http://127.0.0.1:${String(port).trim()}`;
  return {
    process: child,
    database: openDatabase({ endpoint, region: 'eu-west-1', credentials: ANY_CREDENTIALS }, 'tamwil-kill'),
  };
}

/** Saves without pause until the database is gone; everything that was acknowledged goes on the list. */
async function writeUntilGone(database: Database, ref: ScenarioRef, writer: number, acknowledged: ScenarioEvent[]) {
  const author = { sub: `writer-${writer}`, name: `writer ${writer}` };
  try {
    for (let save = 0; ; save++) {
      const text = content(`writer ${writer}, save ${save}`);
      const head = await getHead(database, ref);
      const outcome = head
        ? await saveRevision(database, ref, head.version, text, by(author))
        : await createScenario(database, ref, text, by(author));
      if (outcome.outcome === 'committed') acknowledged.push(outcome.event);
    }
  } catch (error) {
    if (!(error instanceof DatabaseBusy)) throw error;
  }
}

describe(`the embedded database, killed ${KILLS} times in the middle of writes`, () => {
  it('has lost nothing that was acknowledged, and its list agrees with its logs', async () => {
    const { workspace } = newRef();
    const refs = Array.from({ length: WRITERS - 1 }, () => newRef(workspace));
    const acknowledged = refs.map((): ScenarioEvent[] => []);
    for (let kill = 0; kill < KILLS; kill++) {
      const { process: child, database } = await start();
      if (kill === 0) await createTable(database);
      // Every fifth time all scenarios are new, so that creations are hit as well.
      if (kill % 5 === 4) {
        refs.push(...Array.from({ length: WRITERS - 1 }, () => newRef(workspace)));
        acknowledged.push(...Array.from({ length: WRITERS - 1 }, (): ScenarioEvent[] => []));
      }
      const before = acknowledged.flat().length;
      const writing = Array.from({ length: WRITERS }, (_, writer) => {
        const scenario = refs.length - WRITERS + 1 + Math.max(0, writer - 1);
        return writeUntilGone(database, refs[scenario]!, writer, acknowledged[scenario]!);
      });
      // Between nothing and six acknowledged saves, and then at any point of the next ones.
      while (acknowledged.flat().length < before + (kill % 7)) await setTimeout(1);
      await setTimeout((kill * 37) % 29);
      child.kill('SIGKILL');
      await Promise.all([once(child, 'exit'), ...writing]);
      database.client.destroy();
    }

    const { database } = await start();
    const versions = new Map<string, number>();
    for (const [index, ref] of refs.entries()) {
      const log = [...(await listEvents(database, ref, { limit: 10_000 })).events].reverse();
      expect(log.map(({ version }) => version)).toEqual(log.map((_, position) => position + 1));
      expect(verifyChain(log)).toEqual([]);
      for (const event of acknowledged[index]!) expect(log[event.version - 1]).toEqual(event);
      for (const event of log) {
        const { name } = event.standing.revision;
        expect(await readInputs(database, ref, event)).toBe(content(name.replace('Scenario ', '')).texts.inputs);
      }
      if (log.length > 0) versions.set(ref.scenario, log.length);
    }
    const total = acknowledged.flat().length;
    console.info(`${total} acknowledged saves in ${refs.length} scenarios, ${KILLS} kills`);

    // The next start and the next read of each scenario mend what the kills left undone; then the list says what the
    // logs say.
    await mendIndex(database);
    for (const ref of refs) await getHead(database, ref);
    const { scenarios: listed } = await listScenarios(database, { workspace }, { limit: 1_000 });
    expect(listed).toHaveLength(versions.size);
    expect(new Map(listed.map(({ scenario, version }) => [scenario as string, version]))).toEqual(versions);
    database.client.destroy();
  }, 240_000);
});
