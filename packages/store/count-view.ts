import type { Database } from './database.ts';
import { updateIf } from './items.ts';
import { counterKey, type Sha256 } from './keys.ts';

/** The attribute that DynamoDB's time to live looks at, in epoch seconds; only counters have it. */
export const TTL_ATTRIBUTE = 'expires';

const KEPT_SECONDS = 400 * 24 * 60 * 60;

/**
 * Adds one load of the link's page on a day. No identities; kept for 400 days. A count is an indication: an update whose
 * answer was lost may be counted twice.
 *
 * @param day `2026-11-23`, in UTC.
 */
export async function countView(database: Database, link: Sha256, day: string): Promise<void> {
  const expires = Date.parse(`${day}T00:00:00Z`) / 1000 + KEPT_SECONDS;
  await updateIf(database, counterKey(link, day), {
    set: 'expires = :expires',
    add: 'loads :one',
    values: { ':expires': expires, ':one': 1 },
  });
}
