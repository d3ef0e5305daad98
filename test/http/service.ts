import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '@tamwil/fault';
import { createTable, openDatabase } from '@tamwil/store';
import type { GatewayEvent, GatewayResult } from '../../functions/http/gateway.ts';
import { HTTP_FAULTS, type HttpFaultCode } from '../../functions/http/http-faults.ts';
import { loadBundles } from '../../functions/local/bundles.ts';
import { startEmbeddedDatabase } from '../../functions/local/embedded-database.ts';
import { eventOf } from '../../functions/local/gateway.ts';
import { PEOPLE } from '../../functions/local/people.ts';
import { problemsOf } from '../../functions/staff-api/problems-of-route.ts';
import type { Route } from '../../functions/staff-api/route.ts';
import { allRoutes } from '../../functions/staff-api/routes.ts';

/** One request of a test. A text or bytes as body are sent as they are, anything else as JSON. */
export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The JSON body, `undefined` where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every route
  readonly json: any;
}

/** Somebody who asks: one of the invented people, nobody, or a person with claims of the test's own. */
export type Asker = string | null | { readonly sub: string; readonly groups: readonly string[] };

export type Ask = (who: Asker, request: string, asked?: Asked) => Promise<Told>;

const EXPIRES = 4_000_000_000;

/** Claims as the development issuer writes them; the functions do not check signatures, the gateway does. */
export function claimsOf(who: Exclude<Asker, null>): Record<string, unknown> {
  const person = typeof who === 'string' ? PEOPLE.find(({ id }) => id === who) : undefined;
  if (typeof who === 'string' && person === undefined) throw new Error(`There is no person ${who}`);
  const sub = typeof who === 'string' ? who : who.sub;
  const groups = typeof who === 'string' ? person!.groups : who.groups;
  return { iss: 'test', sub, exp: EXPIRES, token_use: 'access', username: sub, 'cognito:groups': [...groups] };
}

export function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}

/** An event as API Gateway would make it of a request by this person. */
export function eventFor(who: Asker, request: string, { body, headers = {} }: Asked = {}): GatewayEvent {
  const [method = 'GET', address = '/'] = request.split(' ');
  const [path = '/', query = ''] = address.split('?');
  const claims = who === null ? undefined : claimsOf(who);
  const sentBody =
    body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return eventOf(
    {
      method,
      path,
      query,
      headers: {
        ...(claims === undefined ? {} : { authorization: `Bearer ${tokenOf(claims)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: Buffer.from(sentBody ?? ''),
    },
    claims,
  );
}

/** Decodes an answer as a client would. */
export function toldBy(result: GatewayResult): Told {
  const sent = Buffer.from(result.body, result.isBase64Encoded ? 'base64' : 'utf8');
  const bytes = result.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const isJson = /json/.test(String(result.headers['content-type']));
  const text = bytes.toString('utf8');
  return {
    status: result.statusCode,
    headers: result.headers,
    bytes,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

/** The whole route table. */
export const ROUTES = await allRoutes();

/** The line of the route table that a request meets. */
export function routeOf(request: string): Route | undefined {
  const [method = 'GET', address = '/'] = request.split(' ');
  const [path = ''] = address.split('?');
  return ROUTES.find((route) => {
    const pattern = route.path.replaceAll(/\{\w+\}/g, '[^/]+');
    return route.method === (method === 'HEAD' ? 'GET' : method) && new RegExp(`^/v1${pattern}$`).test(path);
  });
}

/** Holds an answer against the API description: a status, code or shape that is not described is a fault of ours. */
export async function holdAgainstDescription(request: string, told: Told): Promise<void> {
  if (told.status >= 400) {
    const problem = told.json as Problem<HttpFaultCode>;
    const { code } = problem;
    if (told.headers['content-type'] !== 'application/problem+json' || HTTP_FAULTS[code]?.status !== told.status)
      throw new Error(`${request} answered ${told.status} without a problem document: ${told.text.slice(0, 300)}`);
    const route = routeOf(request);
    if (route !== undefined && !problemsOf(route).includes(code))
      throw new Error(`${request} answered ${code}, which its route does not describe`);
    return;
  }
  const route = routeOf(request);
  const described = route?.answers[told.status];
  if (told.status === 304) return;
  if (described === undefined) throw new Error(`${request} answered ${told.status}, which is not described`);
  const type = told.headers['content-type'];
  if (described.types !== undefined && !described.types.some((other) => other === type))
    throw new Error(`${request} answered the type ${type}, which is not described`);
  if (described.schema === undefined || request.startsWith('HEAD ')) return;
  const shape = await described.schema();
  const read = shape.safeParse(told.json);
  if (!read.success) throw new Error(`${request} answered another shape than described: ${read.error.message}`);
}

export interface TestService {
  readonly ask: Ask;
  /** A GET of an address under /s. */
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Told>;
  readonly endpoint: string;
  /** Everything that a reader can ever reach, one line an item: a refused request leaves it as it was. */
  readonly contents: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export const TABLE = 'tamwil-test';

/** What Lambda gives the functions as environment, for a database of the test. */
export function environmentFor(endpoint: string): Record<string, string> {
  return {
    TABLE_NAME: TABLE,
    DYNAMODB_ENDPOINT: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_LAMBDA_LOG_LEVEL: 'ERROR',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Makes the table that the functions work on. */
export async function makeTable(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  await createTable(openDatabase({ endpoint, region: 'eu-west-1', credentials }, TABLE));
}

/**
 * Both built functions in this process on an embedded database of their own.
 *
 * @param before Puts something between the functions and the database, and gives the address of that.
 */
export async function startService(
  before: (endpoint: string) => Promise<string> = (endpoint) => Promise.resolve(endpoint),
): Promise<TestService> {
  const embedded = await startEmbeddedDatabase();
  const handlers = await loadBundles(environmentFor(await before(embedded.endpoint)));
  await makeTable(embedded.endpoint);
  const ask: Ask = async (who, request, asked) => {
    const told = toldBy(await handlers.staffApi(eventFor(who, request, asked)));
    await holdAgainstDescription(request, told);
    return told;
  };
  const open = async (path: string, headers = {}) =>
    toldBy(await handlers.donorView(eventFor(null, `GET ${path}`, { headers })));
  return {
    ask,
    open,
    endpoint: embedded.endpoint,
    contents: () => contentsOf(embedded.endpoint),
    close: embedded.close,
  };
}

/**
 * Scans the table by the database's own protocol; the product itself may not scan. Documents are left out: they are put
 * before the event that names them, and one that no event names cannot be reached.
 */
async function contentsOf(endpoint: string): Promise<string[]> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': 'DynamoDB_20120810.Scan',
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=test',
    },
    body: JSON.stringify({ TableName: TABLE }),
  });
  type Item = Readonly<Record<string, { readonly S?: string }>>;
  const { Items, LastEvaluatedKey } = (await response.json()) as { Items: Item[]; LastEvaluatedKey?: object };
  if (!response.ok || LastEvaluatedKey !== undefined) throw new Error('The table could not be read whole');
  return Items.filter((item) => !item['pk']?.S?.startsWith('DOC#'))
    .map((item) => {
      const digest = createHash('sha256').update(JSON.stringify(item)).digest('hex');
      return `${item['pk']?.S} ${item['sk']?.S} ${digest}`;
    })
    .sort((a, b) => (a < b ? -1 : 1));
}
