import type { Database } from './database.ts';
import type { DeedKind, ScenarioEvent } from './event.ts';
import type { ScenarioRef } from './keys.ts';

/**
 * The log, newest first; empty when there is no such scenario. The next page is asked for with `before` = the version of
 * the last event of this one; `more` says whether there is one.
 * @param page.kinds only these kinds (`['revision']` for the list of versions)
 */
export declare function listEvents(
  database: Database,
  ref: ScenarioRef,
  page: { readonly before?: number; readonly limit: number; readonly kinds?: readonly DeedKind[] },
): Promise<{ readonly events: readonly ScenarioEvent[]; readonly more: boolean }>;
