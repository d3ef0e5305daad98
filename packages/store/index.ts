export { appendDeed } from './append-event.ts';
export type { Author } from './author.ts';
export { countView, TTL_ATTRIBUTE } from './count-view.ts';
export { createLink } from './create-link.ts';
export { createTable, TABLE_DEFINITION } from './create-table.ts';
export { type Database, type DatabaseAddress, DatabaseBusy, openDatabase } from './database.ts';
export {
  type Circumstance,
  CLEARANCE_PARTS,
  type ClearancePart,
  type Deed,
  type DeedKind,
  eventSchema,
  type Revision,
  SCENARIO_STATES,
  type ScenarioEvent,
  type ScenarioState,
  type Standing,
  type WorkflowDeed,
} from './event.ts';
export { CHAIN_FAULTS, STORE_FAULTS, type StoreFaultCode } from './fault-codes.ts';
export { type Id, parseId, parseSha256, type ScenarioRef, type Sha256 } from './keys.ts';
export { type LinkState, readLink } from './link-item.ts';
export type { LinkTerms } from './link-terms.ts';
export { readView } from './link-view.ts';
export { listEvents } from './list-events.ts';
export { listLinks, type ViewsOfDay } from './list-links.ts';
export { type ListPlace, listScenarios, type ScenarioSummary } from './list-scenarios.ts';
export { mendIndex } from './mend-index.ts';
export type { AppendOutcome, Committed, Conflict, NotFound, Refused } from './outcome.ts';
export { getHead, getVersion, readInputs, readResult } from './read-scenario.ts';
export { revokeLink } from './revoke-link.ts';
export { createScenario, type RevisionContent, type RevisionTexts, saveRevision } from './save-revision.ts';
export type { ScenarioQuery } from './scenario-query.ts';
export { verifyChain } from './verify-chain.ts';
