import { compressed } from './compression.ts';
import { etagOf, hasAlready } from './conditional.ts';
import { isRefusal, PROBLEM_TYPE, problemOf, type Refusal, refuse } from './problem.ts';
import { API_HEADERS } from './security-headers.ts';

/** No answer is longer than this before compression: Lambda's own limit is 6 MB with base64 on top. */
export const LONGEST_ANSWER = 5_000_000;

/** What a route answers when it does not refuse. */
export interface Answer {
  /** 200 when absent. */
  readonly status?: number;
  /** Sent as JSON without extra white space: the same bytes as the command line and the page make. */
  readonly body?: unknown;
  /** JSON text that is sent as it was stored. */
  readonly json?: string;
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string; readonly name: string };
  /** Version of the thing shown; it becomes the strong ETag. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The field or parameter that makes the answer smaller, named when it is too large. */
  readonly narrowedBy?: string;
  /** The event that this request made part of a log, for the function's own log. */
  readonly event?: { readonly version: number; readonly hash: string };
}

const JSON_TYPE = 'application/json';

/**
 * The HTTP response of an answer or a refusal: compressed when the reader takes it, tagged with its version after
 * that, 304 without a body where the reader has that version already.
 */
export function respond(outcome: Answer | Refusal, request: Request, requestId: string): Response {
  const isHead = request.method === 'HEAD';
  if (isRefusal(outcome)) return refusal(outcome, request, requestId);
  const { status = 200, version, headers = {} } = outcome;
  const etag = version === undefined ? undefined : etagOf(version);
  const tag: Readonly<Record<string, string>> = etag === undefined ? {} : { etag };
  const isRead = request.method === 'GET' || isHead;
  if (isRead && etag !== undefined && hasAlready(header(request, 'if-none-match'), etag))
    return new Response(null, { status: 304, headers: { ...API_HEADERS, ...tag } });
  if (outcome.body === undefined && outcome.json === undefined && outcome.file === undefined)
    return new Response(null, { status, headers: { ...API_HEADERS, ...headers, ...tag } });
  const { bytes, type, disposition } = contentOf(outcome);
  if (bytes.length > LONGEST_ANSWER) return refusal(tooLarge(bytes.length, outcome.narrowedBy), request, requestId);
  const sent = compressed(bytes, type, header(request, 'accept-encoding'));
  return new Response(isHead ? null : sent.body, {
    status,
    headers: { ...API_HEADERS, 'content-type': type, ...disposition, ...headers, ...sent.headers, ...tag },
  });
}

function contentOf(answer: Answer) {
  if (answer.file !== undefined) {
    const { bytes, type, name } = answer.file;
    return { bytes, type, disposition: { 'content-disposition': `attachment; filename="${name}"` } };
  }
  return {
    bytes: new TextEncoder().encode(answer.json ?? JSON.stringify(answer.body)),
    type: JSON_TYPE,
    disposition: {},
  };
}

function refusal(refused: Refusal, request: Request, requestId: string): Response {
  const problem = problemOf(refused, requestId);
  const sent = compressed(
    new TextEncoder().encode(JSON.stringify(problem)),
    PROBLEM_TYPE,
    header(request, 'accept-encoding'),
  );
  return new Response(request.method === 'HEAD' ? null : sent.body, {
    status: problem.status,
    headers: { ...API_HEADERS, ...sent.headers, ...refused.headers, 'content-type': PROBLEM_TYPE },
  });
}

function tooLarge(bytes: number, narrowedBy: string | undefined): Refusal {
  const wayOut = narrowedBy === undefined ? '' : ` ${narrowedBy} makes it smaller.`;
  return refuse('result-too-large', `The answer has ${bytes} bytes; at most ${LONGEST_ANSWER} are sent.${wayOut}`);
}

/** A header of a request, `undefined` when absent (the platform says `null`). */
export function header(request: Request, name: string): string | undefined {
  return request.headers.get(name) ?? undefined;
}
