import * as z from 'zod';
import type { Database } from './database.ts';
import { authorSchema, linkTermsSchema, type Standing } from './event.ts';
import { canonicalText } from './event-hash.ts';
import { getItem, type Item, putIfAbsent, updateIf } from './items.ts';
import { linkKey, type ScenarioRef, type Sha256, viewKey } from './keys.ts';
import type { LinkCreated } from './link-events.ts';

/**
 * What the donor's function reads: the link's terms and whether it still opens. It is written from the event that
 * created the link; only `revoked` and `laterPosition` ever change, each once and in one direction.
 */
const linkItemSchema = z.object({
  workspace: z.string(),
  scenario: z.string(),
  terms: z.string().transform((text) => linkTermsSchema.parse(JSON.parse(text))),
  createdAt: z.string(),
  createdBy: z.string().transform((text) => authorSchema.parse(JSON.parse(text))),
  revoked: z.string().nullable().default(null),
  laterPosition: z.boolean().default(false),
});

/** A link as it stands now. */
export type LinkState = z.output<typeof linkItemSchema>;

export function linkFromItem(item: Item): LinkState {
  return linkItemSchema.parse(item);
}

/** Reads a link; one read, also for a token that nobody ever made. */
export async function readLink(database: Database, link: Sha256): Promise<LinkState | null> {
  const item = await getItem(database, linkKey(link));
  return item === null ? null : linkFromItem(item);
}

/**
 * Opens the link that an event created, and says on it that a later position was cleared if one was. Repeating it
 * changes nothing, not even after a revocation.
 */
export async function openLinkItem(
  database: Database,
  { workspace, scenario }: ScenarioRef,
  { deed: { terms, revised }, at, author }: LinkCreated,
  cleared: Standing['cleared'],
): Promise<void> {
  const key = linkKey(terms.link);
  const laterPosition = cleared !== null && cleared.revised > revised;
  const isNew = await putIfAbsent(database, key, {
    workspace,
    scenario,
    terms: canonicalText(terms),
    createdAt: at,
    createdBy: canonicalText(author),
    laterPosition,
  });
  if (isNew || !laterPosition) return;
  await updateIf(database, key, {
    set: 'SET laterPosition = :true',
    condition: 'attribute_exists(pk)',
    values: { ':true': true },
  });
}

/** Closes the link if it is one of this scenario; the first revocation's time stays. */
export async function closeLinkItem(
  database: Database,
  { workspace, scenario }: ScenarioRef,
  link: Sha256,
  at: string,
): Promise<boolean> {
  return updateIf(database, linkKey(link), {
    set: 'SET revoked = if_not_exists(revoked, :at)',
    condition: 'workspace = :workspace AND scenario = :scenario',
    values: { ':at': at, ':workspace': workspace, ':scenario': scenario },
  });
}

/** Takes the figures out of a closed link. */
export async function emptyView(database: Database, link: Sha256): Promise<void> {
  await updateIf(database, viewKey(link), { set: 'REMOVE gzip', condition: 'attribute_exists(pk)' });
}
