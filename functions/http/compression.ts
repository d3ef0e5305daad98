import { gzipSync } from 'node:zlib';
import { isText } from './media-type.ts';

/** Below this many bytes, gzip saves less than its headers and its time cost. */
const WORTH_COMPRESSING = 2_048;

/** Whether the reader takes gzip (RFC 9110, 12.5.3): named without `q=0`, or `*`. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((part): [string, boolean] => {
      const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      return [coding, !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter))];
    }),
  );
  return weights.get('gzip') ?? weights.get('*') ?? false;
}

/**
 * The body as it is sent, and the headers that say so. Neither an HTTP API nor an uncached CloudFront behaviour
 * compresses, so the function does.
 */
export function compressed(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
  acceptEncoding: string | undefined,
): { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> } {
  if (!isText(contentType)) return { body, headers: {} };
  const vary = { vary: 'accept-encoding' };
  if (body.length <= WORTH_COMPRESSING || !acceptsGzip(acceptEncoding)) return { body, headers: vary };
  return { body: new Uint8Array(gzipSync(body)), headers: { ...vary, 'content-encoding': 'gzip' } };
}
