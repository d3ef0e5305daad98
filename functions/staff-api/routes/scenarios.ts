import {
  createScenario,
  type Database,
  getHead,
  getVersion,
  type ListPlace,
  listScenarios,
  parseId,
  readInputs,
  SCENARIO_STATES,
  type ScenarioRef,
  saveRevision,
} from '@tamwil/store';
import * as z from 'zod';
import { NO_VERSION, versionToChange } from '../../http/conditional.ts';
import { cursorOf, keysOf } from '../../http/cursor.ts';
import { type Principal, WRITERS } from '../../http/principal.ts';
import { isRefusal, type Refusal, refuse } from '../../http/problem.ts';
import { JSON_BODY } from '../../http/read-body.ts';
import type { Answer } from '../../http/respond.ts';
import { circumstanceOf } from '../circumstance.ts';
import { EXAMPLE_SCENARIO } from '../example-scenario.ts';
import { named } from '../named-shape.ts';
import { committedOr, staleAt, UNKNOWN_SCENARIO, witness } from '../outcome.ts';
import { NO_PARAMETERS, OF_ID, PAGE, USUAL_PAGE } from '../parameters.ts';
import { scenarioRef, workspaceOf } from '../reference.ts';
import { type Route, type RouteRequest, route, type Services } from '../route.ts';
import { shownOf, summaryOf } from '../shown.ts';

const EXAMPLE = {
  scenario: EXAMPLE_SCENARIO,
  reason: 'First position',
};

const put = route({
  method: 'PUT',
  path: '/scenarios/{id}',
  id: 'saveScenario',
  summary: 'Create a scenario under an id you choose, or save a new revision of it',
  who: WRITERS,
  pathParameters: OF_ID,
  query: NO_PARAMETERS,
  body: { ...JSON_BODY, schema: named('Save'), example: EXAMPLE },
  precondition: 'create-or-change',
  answers: {
    200: { description: 'A new revision was saved.', schema: named('Summary'), etag: true },
    201: { description: 'The scenario was created.', schema: named('Summary'), etag: true },
  },
  problems: ['not-found', 'precondition-failed', 'state-conflict', 'too-large-to-store', 'work-too-large'],
  handle: save,
});

async function save(request: RouteRequest<z.infer<typeof OF_ID>, unknown>, services: Services) {
  const isNew = request.ifMatch === undefined;
  const { readSave } = await import('../read-save.ts');
  const read = readSave(request.body.value, isNew);
  if (isRefusal(read)) return read;
  const ref = scenarioRef(request.principal, request.path.id);
  const { content, copiedFrom } = read;
  return isNew
    ? create(request.principal, ref, content, copiedFrom, services)
    : change(request.principal, ref, versionToChange(request.ifMatch), content, services);
}

type Content = Parameters<typeof saveRevision>[3];

async function create(
  principal: Principal,
  ref: ScenarioRef,
  content: Content,
  copiedFrom: { readonly scenario: string; readonly version: number } | undefined,
  services: Services,
): Promise<Answer | Refusal> {
  const { database } = services;
  const original = copiedFrom === undefined ? {} : await originalOf(principal, copiedFrom, database);
  if (isRefusal(original)) return original;
  const circumstance = circumstanceOf(principal, services);
  const outcome = committedOr(await createScenario(database, ref, { ...content, ...original }, circumstance));
  if (isRefusal(outcome)) return outcome;
  const { event } = outcome;
  return {
    status: 201,
    body: summaryOf(ref.scenario, event),
    version: event.version,
    headers: { location: `/v1/scenarios/${ref.scenario}` },
    event: witness(event),
  };
}

async function originalOf(
  principal: Principal,
  { scenario, version }: { readonly scenario: string; readonly version: number },
  database: Database,
) {
  const source = scenarioRef(principal, scenario);
  if ((await getVersion(database, source, version)) === null)
    return refuse('not-found', 'The version that this would be a copy of does not exist in your workspace.');
  return { copiedFrom: { scenario: source.scenario, version } };
}

async function change(
  principal: Principal,
  ref: ScenarioRef,
  expected: number | Refusal,
  content: Content,
  services: Services,
): Promise<Answer | Refusal> {
  if (isRefusal(expected)) return expected;
  if (expected === NO_VERSION) return staleAt(services, ref);
  const circumstance = circumstanceOf(principal, services);
  const outcome = committedOr(await saveRevision(services.database, ref, expected, content, circumstance));
  if (isRefusal(outcome)) return outcome;
  const { event } = outcome;
  return { body: summaryOf(ref.scenario, event), version: event.version, event: witness(event) };
}

const get = route({
  method: 'GET',
  path: '/scenarios/{id}',
  id: 'getScenario',
  summary: 'A scenario as it stands now, with its inputs',
  who: 'everyone',
  pathParameters: OF_ID,
  query: NO_PARAMETERS,
  answers: { 200: { description: 'The scenario.', schema: named('Shown'), etag: true } },
  problems: ['not-found'],
  async handle({ principal, path }, { database }) {
    const ref = scenarioRef(principal, path.id);
    const head = await getHead(database, ref);
    if (head === null) return UNKNOWN_SCENARIO;
    return { body: shownOf(path.id, head, await readInputs(database, ref, head)), version: head.version };
  },
});

const Query = z.strictObject({
  ...PAGE.shape,
  q: z.string().min(1).max(100).optional().describe('Part of the name or id.'),
  state: z.enum(SCENARIO_STATES).optional().describe('Only this state; without it all but archived ones.'),
});

const Time = z.iso.datetime({ precision: 3 });

/** The place that a cursor of this very query holds. */
function placeOf(cursor: string, query: Readonly<Record<string, string>>): ListPlace | Refusal {
  const keys = keysOf(cursor, query);
  if (isRefusal(keys)) return keys;
  const [at = '', id = ''] = keys;
  const scenario = parseId(id);
  if (scenario === null || !Time.safeParse(at).success)
    return refuse('malformed-cursor', 'The cursor does not belong to this list.');
  return { at, scenario };
}

const list = route({
  method: 'GET',
  path: '/scenarios',
  id: 'listScenarios',
  summary: 'The scenarios of your workspace, the last changed first',
  who: 'everyone',
  pathParameters: NO_PARAMETERS,
  query: Query,
  answers: {
    200: {
      description: 'One page; it can hold fewer than `limit` and still have a cursor.',
      schema: named('ScenarioList'),
    },
  },
  problems: ['malformed-cursor'],
  async handle({ principal, query }, { database }) {
    const { limit = USUAL_PAGE, cursor, q, state } = query;
    const filter = {
      workspace: workspaceOf(principal),
      ...(q === undefined ? {} : { text: q }),
      ...(state === undefined ? {} : { state }),
    };
    const asked = { list: 'scenarios', ...filter };
    const after = cursor === undefined ? undefined : placeOf(cursor, asked);
    if (isRefusal(after)) return after;
    const { scenarios, next } = await listScenarios(database, filter, {
      limit,
      ...(after === undefined ? {} : { after }),
    });
    return {
      body: {
        scenarios: scenarios.map((summary) => summaryOf(summary.scenario, summary)),
        cursor: next === null ? null : cursorOf([next.at, next.scenario], asked),
      },
      narrowedBy: 'A smaller limit',
    };
  },
});

export const SCENARIO_ROUTES: readonly Route[] = [list, get, put];
