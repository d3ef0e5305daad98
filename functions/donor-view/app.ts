import { createHash } from 'node:crypto';
import { countView, type Database, DatabaseBusy, readLink, readView, type Sha256 } from '@tamwil/store';
import { DONOR_PAGE_STYLE } from '@tamwil/web/donor/donor-style.ts';
import { compressed } from '../http/compression.ts';
import { hasAlready } from '../http/conditional.ts';
import type { Service } from '../http/gateway.ts';
import { PROBLEM_TYPE, problemOf, type Refusal, refuse } from '../http/problem.ts';
import { type Log, logFault, logRequest } from '../http/request-log.ts';
import { donorHeaders } from '../http/security-headers.ts';
import { type Address, addressOf } from './link-address.ts';
import { type BucketSize, tokenBuckets } from './token-bucket.ts';
import type { SentFile } from './view-file.ts';
import { viewerOf } from './viewer.ts';

/** Everything that the service takes from outside. */
export interface Surroundings {
  readonly database: Database;
  /** Now, as ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  /** Milliseconds of a steady clock. */
  readonly elapsed: () => number;
  readonly log: Log;
  /** Secrets of which the front door adds one; none on one's own machine. */
  readonly originSecrets: readonly string[];
  readonly bucket: BucketSize;
}

/** What a request came to, before it is an answer. */
type Outcome =
  | { readonly kind: 'file'; readonly file: SentFile }
  /** Unknown (404) or no longer open (410): one page for both, which says nothing of the link. */
  | { readonly kind: 'closed'; readonly status: 404 | 410 }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The one inline style sheet of the page, as the content security policy names it. */
const STYLE_HASH = `sha256-${createHash('sha256').update(DONOR_PAGE_STYLE).digest('base64')}`;
const HEADERS = donorHeaders([STYLE_HASH]);
const HTML = 'text/html; charset=utf-8';
const UNKNOWN: Outcome = { kind: 'closed', status: 404 };
const GONE: Outcome = { kind: 'closed', status: 410 };

/**
 * The donor's link: reads one stored, redacted view and shows it. It has no engine and cannot read a scenario, so
 * whatever is wrong here, it shows this view or nothing.
 */
export function donorView(surroundings: Surroundings): Service {
  const { log, elapsed } = surroundings;
  const takeToken = tokenBuckets(surroundings.bucket);
  return async (request, { requestId }) => {
    const started = elapsed();
    let outcome: Outcome;
    try {
      outcome = await answer(request, surroundings, takeToken);
    } catch (error) {
      outcome = { kind: 'refused', refusal: refusalOf(error, requestId, log) };
    }
    const response = await responseOf(outcome, request, requestId);
    logRequest(log, {
      requestId,
      method: request.method,
      route: '/s/{file}',
      status: response.status,
      milliseconds: Math.round(elapsed() - started),
    });
    return response;
  };
}

async function answer(
  request: Request,
  { database, now, elapsed, originSecrets }: Surroundings,
  takeToken: ReturnType<typeof tokenBuckets>,
): Promise<Outcome> {
  const viewer = viewerOf(request.headers, originSecrets);
  if (viewer.kind === 'stranger') return UNKNOWN;
  const wait = viewer.address === null ? 0 : takeToken(viewer.address, elapsed() / 1000);
  if (wait > 0) return refused('too-many-requests', `Try again in ${wait} seconds.`, { 'retry-after': String(wait) });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refused('method-not-allowed', 'This address takes GET and HEAD.', { allow: 'GET, HEAD' });
  const url = new URL(request.url);
  const address = addressOf(url.pathname);
  if (address === null) return UNKNOWN;
  const link = await readLink(database, address.link);
  if (link === null) return UNKNOWN;
  const at = now();
  // Before anything is compared with what the reader has: a shut link never says "not modified".
  if (link.revoked !== null || link.terms.expires <= at) return GONE;
  // What shows a view is loaded while the database looks for the first one.
  const [text, { fileOf }] = await Promise.all([
    readView(database, address.link),
    import('./view-file.ts'),
    isPageLoad(request, address) ? countQuietly(database, address.link, at.slice(0, 10)) : undefined,
  ]);
  // Revoked between the two reads.
  if (text === null) return GONE;
  const language = request.headers.get('accept-language');
  return { kind: 'file', file: await fileOf(text, link, address, url.searchParams, language) };
}

/** Whether a person's browser opened the page itself: not a file, not a preview, not a mail scanner. */
function isPageLoad(request: Request, address: Address): boolean {
  return (
    request.method === 'GET' &&
    address.format === 'html' &&
    request.headers.get('sec-fetch-dest') === 'document' &&
    !/\bpre(?:fetch|render)\b/.test(request.headers.get('sec-purpose') ?? '')
  );
}

/** A donor's page does not fail because a view could not be counted. */
async function countQuietly(database: Database, link: Sha256, day: string): Promise<void> {
  await countView(database, link, day).catch(() => {});
}

async function responseOf(outcome: Outcome, request: Request, requestId: string): Promise<Response> {
  if (outcome.kind === 'refused') {
    const problem = problemOf(outcome.refusal, requestId);
    return sent(problem.status, JSON.stringify(problem), PROBLEM_TYPE, outcome.refusal.headers ?? {}, request);
  }
  if (outcome.kind === 'closed') {
    const { renderNeutralPage } = await import('@tamwil/web/donor/render-donor-page.tsx');
    return sent(outcome.status, renderNeutralPage(), HTML, {}, request);
  }
  const { bytes, type, headers } = outcome.file;
  return sent(200, bytes, type, headers, request);
}

function sent(
  status: number,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Readonly<Record<string, string>>,
  request: Request,
): Response {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const body = compressed(bytes, type, request.headers.get('accept-encoding') ?? undefined);
  const all = { ...HEADERS, 'content-type': type, vary: 'accept-encoding', ...body.headers, ...headers };
  if (status !== 200) return new Response(request.method === 'HEAD' ? null : body.body, { status, headers: all });
  // Of the bytes that are sent, so that the compressed and the plain form have each their own.
  const etag = `"${createHash('sha256').update(body.body).digest('base64url')}"`;
  if (hasAlready(request.headers.get('if-none-match') ?? undefined, etag)) {
    // The headers of the page, without those that describe a body.
    return new Response(null, { status: 304, headers: { ...HEADERS, vary: all.vary, etag } });
  }
  return new Response(request.method === 'HEAD' ? null : body.body, { status, headers: { ...all, etag } });
}

function refused(code: Refusal['refused'], detail: string, headers: Readonly<Record<string, string>>): Outcome {
  return { kind: 'refused', refusal: refuse(code, detail, { headers }) };
}

function refusalOf(error: unknown, requestId: string, log: Log): Refusal {
  if (error instanceof DatabaseBusy)
    return refuse('temporarily-unavailable', 'The page cannot be read at the moment.', {
      headers: { 'retry-after': String(error.retryAfter) },
    });
  logFault(log, requestId, error);
  return refuse('internal-fault', 'The page cannot be shown. The fault is recorded.');
}
