import type { IncomingMessage, RequestListener } from 'node:http';
import type { GatewayResult } from '../http/gateway.ts';
import type { DevelopmentIssuer } from './development-issuer.ts';
import { gatewayAnswer, type LambdaHandler, type ReceivedRequest } from './gateway.ts';
import { type SiteAnswer, siteAnswer } from './site.ts';
import type { TokenSigner } from './token-signer.ts';

/** More is not read: API Gateway takes 10 MB, and the test for that needs one byte more. */
const LONGEST_READ = 12 * 1024 * 1024;

export interface LocalParts {
  readonly handlers: { readonly staffApi: LambdaHandler; readonly donorView: LambdaHandler };
  readonly signer: TokenSigner;
  readonly issuer: DevelopmentIssuer;
  /** packages/web/dist */
  readonly siteFolder: string;
  /** docs/openapi.json as text. */
  readonly description: Buffer;
  /** What /config.json says to the page. */
  readonly configuration: object;
}

/**
 * Everything that CloudFront, API Gateway and the issuer do when deployed, as one listener.
 *
 * @param hosts Host headers that are answered, the main one first; a page of another site cannot reach this server
 * under its own name.
 */
export function localListener(parts: LocalParts, hosts: readonly string[]): RequestListener {
  return (incoming, outgoing) => {
    void answered(parts, hosts, incoming)
      .catch((error: unknown) => {
        console.error(error);
        return plain(500, 'The local server failed; its terminal shows why.\n');
      })
      .then(({ status, headers, body }) => {
        // A body that was not read to its end would keep the client waiting to send the rest.
        if (!incoming.complete) outgoing.setHeader('connection', 'close');
        outgoing.writeHead(status, { ...headers, ...lengthOf(status, body) });
        outgoing.end(incoming.method === 'HEAD' ? undefined : body);
      });
  };
}

/** 204 and 304 have no body and so no length (RFC 9110, 8.6). */
function lengthOf(status: number, body: Buffer): Readonly<Record<string, string>> {
  return status === 204 || status === 304 ? {} : { 'content-length': String(body.length) };
}

async function answered(parts: LocalParts, hosts: readonly string[], incoming: IncomingMessage): Promise<SiteAnswer> {
  const [main = ''] = hosts;
  const host = incoming.headers.host ?? '';
  if (!hosts.includes(host)) return plain(421, `This server answers for ${main} only.\n`);
  const [path = '/', query = ''] = splitOnce(incoming.url ?? '/', '?');
  if (host !== main && (incoming.method === 'GET' || incoming.method === 'HEAD'))
    return redirect(`http://${main}${incoming.url ?? '/'}`);
  const body = await bodyOf(incoming);
  if (body === undefined) return plain(413, 'Request Entity Too Large\n');
  const request = { method: incoming.method ?? 'GET', path, query, headers: headersOf(incoming), body };
  return answerTo(request, parts);
}

async function answerTo(request: ReceivedRequest, parts: LocalParts): Promise<SiteAnswer> {
  const { path } = request;
  if (path.startsWith('/v1/') || path.startsWith('/s/') || path === '/v1' || path === '/s')
    return fromGateway(await gatewayAnswer(request, parts.handlers, parts.signer));
  const own = await parts.issuer.answer(request);
  if (own !== undefined) return own;
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET and HEAD only.\n');
  if (path === '/config.json') return jsonFile(Buffer.from(JSON.stringify(parts.configuration)));
  if (path === '/openapi.json') return jsonFile(parts.description);
  return siteAnswer(path, parts.siteFolder);
}

function fromGateway({ statusCode, headers, body, isBase64Encoded }: GatewayResult): SiteAnswer {
  return { status: statusCode, headers, body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') };
}

/** Header lines as the gateway hands them on: lower case, lines of one name joined by a comma, none dropped. */
function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  const { rawHeaders } = incoming;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase();
    const value = rawHeaders[at + 1]!;
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

/** The whole body, or `undefined` when it is longer than anything that is read. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_READ) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function plain(status: number, text: string): SiteAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(text) };
}

function redirect(location: string): SiteAnswer {
  return { status: 308, headers: { location }, body: Buffer.alloc(0) };
}

function jsonFile(body: Buffer): SiteAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    body,
  };
}
