import type { Database } from './database.ts';
import type { Circumstance, Revision } from './event.ts';
import type { Id, ScenarioRef } from './keys.ts';
import type { AppendOutcome, Committed, Conflict, Refused } from './outcome.ts';

/** The texts of a revision, stored as they are and read back byte for byte. */
export interface RevisionTexts {
  /** Canonical JSON of the inputs. */
  readonly inputs: string;
  /** JSON of the full result. */
  readonly result: string;
}

/** Version 1 of a scenario under an id that the client made (`If-None-Match: *`): a retry is harmless. */
export declare function createScenario(
  database: Database,
  ref: ScenarioRef,
  content: {
    readonly revision: Revision;
    readonly texts: RevisionTexts;
    readonly reason: string;
    readonly copiedFrom?: { readonly scenario: Id; readonly version: number };
  },
  circumstance: Circumstance,
): Promise<Committed | Conflict | Refused>;

/** A new revision on top of `expected`, the version that its author saw (`If-Match`). */
export declare function saveRevision(
  database: Database,
  ref: ScenarioRef,
  expected: number,
  content: { readonly revision: Revision; readonly texts: RevisionTexts; readonly reason: string },
  circumstance: Circumstance,
): Promise<AppendOutcome>;
