import * as z from 'zod';
import { authorSchema } from './author.ts';
import type { Database } from './database.ts';
import { canonicalText } from './event-hash.ts';
import { getItem, putIfAbsent, updateIf } from './items.ts';
import { linkKey, type ScenarioRef, type Sha256, viewKey } from './keys.ts';
import type { LinkCreated } from './link-events.ts';
import { linkTermsSchema } from './link-terms.ts';

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

/** Reads a link; one read, also for a token that nobody ever made. */
export async function readLink(database: Database, link: Sha256): Promise<LinkState | null> {
  const item = await getItem(database, linkKey(link));
  return item === null ? null : linkItemSchema.parse(item);
}

/**
 * Opens the link that an event created, and says on it whether a later position was cleared. Repeating it changes
 * nothing, not even after a revocation.
 */
export async function openLinkItem(
  database: Database,
  { workspace, scenario }: ScenarioRef,
  { deed: { terms }, at, author }: LinkCreated,
  laterPosition: boolean,
): Promise<void> {
  const key = linkKey(terms.link);
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
    set: 'laterPosition = :true',
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
    set: 'revoked = if_not_exists(revoked, :at)',
    condition: 'workspace = :workspace AND scenario = :scenario',
    values: { ':at': at, ':workspace': workspace, ':scenario': scenario },
  });
}

/** Takes the figures out of a closed link. */
export async function emptyView(database: Database, link: Sha256): Promise<void> {
  await updateIf(database, viewKey(link), { remove: 'gzip', condition: 'attribute_exists(pk)' });
}
