import type { Database } from './database.ts';
import type { DeedKind, ScenarioEvent } from './event.ts';
import { eventFromItem } from './event-item.ts';
import { queryPage } from './items.ts';
import { eventKey, logPartition, type ScenarioRef } from './keys.ts';

const LAST_VERSION = 99_999_999;

/**
 * The log, newest first; empty when there is no such scenario. The next page is asked for with `before` = the version of
 * the last event of this one; `more` says whether there is one.
 *
 * @param page.before Only events below this version; from the newest when absent.
 * @param page.kinds Only these kinds (`['revision']` for the list of versions).
 */
export async function listEvents(
  database: Database,
  ref: ScenarioRef,
  page: { readonly before?: number; readonly limit: number; readonly kinds?: readonly DeedKind[] },
): Promise<{ readonly events: readonly ScenarioEvent[]; readonly more: boolean }> {
  const events: ScenarioEvent[] = [];
  const { filter, values } = kindFilter(page.kinds);
  const before = Math.min(page.before ?? LAST_VERSION, LAST_VERSION);
  if (before <= 1) return { events, more: false };
  let startAfter: Parameters<typeof queryPage>[1]['startAfter'];
  do {
    const { items, next } = await queryPage(database, {
      condition: 'pk = :log AND sk < :before',
      values: { ':log': logPartition(ref), ':before': eventKey(ref, before).sk, ...values },
      backward: true,
      limit: page.limit + 1,
      ...(filter === undefined ? {} : { filter }),
      startAfter,
    });
    events.push(...items.map(eventFromItem));
    startAfter = next;
  } while (events.length <= page.limit && startAfter !== undefined);
  return { events: events.slice(0, page.limit), more: events.length > page.limit };
}

function kindFilter(kinds: readonly DeedKind[] | undefined): { filter?: string; values: Record<string, string> } {
  if (kinds === undefined) return { values: {} };
  const named = kinds.map((kind, index) => [`:kind${index}`, kind] as const);
  return { filter: `kind IN (${named.map(([name]) => name).join(', ')})`, values: Object.fromEntries(named) };
}
