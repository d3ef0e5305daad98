import { advance, commutes } from './advance.ts';
import { type Database, DatabaseBusy } from './database.ts';
import type { Circumstance, Deed, ScenarioEvent, WorkflowDeed } from './event.ts';
import { canonicalText, seal } from './event-hash.ts';
import { eventFromItem, eventToItem } from './event-item.ts';
import { projectHead } from './head.ts';
import { putIfAbsent, queryPage } from './items.ts';
import { eventKey, logPartition, type ScenarioRef } from './keys.ts';
import type { AppendOutcome, Committed, Conflict, Refused } from './outcome.ts';
import { getVersion, readLatest } from './read-scenario.ts';
import { renewLinks } from './renew-links.ts';

/** Events that a writer finds in his way are looked at in pages of this many. */
const PAGE = 100;
/**
 * How often an event is put again behind events that it commutes with. Every lost try is another's committed event, so
 * this many people would have to make links in the same instant before anybody is asked to come back.
 */
const MOST_TRIES = 20;

/** Submission, clearance, return or archive on top of `expected` (`If-Match`). */
export async function appendDeed(
  database: Database,
  ref: ScenarioRef,
  expected: number,
  deed: WorkflowDeed,
  circumstance: Circumstance,
): Promise<AppendOutcome> {
  const base = await readBase(database, ref, expected);
  if ('outcome' in base) return base;
  const appended = await appendEvent(database, ref, base, deed, circumstance);
  if (appended.outcome === 'committed' && appended.event.standing.state === 'cleared') await renewLinks(database, ref);
  return appended;
}

/** The event that the caller saw, or what to answer when it is not there. */
export async function readBase(
  database: Database,
  ref: ScenarioRef,
  expected: number,
): Promise<ScenarioEvent | Exclude<AppendOutcome, Committed | Refused>> {
  const base = await getVersion(database, ref, expected);
  if (base !== null) return base;
  const latest = await readLatest(database, ref);
  return latest === null ? { outcome: 'not-found' } : { outcome: 'conflict', present: latest.version };
}

/**
 * The commit point of everything that happens to a scenario: one put of event n+1 that fails if n+1 exists. No
 * transaction is needed, and the embedded engine, DynamoDB Local and AWS behave alike.
 *
 *   A (saw 41)                       log                  B (saw 41)
 *     put documents                                         put documents          under their digest; harmless alone
 *     read 41, may I?                 41                    read 41, may I?
 *     put 42 if absent   ----------->  42 = A
 *                                      42     <-----------  put 42 if absent        refused
 *     head := 42 if below                     ----------->  read 42: not my deed    conflict, present 42
 *
 *   A (answer lost)
 *     put 42 if absent   ----------->  42                                           refused
 *     read 42: my own deed <---------                                               committed, repeated
 *
 * Nothing before the put is visible, everything after it can be repeated: a crash at any line loses nothing that was
 * acknowledged and acknowledges nothing that is not there. A deed that commutes with what came between is put behind it.
 */
export async function appendEvent(
  database: Database,
  ref: ScenarioRef,
  base: ScenarioEvent | null,
  deed: Deed,
  circumstance: Circumstance,
): Promise<Committed | Conflict | Refused> {
  let previous = base;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const version = (previous?.version ?? 0) + 1;
    const standing = advance(previous, version, deed, circumstance);
    if (!standing.ok) return lateOr({ outcome: 'refused', faults: standing.faults }, database, ref, version, deed);
    const { at, author, nonce } = circumstance;
    const event = seal({
      version,
      at,
      author,
      nonce,
      deed,
      standing: standing.value,
      previous: previous?.hash ?? null,
    });
    if (await putIfAbsent(database, eventKey(ref, version), eventToItem(event))) {
      await projectHead(database, ref, event);
      return { outcome: 'committed', event, repeated: false };
    }
    for (const other of await readFrom(database, ref, version)) {
      if (isSameDeed(other, deed, circumstance)) {
        await projectHead(database, ref, other);
        return { outcome: 'committed', event: other, repeated: true };
      }
      if (!commutes(deed) && !commutes(other.deed)) {
        const latest = await readLatest(database, ref);
        return { outcome: 'conflict', present: latest?.version ?? other.version };
      }
      previous = other;
    }
  }
  throw new DatabaseBusy('Too many people write to this scenario at once.');
}

/** A refusal, unless the caller is late: then he learns that first, because the present state may allow it. */
async function lateOr(
  refused: Refused,
  database: Database,
  ref: ScenarioRef,
  version: number,
  deed: Deed,
): Promise<Refused | Conflict> {
  const isLate = !commutes(deed) && (await readFrom(database, ref, version)).some((event) => !commutes(event.deed));
  return isLate ? { outcome: 'conflict', present: (await readLatest(database, ref))?.version ?? version } : refused;
}

/** The events from `version` on, one page of them. */
async function readFrom(database: Database, ref: ScenarioRef, version: number): Promise<readonly ScenarioEvent[]> {
  const { items } = await queryPage(database, {
    condition: 'pk = :log AND sk >= :first',
    values: { ':log': logPartition(ref), ':first': eventKey(ref, version).sk },
    limit: PAGE,
  });
  return items.map(eventFromItem);
}

/** Whether an event is what an earlier delivery of the same request wrote. */
function isSameDeed(event: ScenarioEvent, deed: Deed, { author }: Circumstance): boolean {
  return event.author.sub === author.sub && identity(event.deed) === identity(deed);
}

/** What the author asked for: of a revision not its result, which another version of the engine may compute. */
function identity(deed: Deed): string {
  if (deed.kind !== 'revision') return canonicalText(deed);
  const { kind, reason, copiedFrom, recalculatedFrom, documents, revision } = deed;
  return canonicalText({
    ...{ kind, reason, copiedFrom, recalculatedFrom },
    ...{ inputs: documents.inputs, digest: revision.inputDigest },
  });
}
