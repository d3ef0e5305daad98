import type { Evaluation } from '@tamwil/scenario';
import { getVersion, listEvents, readInputs, readResult, type ScenarioEvent, type ScenarioRef } from '@tamwil/store';
import { cursorOf, keysOf } from '../../http/cursor.ts';
import { isRefusal, type Refusal, refuse } from '../../http/problem.ts';
import { named } from '../named-shape.ts';
import { UNKNOWN_SCENARIO } from '../outcome.ts';
import { FROM_TO, NO_PARAMETERS, OF_ID, OF_VERSION, PAGE, USUAL_PAGE } from '../parameters.ts';
import { scenarioRef } from '../reference.ts';
import { type Route, route, type Services } from '../route.ts';
import { shownOf, summaryOf } from '../shown.ts';
import { wordedChanges } from '../worded-changes.ts';

interface Page {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A page of the log, newest first, and the cursor of the next one. */
async function pageOfLog(
  services: Services,
  ref: ScenarioRef,
  { limit = USUAL_PAGE, cursor }: Page,
  kinds: 'revisions' | 'all',
): Promise<{ readonly events: readonly ScenarioEvent[]; readonly cursor: string | null } | Refusal> {
  const query = { list: kinds, workspace: ref.workspace, scenario: ref.scenario };
  const keys = cursor === undefined ? undefined : keysOf(cursor, query);
  if (isRefusal(keys)) return keys;
  const before = keys === undefined ? undefined : Number(keys[0]);
  if (before !== undefined && !(Number.isSafeInteger(before) && before > 0 && before < 100_000_000))
    return refuse('malformed-cursor', 'The cursor does not belong to this list.');
  const page = await listEvents(services.database, ref, {
    limit,
    ...(before === undefined ? {} : { before }),
    ...(kinds === 'all' ? {} : { kinds: ['revision'] }),
  });
  const last = page.events.at(-1);
  if (last === undefined && before === undefined) return UNKNOWN_SCENARIO;
  const goesOn = page.more && last !== undefined;
  return { events: page.events, cursor: goesOn ? cursorOf([String(last.version)], query) : null };
}

const versions = route({
  method: 'GET',
  path: '/scenarios/{id}/versions',
  id: 'listVersions',
  summary: 'The revisions of a scenario, newest first',
  who: 'everyone',
  pathParameters: OF_ID,
  query: PAGE,
  answers: {
    200: {
      description: 'One page of revisions.',
      schema: named('VersionList'),
    },
  },
  problems: ['not-found', 'malformed-cursor'],
  async handle({ principal, path, query }, services) {
    const page = await pageOfLog(services, scenarioRef(principal, path.id), query, 'revisions');
    if (isRefusal(page)) return page;
    const lines = page.events.map((event) => ({ ...summaryOf(path.id, event), ...saidOf(event) }));
    return { body: { versions: lines, cursor: page.cursor }, narrowedBy: 'A smaller limit' };
  },
});

/** What its author said of a revision. */
function saidOf({ deed }: ScenarioEvent) {
  if (deed.kind !== 'revision') throw new Error(`The list of revisions holds a ${deed.kind}`);
  return { reason: deed.reason, recalculatedFrom: deed.recalculatedFrom ?? null };
}

const version = route({
  method: 'GET',
  path: '/scenarios/{id}/versions/{n}',
  id: 'getVersion',
  summary: 'A scenario as it stood at one version, with the inputs in force then',
  who: 'everyone',
  pathParameters: OF_VERSION,
  query: NO_PARAMETERS,
  answers: { 200: { description: 'The version; it never changes.', schema: named('Shown'), etag: true } },
  problems: ['not-found'],
  async handle({ principal, path }, { database }) {
    const ref = scenarioRef(principal, path.id);
    const event = await getVersion(database, ref, path.n);
    if (event === null) return UNKNOWN_SCENARIO;
    return { body: shownOf(path.id, event, await readInputs(database, ref, event)), version: event.version };
  },
});

const result = route({
  method: 'GET',
  path: '/scenarios/{id}/versions/{n}/result',
  id: 'getResult',
  summary: 'The full result that was computed when the revision was saved, byte for byte',
  who: 'everyone',
  pathParameters: OF_VERSION,
  query: NO_PARAMETERS,
  answers: { 200: { description: 'The result in force at that version.', schema: named('Result'), etag: true } },
  problems: ['not-found', 'result-too-large'],
  async handle({ principal, path }, { database }) {
    const ref = scenarioRef(principal, path.id);
    const event = await getVersion(database, ref, path.n);
    if (event === null) return UNKNOWN_SCENARIO;
    return { json: await readResult(database, ref, event), version: event.version };
  },
});

const diff = route({
  method: 'GET',
  path: '/scenarios/{id}/diff',
  id: 'compareVersions',
  summary: 'What changed between two versions: the document, in structure and in words, and what it did to the figures',
  who: 'everyone',
  pathParameters: OF_ID,
  query: FROM_TO,
  answers: {
    200: {
      description: 'Changes in document order.',
      schema: named('Diff'),
    },
  },
  problems: ['not-found', 'result-too-large'],
  async handle({ principal, path, query }, { database }) {
    const ref = scenarioRef(principal, path.id);
    const [from, to] = await Promise.all([getVersion(database, ref, query.from), getVersion(database, ref, query.to)]);
    if (from === null || to === null) return UNKNOWN_SCENARIO;
    const texts = (event: ScenarioEvent) =>
      Promise.all([readInputs(database, ref, event), readResult(database, ref, event)]);
    const [before, after] = await Promise.all([texts(from), texts(to)]);
    const { figureChanges } = await import('../figure-changes.ts');
    return {
      body: {
        from: summaryOf(path.id, from),
        to: summaryOf(path.id, to),
        changes: wordedChanges(JSON.parse(before[0]), JSON.parse(after[0])),
        figures: figureChanges(JSON.parse(before[1]) as Evaluation, JSON.parse(after[1]) as Evaluation),
      },
    };
  },
});

const history = route({
  method: 'GET',
  path: '/scenarios/{id}/history',
  id: 'listHistory',
  summary: 'Everything that happened to a scenario, newest first, as a chain of hashes',
  who: 'everyone',
  pathParameters: OF_ID,
  query: PAGE,
  answers: {
    200: {
      description: 'One page of the log.',
      schema: named('History'),
    },
  },
  problems: ['not-found', 'malformed-cursor', 'result-too-large'],
  async handle({ principal, path, query }, services) {
    const page = await pageOfLog(services, scenarioRef(principal, path.id), query, 'all');
    return isRefusal(page) ? page : { body: page, narrowedBy: 'A smaller limit' };
  },
});

export const VERSION_ROUTES: readonly Route[] = [versions, version, result, diff, history];
