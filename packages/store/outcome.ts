import type { Fault } from '@tamwil/fault';
import type { ScenarioEvent } from './event.ts';

/** The event is in the log. `repeated`: it was there already, written by an earlier delivery of the same request. */
export interface Committed {
  readonly outcome: 'committed';
  readonly event: ScenarioEvent;
  readonly repeated: boolean;
}

/** Somebody else's event came first (412); `present` is the version that is in force now. */
export interface Conflict {
  readonly outcome: 'conflict';
  readonly present: number;
}

/** There is no such scenario, version or link in this workspace (404). */
export interface NotFound {
  readonly outcome: 'not-found';
}

/** The state does not allow it (409), or a stored text would be too large (413, code `document-too-large`). */
export interface Refused {
  readonly outcome: 'refused';
  readonly faults: readonly Fault[];
}

export type AppendOutcome = Committed | Conflict | NotFound | Refused;
