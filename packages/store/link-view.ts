import type { Database } from './database.ts';
import { type Packed, unpack } from './document.ts';
import { canonicalText } from './event-hash.ts';
import { getItem, putIfAbsent } from './items.ts';
import { type ScenarioRef, type Sha256, viewKey } from './keys.ts';
import type { LinkTerms } from './link-terms.ts';

/**
 * Stores the view and with it binds the link's hash to one scenario and one set of terms: `new`, `known` when an earlier
 * delivery of the same request did so, `taken` when the hash stands for something else. A view without an event is
 * harmless: without its LINK item nothing reads it.
 */
export async function bindView(
  database: Database,
  ref: ScenarioRef,
  terms: LinkTerms,
  { bytes }: Packed,
): Promise<'new' | 'known' | 'taken'> {
  const binding = canonicalText({ workspace: ref.workspace, scenario: ref.scenario, terms });
  const key = viewKey(terms.link);
  if (await putIfAbsent(database, key, { binding, gzip: bytes })) return 'new';
  const there = await getItem(database, key);
  return there?.['binding'] === binding ? 'known' : 'taken';
}

/** The stored view as the JSON text that was given; null when the link was revoked (then it is empty) or never made. */
export async function readView(database: Database, link: Sha256): Promise<string | null> {
  const bytes = (await getItem(database, viewKey(link)))?.['gzip'];
  return bytes === undefined ? null : unpack(bytes as Uint8Array);
}
