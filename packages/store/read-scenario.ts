import type { Database } from './database.ts';
import { readDocument } from './document.ts';
import type { ScenarioEvent } from './event.ts';
import { eventFromItem } from './event-item.ts';
import { headIsBehind, projectHead } from './head.ts';
import { getItem, queryPage } from './items.ts';
import { eventKey, headKey, isVersion, logPartition, type ScenarioRef } from './keys.ts';

/**
 * The event in force (its `version` is the ETag), read from the log itself; null when there is no such scenario.
 * A head that a crash left behind is repaired on the way.
 */
export async function getHead(database: Database, ref: ScenarioRef): Promise<ScenarioEvent | null> {
  const [latest, head] = await Promise.all([readLatest(database, ref), getItem(database, headKey(ref))]);
  if (latest !== null && headIsBehind(head, latest)) await projectHead(database, ref, latest);
  return latest;
}

/** The last event of the log. */
export async function readLatest(database: Database, ref: ScenarioRef): Promise<ScenarioEvent | null> {
  const { items } = await queryPage(database, {
    condition: 'pk = :log',
    values: { ':log': logPartition(ref) },
    backward: true,
    limit: 1,
  });
  return items[0] === undefined ? null : eventFromItem(items[0]);
}

/** Event `version`; its `standing` says which revision was in force then. Null when there is no such version. */
export async function getVersion(database: Database, ref: ScenarioRef, version: number): Promise<ScenarioEvent | null> {
  if (!isVersion(version)) return null;
  const item = await getItem(database, eventKey(ref, version));
  return item === null ? null : eventFromItem(item);
}

/** The canonical inputs in force at an event, as JSON text. */
export async function readInputs(database: Database, ref: ScenarioRef, event: ScenarioEvent): Promise<string> {
  return readDocument(database, ref, event.standing.documents.inputs);
}

/** The full result in force at an event, as JSON text. */
export async function readResult(database: Database, ref: ScenarioRef, event: ScenarioEvent): Promise<string> {
  return readDocument(database, ref, event.standing.documents.result);
}
