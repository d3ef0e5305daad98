import type { Fault } from '@tamwil/fault';
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

export interface Request {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
}

/** Status of a problem that is no answer: the server could not be reached. */
export const UNREACHABLE = 0;

/** One request to the API. Never rejects: what went wrong is a problem, also when there is no network. */
export async function callApi<T>(path: string, request: Request = {}): Promise<Answer<T>> {
  const { method = 'GET', body, ifMatch, ifNoneMatch } = request;
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (ifNoneMatch !== undefined) headers.set('if-none-match', ifNoneMatch);
  try {
    const response = await fetchAsPerson(`/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const etag = response.headers.get('etag');
    const value: unknown = response.status === 204 ? null : await response.json().catch(() => null);
    return response.ok
      ? { ok: true, value: value as T, etag }
      : { ok: false, problem: problemOf(response.status, value), etag };
  } catch {
    const problem = { status: UNREACHABLE, code: 'unreachable', title: '', detail: '', errors: [] };
    return { ok: false, problem, etag: null };
  }
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
