import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { GatewayEvent, GatewayResult } from '../http/gateway.ts';
import { SCOPE, type TokenSigner } from './token-signer.ts';

export type LambdaHandler = (event: GatewayEvent) => Promise<GatewayResult>;

/** A request as it came in, read to its end. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** API Gateway takes no more than this before any function runs. */
const LONGEST_PAYLOAD = 10 * 1024 * 1024;

/**
 * Does what the deployed HTTP API does around the two functions: its routes, its authorizer, its event, and the bare
 * `{"message"}` bodies that it answers itself.
 */
export async function gatewayAnswer(
  request: ReceivedRequest,
  handlers: { readonly staffApi: LambdaHandler; readonly donorView: LambdaHandler },
  signer: TokenSigner,
): Promise<GatewayResult> {
  const { method, path } = request;
  if (request.body.length > LONGEST_PAYLOAD) return own(413, 'Request Entity Too Large');
  if (/^\/s\/[^/]+$/.test(path) && (method === 'GET' || method === 'HEAD'))
    return handlers.donorView(eventOf(request, undefined));
  if (path === '/v1/health' && method === 'GET') return handlers.staffApi(eventOf(request, undefined));
  if (!/^\/v1\/.+/.test(path)) return own(404, 'Not Found');
  const claims = await signer.verified(/^Bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '');
  if (claims === undefined) return own(401, 'Unauthorized');
  if (
    !String(claims['scope'] ?? '')
      .split(' ')
      .includes(SCOPE)
  )
    return own(403, 'Forbidden');
  return handlers.staffApi(eventOf(request, claims));
}

function own(statusCode: number, message: string): GatewayResult {
  const headers = { 'content-type': 'application/json' };
  return { statusCode, headers, body: JSON.stringify({ message }), isBase64Encoded: false };
}

/** An event of payload format 2.0. */
export function eventOf(request: ReceivedRequest, claims: JWTPayload | undefined): GatewayEvent {
  const { method, path, query, headers, body } = request;
  const isText =
    isUtf8(body) && /^(?:application\/(?:[\w.+-]+\+)?(?:json|xml)|text\/)/.test(headers['content-type'] ?? '');
  return {
    rawPath: path,
    rawQueryString: query,
    headers,
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
    requestContext: {
      requestId: randomUUID(),
      http: { method },
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims: flattened(claims) } } }),
    },
  };
}

/** Claims as the gateway copies them: every value a text, a list as `[a b]`. */
export function flattened(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}
