import type { Checked } from '@tamwil/fault';
import type { Database } from './database.ts';
import type { Author, ScenarioState, Standing } from './event.ts';
import type { Id } from './keys.ts';

export interface ScenarioQuery {
  readonly workspace: Id;
  /** Part of the name or id, in any case; all when absent. */
  readonly text?: string;
  /** Only this state; all but archived when absent. */
  readonly state?: ScenarioState;
}

/** One line of the list: the last event of the scenario. */
export interface ScenarioSummary {
  readonly scenario: string;
  /** The version in force, and so the ETag. */
  readonly version: number;
  readonly at: string;
  readonly author: Author;
  readonly standing: Standing;
}

/**
 * The scenarios of a workspace, the last changed first. A page may hold fewer than `limit` lines and still have a
 * `cursor`: go on until it is null. Fault: `bad-cursor`.
 */
export declare function listScenarios(
  database: Database,
  query: ScenarioQuery,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Checked<{ readonly scenarios: readonly ScenarioSummary[]; readonly cursor: string | null }>>;
