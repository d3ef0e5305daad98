import { type Refusal, refuse } from './problem.ts';

/** What a request says about the version it knows. */
export type Precondition =
  | { readonly kind: 'none' }
  /** `*`: any version (If-Match) or no thing at all (If-None-Match). */
  | { readonly kind: 'any' }
  | { readonly kind: 'tags'; readonly tags: readonly string[] };

/**
 * The strong entity tag of a version: its number. It is set after compression, so the tag of the compressed form is the
 * same; a cache that weakens it on the way sends back `W/"7"`, which names the same version.
 *
 * @example
 * ```ts
 * etagOf(7) // => '"7"'
 * ```
 */
export function etagOf(version: number): string {
  return `"${version}"`;
}

const ENTITY_TAG = /^(?:W\/)?"([\x21\x23-\x7e]*)"$/;

/** Reads If-Match or If-None-Match (RFC 9110, 13.1); `undefined` where the header is none. */
export function readPrecondition(header: string | undefined): Precondition | undefined {
  if (header === undefined) return { kind: 'none' };
  if (header.trim() === '*') return { kind: 'any' };
  const tags: string[] = [];
  for (const part of header.split(',')) {
    const tag = ENTITY_TAG.exec(part.trim())?.[1];
    if (tag === undefined) return undefined;
    tags.push(tag);
  }
  return { kind: 'tags', tags };
}

/** Whether a reader who sent this If-None-Match has the thing with this tag already. */
export function hasAlready(ifNoneMatch: string | undefined, tag: string): boolean {
  const precondition = readPrecondition(ifNoneMatch);
  if (precondition?.kind === 'any') return true;
  return precondition?.kind === 'tags' && precondition.tags.includes(tag.slice(1, -1));
}

/** What a tag names that we never gave. */
export const NO_VERSION = 0;

/**
 * The one version that a change is made on, from If-Match.
 *
 * `*` and lists are refused: a person saves on top of exactly one text that he has read.
 */
export function versionToChange(ifMatch: string | undefined): number | Refusal {
  const precondition = readPrecondition(ifMatch);
  if (precondition?.kind === 'none')
    return refuse('precondition-required', 'This request needs an If-Match header with the version it changes.');
  const [tag, ...others] = precondition?.kind === 'tags' ? precondition.tags : [];
  if (tag === undefined || others.length > 0)
    return refuse('malformed-request', 'If-Match takes exactly one entity tag here, as in If-Match: "7".');
  // A tag that we never gave is a version that the scenario does not have: stale, not malformed.
  return /^[1-9]\d{0,7}$/.test(tag) ? Number(tag) : NO_VERSION;
}

/** The refusal of a change on a version that is no longer the last one. */
export function stale(latest: number): Refusal {
  return refuse('precondition-failed', `The present version is ${latest}; your change was not stored.`, {
    headers: { etag: etagOf(latest) },
  });
}
