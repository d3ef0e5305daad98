import type { Database } from './database.ts';
import type { ScenarioEvent } from './event.ts';
import type { ScenarioRef } from './keys.ts';

/** The event in force (its `version` is the ETag), read from the log itself; null when there is no such scenario. */
export declare function getHead(database: Database, ref: ScenarioRef): Promise<ScenarioEvent | null>;

/** Event `version`; its `standing` says which revision was in force then. Null when there is no such version. */
export declare function getVersion(
  database: Database,
  ref: ScenarioRef,
  version: number,
): Promise<ScenarioEvent | null>;

/** The canonical inputs in force at an event, as JSON text. */
export declare function readInputs(database: Database, ref: ScenarioRef, event: ScenarioEvent): Promise<string>;

/** The full result in force at an event, as JSON text. */
export declare function readResult(database: Database, ref: ScenarioRef, event: ScenarioEvent): Promise<string>;
