import type { Fault } from '@tamwil/fault';
import type { Api } from './api-types.ts';
import { fetchAsPerson } from './session.ts';

/** RFC 9457 as the API sends it; what the gateway says itself (`{"message"}`) is brought into the same form. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly Fault[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly etag: string | null }
  | { readonly ok: false; readonly problem: Problem; readonly etag: string | null };

/** `METHOD /path` of a route below /v1, as the API description has it. */
export type Route = keyof Api;

/** What a route answers when the request is good. */
export type AnswerOf<R extends Route> = Api[R]['answer'];

/** What a request to a route takes: parameters, precondition and body. */
export type RequestTo<R extends Route> = Omit<Api[R], 'answer'>;

/** A request as it is sent, whatever its route. */
interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly body?: unknown;
}

/** Status of a problem that is no answer: the server could not be reached. */
export const UNREACHABLE = 0;

/**
 * One request to the API, checked against its description when the page is built. Never rejects: what went wrong is a
 * problem, also when there is no network.
 */
export function callApi<R extends Route>(route: R, request: RequestTo<R>): Promise<Answer<AnswerOf<R>>> {
  return ask(route, request, async (response) => (await json(response)) as AnswerOf<R>);
}

/** The same for an answer that the reader keeps as a file. */
export function fetchFile<R extends Route>(route: R, request: RequestTo<R>): Promise<Answer<Blob>> {
  return ask(route, request, (response) => response.blob());
}

async function ask<T>(route: Route, request: Sent, read: (response: Response) => Promise<T>): Promise<Answer<T>> {
  const { path = {}, query = {}, ifMatch, ifNoneMatch, body } = request;
  const [method = '', pattern = ''] = route.split(' ');
  const address = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const asked = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const headers = new Headers({ accept: 'application/json, application/problem+json, */*;q=0.1' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (ifNoneMatch !== undefined) headers.set('if-none-match', ifNoneMatch);
  try {
    const response = await fetchAsPerson(`/v1${address}${asked.size > 0 ? `?${asked}` : ''}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const etag = response.headers.get('etag');
    return response.ok
      ? { ok: true, value: await read(response), etag }
      : { ok: false, problem: problemOf(response.status, await json(response)), etag };
  } catch {
    const problem = { status: UNREACHABLE, code: 'unreachable', title: '', detail: '', errors: [] };
    return { ok: false, problem, etag: null };
  }
}

/** What an answer holds; nothing where it has no content, or none that is JSON. */
async function json(response: Response): Promise<unknown> {
  return response.status === 204 ? null : response.json().catch(() => null);
}

function problemOf(status: number, value: unknown): Problem {
  const sent = (typeof value === 'object' && value !== null ? value : {}) as Partial<Problem> & { message?: string };
  return {
    status,
    code: sent.code ?? 'gateway',
    title: sent.title ?? sent.message ?? `HTTP ${status}`,
    detail: sent.detail ?? '',
    errors: sent.errors ?? [],
  };
}
