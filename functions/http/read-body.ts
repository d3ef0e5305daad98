import { MOST_COUNTRY_VALUES } from '@tamwil/scenario/json-document';
import { type Refusal, refuse } from './problem.ts';
import { header } from './respond.ts';

/** What a route takes as body. Lengths are of the decoded bytes. */
export interface BodyRule {
  /** Media types without parameters, the preferred one first. */
  readonly types: readonly string[];
  readonly longest: number;
  /** Most values of a JSON body, where it may have more than other documents. */
  readonly mostValues?: number;
}

/** Every JSON route but those of tables. */
export const JSON_BODY: BodyRule = { types: ['application/json'], longest: 1_000_000 };

/** A table of many countries. */
export const COUNTRIES_BODY: BodyRule = {
  types: ['application/json'],
  longest: 4_000_000,
  mostValues: MOST_COUNTRY_VALUES,
};

/** A table to import: CSV, or its rows as JSON. */
export const TABLE_BODY: BodyRule = { ...COUNTRIES_BODY, types: ['application/json', 'text/csv'] };

/** The text of a body and its media type. */
export interface BodyText {
  readonly type: string;
  readonly text: string;
}

/**
 * Reads a body as UTF-8 text, or refuses it before it is looked into: wrong or no content type, a charset other than
 * UTF-8, any content coding (a small compressed body can hold a very large one), too many bytes.
 */
export async function readBody(request: Request, rule: BodyRule): Promise<BodyText | Refusal> {
  const type = mediaType(header(request, 'content-type'));
  const takes = `This route takes ${rule.types.join(' or ')} in UTF-8.`;
  if (type === undefined || !rule.types.includes(type)) return refuse('unsupported-media-type', takes);
  if (header(request, 'content-encoding') !== undefined)
    return refuse('unsupported-media-type', 'A Content-Encoding is not taken: send the body as it is.');
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > rule.longest)
    return refuse('body-too-large', `The body has ${bytes.byteLength} bytes; this route takes ${rule.longest}.`);
  try {
    return { type, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse('malformed-body', 'The body is not UTF-8.');
  }
}

/** The media type in lower case, `undefined` where the charset is another than UTF-8. */
function mediaType(contentType: string | undefined): string | undefined {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  return charset === undefined || charset.replaceAll('"', '') === 'utf-8' ? type : undefined;
}
