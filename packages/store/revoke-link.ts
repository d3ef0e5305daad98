import { appendEvent } from './append-event.ts';
import type { Database } from './database.ts';
import type { Circumstance } from './event.ts';
import type { ScenarioRef, Sha256 } from './keys.ts';
import { creationOf, readLinkLog, revocationOf } from './link-events.ts';
import { closeLinkItem, emptyView, openLinkItem } from './link-item.ts';
import type { Committed, NotFound, Refused } from './outcome.ts';
import { readLatest } from './read-scenario.ts';

/**
 * Closes a link at once and for good, and empties its view. Closing a closed link is harmless.
 *
 *   set LINK.revoked         the address is shut before anything else can fail
 *   put event link-revoked   the commit point; a retry finds a shut link and goes on here
 *   empty VIEW
 */
export async function revokeLink(
  database: Database,
  ref: ScenarioRef,
  link: Sha256,
  circumstance: Circumstance,
): Promise<Committed | NotFound | Refused> {
  const base = await readLatest(database, ref);
  if (base === null) return { outcome: 'not-found' };
  const isShut = await closeLinkItem(database, ref, link, circumstance.at);
  const log = await readLinkLog(database, ref);
  const creation = creationOf(log, link);
  if (creation === undefined) return { outcome: 'not-found' };
  if (!isShut) {
    // Its maker crashed between the event and the item: open it first, so that a late put cannot open it again.
    await openLinkItem(database, ref, creation, false);
    await closeLinkItem(database, ref, link, circumstance.at);
  }
  const earlier = revocationOf(log, link);
  const appended =
    earlier === undefined
      ? await appendEvent(database, ref, base, { kind: 'link-revoked', link }, circumstance)
      : { outcome: 'committed' as const, event: earlier, repeated: true };
  if (appended.outcome === 'conflict') throw new Error('A deed that commutes met a conflict');
  if (appended.outcome === 'committed') await emptyView(database, link);
  return appended;
}
