export { appendDeed } from './append-event.ts';
export { countView } from './count-view.ts';
export { createTable, TABLE_DEFINITION } from './create-table.ts';
export { type Database, type DatabaseAddress, DatabaseBusy, openDatabase } from './database.ts';
export {
  type Author,
  type Circumstance,
  CLEARANCE_PARTS,
  type ClearancePart,
  type Deed,
  type DeedKind,
  type LinkTerms,
  type Revision,
  SCENARIO_STATES,
  type ScenarioEvent,
  type ScenarioState,
  type Standing,
  type WorkflowDeed,
} from './event.ts';
export { verifyChain } from './event-hash.ts';
export { STORE_FAULTS, type StoreFaultCode } from './fault-codes.ts';
export { type Id, parseId, parseSha256, type ScenarioRef, type Sha256 } from './keys.ts';
export { createLink, type LinkState, listLinks, readLink, readView, revokeLink } from './links.ts';
export { listEvents } from './list-events.ts';
export { listScenarios, type ScenarioQuery, type ScenarioSummary } from './list-scenarios.ts';
export type { AppendOutcome, Committed, Conflict, NotFound, Refused } from './outcome.ts';
export { getHead, getVersion, readInputs, readResult } from './read-scenario.ts';
export { createScenario, type RevisionTexts, saveRevision } from './save-revision.ts';
