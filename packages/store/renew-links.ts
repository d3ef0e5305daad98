import type { Database } from './database.ts';
import type { ScenarioRef } from './keys.ts';
import { type LinkLog, readLinkLog, revocationOf } from './link-events.ts';
import { closeLinkItem, openLinkItem } from './link-item.ts';
import { readLatest } from './read-scenario.ts';

/**
 * Brings the links of a scenario to what its log says: after a clearance (links to earlier revisions then say that a
 * later position exists), and whenever they are listed, which mends what a crash left undone.
 */
export async function renewLinks(database: Database, ref: ScenarioRef): Promise<LinkLog> {
  const log = await readLinkLog(database, ref);
  const cleared = (await readLatest(database, ref))?.standing.cleared ?? null;
  await Promise.all(
    log.created.map(async (created) => {
      await openLinkItem(database, ref, created, cleared);
      const revocation = revocationOf(log, created.deed.terms.link);
      if (revocation !== undefined) await closeLinkItem(database, ref, created.deed.terms.link, revocation.at);
    }),
  );
  return log;
}
