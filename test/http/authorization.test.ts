import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUPS, type Group } from '../../functions/http/principal.ts';
import type { Route } from '../../functions/staff-api/route.ts';
import { CREATE, saving, submittable } from './documents.ts';
import { type Asked, type Asker, ROUTES, startService, type TestService } from './service.ts';

/*
 * Every route x group x workspace x state, generated from the route table. What each route allows is written down here a
 * second time, by hand: a route that changes its rule, or a new one without a rule, fails.
 */

const STATES = ['draft', 'submitted', 'returned', 'cleared', 'archived'] as const;
type State = (typeof STATES)[number];

/** Who may, and what it comes to in each state. A number stands for all states. */
interface Rule {
  readonly who: 'anyone' | 'everyone' | readonly Group[];
  readonly answers: number | Readonly<Record<State, number>>;
}

const AUTHORS = ['resource-mobilization', 'programme', 'finance'] as const;
const CLEARERS = ['programme', 'finance'] as const;
const LINKERS = ['resource-mobilization', 'finance'] as const;
const reading: Rule = { who: 'everyone', answers: 200 };
const computing: Rule = { who: 'everyone', answers: 200 };

const RULES: Readonly<Record<string, Rule>> = {
  getHealth: { who: 'anyone', answers: 200 },
  listPlans: reading,
  getPlan: reading,
  allocate: computing,
  compareRules: computing,
  traceFundingPath: computing,
  testProperties: computing,
  assessFiscalSpace: computing,
  comparePortfolio: computing,
  evaluateScenario: computing,
  simulateScenario: computing,
  varyInputs: computing,
  climbLadder: computing,
  askModes: computing,
  importFunding: computing,
  importCosts: computing,
  importCountries: computing,
  traceScenarioPath: computing,
  compareScenarioRules: computing,
  testScenarioProperties: computing,
  listScenarios: reading,
  getScenario: reading,
  listVersions: reading,
  getVersion: reading,
  getResult: reading,
  compareVersions: reading,
  exportVersion: reading,
  listHistory: reading,
  listLinks: { who: LINKERS, answers: 200 },
  saveScenario: { who: AUTHORS, answers: { draft: 200, submitted: 200, returned: 200, cleared: 200, archived: 409 } },
  // Every scenario here was computed by the present engine; test/http/recalculation.test.ts has older ones.
  recalculateScenario: { who: AUTHORS, answers: 409 },
  submitScenario: { who: AUTHORS, answers: { draft: 200, submitted: 409, returned: 200, cleared: 409, archived: 409 } },
  clearScenario: { who: CLEARERS, answers: { draft: 409, submitted: 200, returned: 409, cleared: 409, archived: 409 } },
  returnScenario: {
    who: CLEARERS,
    answers: { draft: 409, submitted: 200, returned: 409, cleared: 409, archived: 409 },
  },
  archiveScenario: {
    who: AUTHORS,
    answers: { draft: 200, submitted: 200, returned: 200, cleared: 200, archived: 409 },
  },
  createLink: { who: LINKERS, answers: { draft: 201, submitted: 201, returned: 201, cleared: 201, archived: 409 } },
  revokeLink: { who: LINKERS, answers: 204 },
};

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const OWN = 'social-protection';
const FOREIGN = 'field-office';
const person = (group: Group | undefined, workspace: string): Asker => ({
  sub: `one of ${group}`,
  groups: [...(group === undefined ? [] : [group]), `workspace:${workspace}`],
});

/** What a route cannot do without in its query. */
const QUERIES: Readonly<Record<string, string>> = { compareVersions: '?from=1&to=2', exportVersion: '?format=csv' };

const HASH = 'a'.repeat(64);
let made = 0;

