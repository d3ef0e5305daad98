import type { ScenarioState } from './event.ts';
import type { Id } from './keys.ts';

/** Which scenarios a list holds. */
export interface ScenarioQuery {
  readonly workspace: Id;
  /** Part of the name or id, in any case; all when absent. */
  readonly text?: string;
  /** Only this state; all but archived when absent. */
  readonly state?: ScenarioState;
}
