import { isText } from './media-type.ts';
import type { GatewayClaims } from './principal.ts';
import { PROBLEM_TYPE, problemOf, refuse } from './problem.ts';
import { API_HEADERS } from './security-headers.ts';

/** What a service knows of a request beside the request itself. */
export interface Call {
  /** The gateway's identifier of the request; problem documents and the log carry it. */
  readonly requestId: string;
  /** The claims that the gateway verified; absent on routes without sign-in. */
  readonly claims?: GatewayClaims;
}

export type Service = (request: Request, call: Call) => Promise<Response>;

/** The part of API Gateway's event (HTTP API, payload format 2.0) that is read. */
export interface GatewayEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly requestId: string;
    readonly http: { readonly method: string };
    readonly authorizer?: { readonly jwt?: { readonly claims: GatewayClaims } };
  };
}

export interface GatewayResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/**
 * A Lambda handler around a service that knows only Request and Response. Hono's own adapter is not used: it answers
 * requests that `Request` refuses (a GET with a body, a header outside Latin-1) with plain text.
 */
export function gatewayHandler(service: Service): (event: GatewayEvent) => Promise<GatewayResult> {
  return async (event) => {
    const { requestId, authorizer } = event.requestContext;
    let request: Request;
    try {
      request = requestOf(event);
    } catch {
      return resultOf(unreadable(requestId));
    }
    const claims = authorizer?.jwt?.claims;
    return resultOf(await service(request, { requestId, ...(claims === undefined ? {} : { claims }) }));
  };
}

function requestOf(event: GatewayEvent): Request {
  const url = new URL('https://service.invalid');
  // By the setters, so that a decoded "?" or "#" in the path stays in the path.
  url.pathname = event.rawPath;
  url.search = event.rawQueryString;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) if (value !== undefined) headers.set(name, value);
  const { method } = event.requestContext.http;
  // A body on GET or HEAD has no meaning (RFC 9110, 9.3.1) and is dropped.
  const takesBody = method !== 'GET' && method !== 'HEAD' && event.body !== undefined;
  const body = takesBody ? Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') : null;
  return new Request(url, { method, headers, body });
}

async function resultOf(response: Response): Promise<GatewayResult> {
  const headers = Object.fromEntries(response.headers);
  const isPlain = isText(headers['content-type'] ?? 'text/plain') && headers['content-encoding'] === undefined;
  // Not response.text(): it would drop the byte order mark that tells spreadsheets a CSV file is UTF-8.
  const body = Buffer.from(await response.arrayBuffer()).toString(isPlain ? 'utf8' : 'base64');
  return { statusCode: response.status, headers, body, isBase64Encoded: !isPlain };
}

function unreadable(requestId: string): Response {
  const problem = problemOf(refuse('malformed-request', 'The address or a header cannot be read.'), requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...API_HEADERS, 'content-type': PROBLEM_TYPE },
  });
}
