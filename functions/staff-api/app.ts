import { shapeFaults } from '@tamwil/fault';
import { DatabaseBusy } from '@tamwil/store/database';
import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import type { Call, Service } from '../http/gateway.ts';
import { readDocument } from '../http/json-body.ts';
import { type ClaimNames, type Group, type Principal, principalOf } from '../http/principal.ts';
import { isRefusal, type Refusal, refuse } from '../http/problem.ts';
import { type Log, logFault, logRequest } from '../http/request-log.ts';
import { type Answer, header, respond } from '../http/respond.ts';
import type { Route, Services } from './route.ts';
import { ROUTES_BELOW } from './routes.ts';

/** Everything that the service takes from outside. */
export interface Surroundings {
  readonly services: Services;
  readonly claimNames: ClaimNames;
  readonly log: Log;
  /** Milliseconds of a steady clock, for the log only. */
  readonly elapsed: () => number;
}

interface Environment {
  /** `started`: when the request came, in `elapsed` time. */
  Bindings: Call & { readonly started: number };
}

/** What one request came to: the answer, and what the log says of it. */
interface Outcome {
  readonly answer: Answer | Refusal;
  readonly route: string;
  readonly workspace?: string;
}

/**
 * The staff API as a function of Request: routes come from the route table alone, those below one word when it is first
 * asked for.
 */
export function staffApi(surroundings: Surroundings): Service {
  const app = routeApp([], surroundings);
  for (const [word, load] of Object.entries(ROUTES_BELOW)) {
    const below = once(async () => routeApp(await load(), surroundings));
    app.all(`/v1/${word}/*`, async (context) => (await below()).fetch(context.req.raw, context.env));
  }
  return async (request, call) => app.fetch(request, { ...call, started: surroundings.elapsed() });
}

/** Makes a thing when it is first asked for, and gives the same from then on. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Lines of the route table as an application. Every check that a line names is made here, in this order: who,
 * parameters, precondition, body.
 */
function routeApp(routes: readonly Route[], surroundings: Surroundings): Hono<Environment> {
  const app = new Hono<Environment>({ strict: true });

  const finish = async (context: Context<Environment>, run: () => Promise<Outcome>): Promise<Response> => {
    const { requestId, started } = context.env;
    const outcome = await run();
    const { answer, route, workspace } = outcome;
    const response = respond(answer, context.req.raw, requestId);
    const event = isRefusal(answer) ? undefined : answer.event;
    logRequest(surroundings.log, {
      requestId,
      method: context.req.method,
      route,
      status: response.status,
      milliseconds: Math.round(surroundings.elapsed() - started),
      ...(workspace === undefined ? {} : { workspace }),
      ...(isRefusal(answer) ? { code: answer.refused } : {}),
      ...(event === undefined ? {} : { event }),
    });
    return response;
  };

  for (const route of routes)
    app.on(route.method, honoPath(route), (context) => finish(context, () => answered(route, context, surroundings)));
  for (const [path, methods] of methodsByPath(routes))
    app.all(path, (context) =>
      finish(context, () =>
        Promise.resolve({
          answer: refuse('method-not-allowed', `This address takes ${methods}.`, { headers: { allow: methods } }),
          route: 'none',
        }),
      ),
    );
  app.notFound((context) =>
    finish(context, () => Promise.resolve({ answer: refuse('not-found', 'There is no such address.'), route: 'none' })),
  );
  app.onError((error, context) =>
    respond(refusalOf(error, context.env.requestId, surroundings.log), context.req.raw, context.env.requestId),
  );
  return app;
}

async function answered(route: Route, context: Context<Environment>, surroundings: Surroundings): Promise<Outcome> {
  const principal = route.who === 'anyone' ? NOBODY : whoAsks(route.who, context, surroundings.claimNames);
  const shown = { route: `/v1${route.path}`, ...(isRefusal(principal) ? {} : { workspace: principal.workspace }) };
  if (isRefusal(principal)) return { answer: principal, ...shown };
  try {
    return { answer: await handled(route, context, principal, surroundings.services), ...shown };
  } catch (error) {
    return { answer: refusalOf(error, context.env.requestId, surroundings.log), ...shown };
  }
}

