import type { Database } from './database.ts';
import type { Circumstance, WorkflowDeed } from './event.ts';
import type { ScenarioRef } from './keys.ts';
import type { AppendOutcome } from './outcome.ts';

/** Submission, clearance, return or archive on top of `expected` (`If-Match`). */
export declare function appendDeed(
  database: Database,
  ref: ScenarioRef,
  expected: number,
  deed: WorkflowDeed,
  circumstance: Circumstance,
): Promise<AppendOutcome>;
