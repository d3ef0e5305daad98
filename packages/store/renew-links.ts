import type { Database } from './database.ts';
import type { Standing } from './event.ts';
import type { ScenarioRef } from './keys.ts';
import { type LinkCreated, readLinkLog, revocationOf } from './link-events.ts';
import { closeLinkItem, type LinkState, openLinkItem, readLink } from './link-item.ts';
import { readLatest } from './read-scenario.ts';

/**
 * Brings the links of a scenario to what its log says: after a clearance (links to earlier revisions then say that a
 * later position exists), and whenever they are listed, which mends what a crash left undone. Writes only where
 * something is missing.
 *
 * @returns Every link as it stands now, oldest first.
 */
export async function renewLinks(database: Database, ref: ScenarioRef): Promise<readonly LinkState[]> {
  const [log, latest] = await Promise.all([readLinkLog(database, ref), readLatest(database, ref)]);
  const cleared = latest?.standing.cleared ?? null;
  return Promise.all(
    log.created.map(async (created) => {
      const revokedAt = revocationOf(log, created.deed.terms.link)?.at;
      return renewLink(database, ref, created, cleared, revokedAt);
    }),
  );
}

async function renewLink(
  database: Database,
  ref: ScenarioRef,
  created: LinkCreated,
  cleared: Standing['cleared'],
  revokedAt: string | undefined,
): Promise<LinkState> {
  const { link } = created.deed.terms;
  const before = await readLink(database, link);
  const isLater = hasLaterPosition(created, cleared);
  if (before !== null && before.laterPosition === isLater && (before.revoked !== null || revokedAt === undefined))
    return before;
  await openLinkItem(database, ref, created, isLater);
  if (revokedAt !== undefined) await closeLinkItem(database, ref, link, revokedAt);
  const after = await readLink(database, link);
  if (after === null) throw new Error('A link that was just put is missing');
  return after;
}

/** Whether something later than what the link shows has been cleared. */
export function hasLaterPosition({ deed }: LinkCreated, cleared: Standing['cleared']): boolean {
  return cleared !== null && cleared.revised > deed.revised;
}
