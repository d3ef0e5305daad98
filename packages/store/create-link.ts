import { appendEvent } from './append-event.ts';
import type { Database } from './database.ts';
import { pack } from './document.ts';
import type { Circumstance } from './event.ts';
import { STORE_FAULTS } from './fault-codes.ts';
import type { ScenarioRef } from './keys.ts';
import { creationOf, isCreated, readLinkLog } from './link-events.ts';
import { openLinkItem } from './link-item.ts';
import type { LinkTerms } from './link-terms.ts';
import { bindView } from './link-view.ts';
import type { Committed, NotFound, Refused } from './outcome.ts';
import { getVersion, readLatest } from './read-scenario.ts';
import { hasLaterPosition } from './renew-links.ts';

/**
 * Makes a link to a stored, redacted view. Links commute with everything else, so there is no If-Match. The same call
 * again is harmless; the same link hash with other terms is refused (`link-taken`).
 *
 *   put VIEW if absent      nobody reads it without a LINK
 *   put event link-created  the commit point
 *   put LINK if absent      from here on the address opens; a lost one is put again by the retry and by the list
 *
 * @param view Canonical JSON text of the redacted view.
 */
export async function createLink(
  database: Database,
  ref: ScenarioRef,
  terms: LinkTerms,
  view: string,
  circumstance: Circumstance,
): Promise<Committed | NotFound | Refused> {
  const packed = pack(view, '');
  if (!packed.ok) return { outcome: 'refused', faults: packed.faults };
  const [base, shown] = await Promise.all([readLatest(database, ref), getVersion(database, ref, terms.version)]);
  if (base === null || shown === null) return { outcome: 'not-found' };
  const bound = await bindView(database, ref, terms, packed.value);
  if (bound === 'taken') {
    const { meaning, fix } = STORE_FAULTS['link-taken'];
    return { outcome: 'refused', faults: [{ pointer: '', code: 'link-taken', detail: meaning, fix }] };
  }
  // A view that was there already may have its event anywhere in the log.
  const earlier = bound === 'known' ? creationOf(await readLinkLog(database, ref), terms.link) : undefined;
  const appended =
    earlier === undefined
      ? await appendEvent(
          database,
          ref,
          base,
          { kind: 'link-created', terms, revised: shown.standing.revised },
          circumstance,
        )
      : { outcome: 'committed' as const, event: earlier, repeated: true };
  if (appended.outcome === 'conflict') throw new Error('A deed that commutes met a conflict');
  if (appended.outcome === 'refused') return appended;
  const { event } = appended;
  if (!isCreated(event)) throw new Error('Another deed was taken for the making of a link');
  await openLinkItem(database, ref, event, hasLaterPosition(event, event.standing.cleared));
  return appended;
}
