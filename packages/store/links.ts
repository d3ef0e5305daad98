import type { Database } from './database.ts';
import type { Author, Circumstance, LinkTerms } from './event.ts';
import type { ScenarioRef, Sha256 } from './keys.ts';
import type { Committed, NotFound, Refused } from './outcome.ts';

/** A link as it stands now. */
export interface LinkState {
  readonly workspace: string;
  readonly scenario: string;
  readonly terms: LinkTerms;
  readonly created: { readonly at: string; readonly by: Author };
  /** When it was revoked, or null. */
  readonly revoked: string | null;
  /** A version cleared after the one shown exists: the page says so. */
  readonly laterPosition: boolean;
}

/**
 * Makes a link to a stored, redacted view. Links commute with everything else, so there is no If-Match. The same call
 * again is harmless; the same link hash with other terms is refused (`link-taken`).
 * @param view canonical JSON text of the redacted view
 */
export declare function createLink(
  database: Database,
  ref: ScenarioRef,
  terms: LinkTerms,
  view: string,
  circumstance: Circumstance,
): Promise<Committed | NotFound | Refused>;

/** Closes a link at once and for good, and empties its view. Closing a closed link is harmless. */
export declare function revokeLink(
  database: Database,
  ref: ScenarioRef,
  link: Sha256,
  circumstance: Circumstance,
): Promise<Committed | NotFound | Refused>;

/** Every link of the scenario, oldest first, with its views per day. */
export declare function listLinks(
  database: Database,
  ref: ScenarioRef,
): Promise<readonly (LinkState & { readonly views: readonly { readonly day: string; readonly count: number }[] })[]>;

/** What the donor's function may know of a link: one read, also for a token that nobody made. */
export declare function readLink(database: Database, link: Sha256): Promise<LinkState | null>;

/** The stored view of a link as JSON text; null when the link was revoked (then it is empty) or never made. */
export declare function readView(database: Database, link: Sha256): Promise<string | null>;
