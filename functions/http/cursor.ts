import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Refusal, refuse } from './problem.ts';

const Cursor = z.strictObject({ v: z.literal(1), q: z.string().length(16), k: z.array(z.string().max(200)).max(4) });

/** Short digest of what a list was asked for: a cursor of one query does not go on in another. */
function digestOf(query: Readonly<Record<string, string>>): string {
  const entries = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

/**
 * An opaque place in a list. It holds sort keys of the caller's own workspace only, so it needs no signature: a changed
 * one can at most start the caller's own list elsewhere.
 *
 * @param keys Sort keys of the last examined entry.
 * @param query The filters and the workspace that the list was asked with.
 */
export function cursorOf(keys: readonly string[], query: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify({ v: 1, q: digestOf(query), k: keys })).toString('base64url');
}

/** The sort keys in a cursor that this very query gave out. */
export function keysOf(cursor: string, query: Readonly<Record<string, string>>): readonly string[] | Refusal {
  const unusable = refuse('malformed-cursor', 'The cursor does not belong to this list and these filters.');
  let written: unknown;
  try {
    written = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return unusable;
  }
  const read = Cursor.safeParse(written);
  return read.success && read.data.q === digestOf(query) ? read.data.k : unusable;
}
