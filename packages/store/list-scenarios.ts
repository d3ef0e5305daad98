import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Author } from './author.ts';
import type { Database } from './database.ts';
import type { Standing } from './event.ts';
import { eventFromItem } from './event-item.ts';
import { type Item, queryPage } from './items.ts';
import { headKey, type Id, parseId, workspaceIndexPartition, workspaceIndexSort } from './keys.ts';
import { getHead } from './read-scenario.ts';
import type { ScenarioQuery } from './scenario-query.ts';

/** One line of the list: the last event of the scenario. */
export interface ScenarioSummary {
  readonly scenario: Id;
  /** The version in force, and so the ETag. */
  readonly version: number;
  readonly at: string;
  readonly author: Author;
  readonly standing: Standing;
}

/** Where a page of the list ended: time and id of the last scenario looked at. */
export interface ListPlace {
  readonly at: string;
  readonly scenario: Id;
}

/** Heads looked at in one read of the index, and reads in one call: a filter that matches nothing ends, too. */
const HEADS_PER_READ = 100;
const MOST_READS = 10;

/**
 * The scenarios of a workspace, the last changed first. A page may hold fewer than `limit` lines and still have a `next`:
 * go on after that place until it is null. The index lags a moment behind the log.
 */
export async function listScenarios(
  database: Database,
  query: ScenarioQuery,
  page: { readonly limit: number; readonly after?: ListPlace },
): Promise<{ readonly scenarios: readonly ScenarioSummary[]; readonly next: ListPlace | null }> {
  const scenarios: ScenarioSummary[] = [];
  let startAfter = page.after === undefined ? undefined : indexKey(query.workspace, page.after);
  for (let reads = 0; reads < MOST_READS; reads++) {
    const { items, next } = await queryPage(database, {
      index: 'gsi1',
      condition: 'gsi1pk = :list',
      values: { ':list': workspaceIndexPartition(query.workspace) },
      backward: true,
      limit: HEADS_PER_READ,
      startAfter,
    });
    for (const [index, head] of items.entries()) {
      const summary = await summarize(database, query.workspace, head);
      if (summary === null || !matches(summary, query)) continue;
      scenarios.push(summary);
      if (scenarios.length < page.limit) continue;
      const isEnd = next === undefined && index === items.length - 1;
      return { scenarios, next: isEnd ? null : placeOf(head) };
    }
    if (next === undefined) return { scenarios, next: null };
    startAfter = next;
  }
  return { scenarios, next: startAfter === undefined ? null : placeOf(unmarshall(startAfter)) };
}

/** The line of a head; null for a creation that never reached its first event. */
async function summarize(database: Database, workspace: Id, head: Item): Promise<ScenarioSummary | null> {
  const scenario = parseId(String(head['scenario']));
  if (scenario === null) throw new Error('A head without the id of its scenario');
  const event = head['latest'] === 0 ? await getHead(database, { workspace, scenario }) : eventFromItem(head);
  if (event === null) return null;
  const { version, at, author, standing } = event;
  return { scenario, version, at, author, standing };
}

function matches({ scenario, standing }: ScenarioSummary, { state, text }: ScenarioQuery): boolean {
  if (state === undefined ? standing.state === 'archived' : standing.state !== state) return false;
  return text === undefined || fold(`${standing.revision.name}\n${scenario}`).includes(fold(text));
}

/** Text as it is compared: without case, and with one form for letters that have several. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A place in the list: time and id of a head, as the index sorts them. */
function placeOf(head: Item): ListPlace {
  const [at, scenario] = String(head['gsi1sk']).split('#');
  return { at: at ?? '', scenario: parseId(scenario ?? '') as Id };
}

function indexKey(workspace: Id, { at, scenario }: ListPlace): Record<string, AttributeValue> {
  return marshall({
    ...headKey({ workspace, scenario }),
    gsi1pk: workspaceIndexPartition(workspace),
    gsi1sk: workspaceIndexSort(at, scenario),
  });
}
