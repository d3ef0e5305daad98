import * as z from 'zod';
import { sha256 } from './event-hash.ts';
import { type Id, parseId } from './keys.ts';
import type { ScenarioQuery } from './scenario-query.ts';

/** Where a page of the list ended. */
export interface ListPlace {
  readonly at: string;
  readonly scenario: Id;
}

const cursorSchema = z.tuple([
  z.literal(1),
  z.string(),
  z.iso.datetime({ precision: 3 }),
  z.custom<Id>((value) => typeof value === 'string' && parseId(value) !== null),
]);

/** The place as opaque text, bound to its query. It holds sort keys only, so there is nothing in it to sign. */
export function encodeCursor({ at, scenario }: ListPlace, query: ScenarioQuery): string {
  return Buffer.from(JSON.stringify([1, queryDigest(query), at, scenario])).toString('base64url');
}

/** The place, or null when the text is no cursor or belongs to another query. */
export function decodeCursor(cursor: string, query: ScenarioQuery): ListPlace | null {
  const [, bound, at, scenario] = parse(cursor) ?? [];
  return bound === queryDigest(query) && at !== undefined && scenario !== undefined ? { at, scenario } : null;
}

function parse(cursor: string): z.infer<typeof cursorSchema> | null {
  try {
    return cursorSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data ?? null;
  } catch {
    return null;
  }
}

function queryDigest({ workspace, text, state }: ScenarioQuery): string {
  return sha256(JSON.stringify([workspace, text ?? null, state ?? null])).slice(0, 16);
}