/** A new scenario of the first workspace in that state, with one open link; its version. */
async function scenarioIn(
  state: State,
): Promise<{ readonly id: string; readonly version: number; readonly hash: string }> {
  made += 1;
  const id = `s-${made}`;
  const hash = String(made).padStart(64, '0');
  let version = 1;
  const ask = async (who: Asker, request: string, asked: Asked) => {
    const told = await service.ask(who, request, asked);
    if (told.status > 201) throw new Error(`${request}: ${told.text}`);
  };
  const step = async (who: Asker, name: string, body: object) => {
    await ask(who, `POST /v1/scenarios/${id}/${name}`, { body, headers: { 'if-match': `"${version}"` } });
    version += 1;
  };
  await ask('amal', `PUT /v1/scenarios/${id}`, { body: saving(submittable('160000000.00')), headers: CREATE });
  await ask('amal', `PUT /v1/scenarios/${id}/links/${hash}`, {
    body: { version: 1, label: 'x', audience: 'x', donor: null },
  });
  version += 1;
  if (['submitted', 'returned', 'cleared'].includes(state)) await step('amal', 'submission', { reason: 'x' });
  if (state === 'returned') await step('chen', 'return', { reason: 'x' });
  if (state === 'cleared') {
    await step('chen', 'clearance', { part: 'priorities', decision: 'x' });
    await step('dalia', 'clearance', { part: 'funds', decision: 'x' });
  }
  if (state === 'archived') await step('amal', 'archive', { reason: 'x' });
  return { id, version, hash };
}

/** The request that exercises a route on a scenario, as a person of this group would send it. */
function requestOf(
  route: Route,
  at: { readonly id: string; readonly version: number; readonly hash: string },
  group: Group | undefined,
) {
  const path = route.path
    .replace('/plans/{id}', '/plans/gb343-ins-3-1')
    .replace('{id}', at.id)
    .replace('{n}', '1')
    .replace('{hash}', route.id === 'createLink' ? HASH.slice(String(made).length) + made : at.hash);
  return {
    request: `${route.method} /v1${path}${QUERIES[route.id] ?? ''}`,
    asked: {
      ...(route.body === undefined ? {} : { body: bodyOf(route, group) }),
      ...(route.precondition === undefined ? {} : { headers: { 'if-match': `"${at.version}"` } }),
    },
  };
}

function bodyOf(route: Route, group: Group | undefined): unknown {
  if (route.id === 'saveScenario') return saving(submittable('1.00'));
  if (route.id === 'createLink') return { version: 1, label: 'x', audience: 'x', donor: null };
  if (route.id === 'clearScenario') return { part: group === 'finance' ? 'funds' : 'priorities', decision: 'x' };
  return route.body?.example;
}

const isOfScenario = (route: Route) => route.path.startsWith('/scenarios/');
const changes = (route: Route) => isOfScenario(route) && route.method !== 'GET';

it('every route has a rule, and every rule a route', () => {
  expect(new Set(Object.keys(RULES))).toEqual(new Set(ROUTES.map(({ id }) => id)));
});

describe.each(ROUTES.map((route): [string, Route] => [route.id, route]))('%s', (_id, route) => {
  const rule = RULES[route.id];
  const expected = (group: Group | undefined, workspace: string, state: State): number => {
    if (rule === undefined) throw new Error('no rule');
    if (rule.who === 'anyone') return 200;
    const may = group !== undefined && (rule.who === 'everyone' || rule.who.includes(group));
    if (!may) return 403;
    if (workspace === FOREIGN && isOfScenario(route)) return 404;
    return typeof rule.answers === 'number' ? rule.answers : rule.answers[state];
  };

  it('is closed to who is not signed in', async () => {
    const at = { id: 'none', version: 1, hash: HASH };
    const { request, asked } = requestOf(route, at, undefined);
    expect((await service.ask(null, request, asked)).status).toBe(route.who === 'anyone' ? 200 : 401);
  });

  it.each(isOfScenario(route) ? STATES : (['draft'] as const))('answers each group as it must: %s', async (state) => {
    let at = await scenarioIn(state);
    for (const group of [...GROUPS, undefined])
      for (const workspace of [FOREIGN, OWN]) {
        const { request, asked } = requestOf(route, at, group);
        const told = await service.ask(person(group, workspace), request, asked);
        expect([group, workspace, told.status]).toEqual([group, workspace, expected(group, workspace, state)]);
        // What was refused has changed nothing, so the next one meets the same state.
        if (changes(route) && told.status < 300) at = await scenarioIn(state);
      }
  });
});
