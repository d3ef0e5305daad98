import { type Database, DatabaseBusy } from './database.ts';
import type { ScenarioEvent } from './event.ts';
import { eventToItem } from './event-item.ts';
import { type Item, putIfAbsent, updateIf } from './items.ts';
import { headKey, type ScenarioRef, workspaceIndexPartition, workspaceIndexSort } from './keys.ts';

/**
 * The head repeats the last event so that the index can list it. It is put before the first event, with `latest: 0`, so
 * that nothing in a log is ever unlisted; lists look into the log of such a head before they leave it out.
 */
export async function openHead(database: Database, ref: ScenarioRef, at: string): Promise<void> {
  await putIfAbsent(database, headKey(ref), {
    latest: 0,
    workspace: ref.workspace,
    scenario: ref.scenario,
    gsi1pk: workspaceIndexPartition(ref.workspace),
    gsi1sk: workspaceIndexSort(at, ref.scenario),
  });
}

/**
 * Brings the head up to `event` unless it is there already or further. Time and keys come from the event, so a repair
 * writes what the writer would have written.
 *
 * A database that is busy now changes nothing: the event is committed, and the next read or write repairs the head.
 */
export async function projectHead(database: Database, ref: ScenarioRef, event: ScenarioEvent): Promise<void> {
  try {
    await updateIf(database, headKey(ref), {
      set: 'latest = :version, event = :event, workspace = :workspace, scenario = :scenario, gsi1pk = :list, gsi1sk = :place',
      condition: 'attribute_not_exists(latest) OR latest < :version',
      values: {
        ':version': event.version,
        ':event': eventToItem(event)['event'],
        ':workspace': ref.workspace,
        ':scenario': ref.scenario,
        ':list': workspaceIndexPartition(ref.workspace),
        ':place': workspaceIndexSort(event.at, ref.scenario),
      },
    });
  } catch (error) {
    if (!(error instanceof DatabaseBusy)) throw error;
  }
}

/** Whether a head misses events that the log has. */
export function headIsBehind(head: Item | null, latest: ScenarioEvent): boolean {
  return head === null || Number(head['latest']) < latest.version;
}