/** Routes without sign-in are given nobody: no group, and a workspace that no key can be made from. */
const NOBODY: Principal = { subject: '', name: '', groups: [], workspace: '' };

function whoAsks(
  who: 'everyone' | readonly Group[],
  context: Context<Environment>,
  names: ClaimNames,
): Principal | Refusal {
  const principal = principalOf(header(context.req.raw, 'authorization'), context.env.claims, names);
  if (isRefusal(principal)) return principal;
  if (who === 'everyone') {
    if (principal.groups.length > 0) return principal;
  } else if (who.some((group) => principal.groups.includes(group))) return principal;
  const needed = who === 'everyone' ? 'any of the four groups' : who.join(' or ');
  return refuse('group-needed', `This needs the group ${needed}.`);
}

async function handled(
  route: Route,
  context: Context<Environment>,
  principal: Principal,
  services: Services,
): Promise<Answer | Refusal> {
  const request = context.req.raw;
  const parameters = parametersOf(route, context);
  if (isRefusal(parameters)) return parameters;
  const ifMatch = header(request, 'if-match');
  const ifNoneMatch = header(request, 'if-none-match');
  if (route.precondition !== undefined) {
    const missing = preconditionMissing(route.precondition, ifMatch, ifNoneMatch);
    if (missing !== undefined) return missing;
  }
  const body = route.body === undefined ? { type: '', value: undefined } : await readDocument(request, route.body);
  if (isRefusal(body)) return body;
  return route.handle({ principal, ...parameters, body, ifMatch, ifNoneMatch }, services);
}

function preconditionMissing(
  needed: 'change' | 'create-or-change',
  ifMatch: string | undefined,
  ifNoneMatch: string | undefined,
): Refusal | undefined {
  if (ifMatch !== undefined && ifNoneMatch !== undefined)
    return refuse('malformed-request', 'Send If-Match or If-None-Match, not both.');
  if (ifMatch !== undefined) return undefined;
  if (needed === 'change')
    return refuse('precondition-required', 'This request needs an If-Match header with the version it changes.');
  if (ifNoneMatch === undefined)
    return refuse('precondition-required', 'Send If-Match with the version to change, or If-None-Match: * to create.');
  return ifNoneMatch.trim() === '*'
    ? undefined
    : refuse('malformed-request', 'If-None-Match takes only * here: the scenario must not exist yet.');
}

/** Path and query parameters in their shapes; every fault at once, with pointers /path/... and /query/... */
function parametersOf(route: Route, context: Context<Environment>) {
  const path = route.pathParameters.safeParse(context.req.param());
  const given = Object.entries(context.req.queries()).map(([name, values]) => [
    name,
    // Given twice, a parameter is a list, which no parameter takes.
    values.length === 1 ? values[0] : values,
  ]);
  const query = route.query.safeParse(Object.fromEntries(given));
  if (path.success && query.success) return { path: path.data, query: query.data };
  const faults = [...under('/path', path), ...under('/query', query)];
  return refuse('malformed-parameter', 'A path or query parameter cannot be read.', { faults });
}

function under(prefix: string, read: z.ZodSafeParseResult<unknown>) {
  if (read.success) return [];
  return shapeFaults(read.error).map((fault) => ({ ...fault, pointer: prefix + fault.pointer }));
}

/** The database being busy is said as such; anything else that is thrown is a fault of ours and stays in the log. */
function refusalOf(error: unknown, requestId: string, log: Log): Refusal {
  if (error instanceof DatabaseBusy)
    return refuse(
      'temporarily-unavailable',
      'The database did not answer in time. Repeating the request is harmless.',
      {
        headers: { 'retry-after': String(error.retryAfter) },
      },
    );
  logFault(log, requestId, error);
  return refuse('internal-fault', 'The service broke one of its own rules. The log holds the details.');
}

function honoPath(route: Route): string {
  return `/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

function methodsByPath(routes: readonly Route[]): Map<string, string> {
  const methods = new Map<string, string>();
  for (const route of routes) {
    const path = honoPath(route);
    const names = route.method === 'GET' ? 'GET, HEAD' : route.method;
    const others = methods.get(path);
    methods.set(path, others === undefined ? names : `${others}, ${names}`);
  }
  return methods;
}
