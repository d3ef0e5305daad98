export { SCENARIO_ASSUMPTIONS, type ScenarioAssumptionCode } from './assumptions.ts';
export { type Blocker, blockersOf } from './blockers.ts';
export { digestOf } from './digest.ts';
export { type DocumentChange, documentChanges } from './document-changes.ts';
export { inDocumentOrder } from './document-order.ts';
export { evaluate } from './evaluate.ts';
export { SCENARIO_FAULTS, type ScenarioFaultCode } from './fault-codes.ts';
export { withCosting } from './fund-scenario.ts';
export { LONGEST_KEY, MOST_COUNTRY_VALUES, MOST_LEVELS, MOST_VALUES, readJsonDocument } from './json-document.ts';
export { JSON_FAULTS } from './json-faults.ts';
export { type Line, linesOf } from './lines.ts';
export { type DocumentMerge, mergeDocuments } from './merge-documents.ts';
export { inputDigest } from './normal-form.ts';
export { PRESETS, type PresetId } from './presets/presets.ts';
export { choosesNoPriorities, referenceLine } from './presets/reference-line.ts';
export { GROUPINGS, type Grouping, type ProgramDocument, type StageDocument } from './program-schema.ts';
export { readScenario } from './read-scenario.ts';
export type {
  BothBases,
  CostResult,
  DeliveryResult,
  Evaluation,
  ExchangeResult,
  Figures,
  FundingResult,
  IdleResult,
  Paragraph27Result,
  PipelineResult,
  RangeResult,
  Status,
  SumResult,
  TargetResult,
  Totals,
  TrancheResult,
  WarningResult,
  WhatIfResult,
} from './results/evaluation.ts';
export { STATUSES } from './results/evaluation.ts';
export type { FiscalSpaceResult } from './results/fiscal-space-results.ts';
export { SCENARIO_WARNINGS } from './results/warnings.ts';
export { mostPayableOf } from './routing/most-payable.ts';
export { type EngineProblem, problemFaults, problemOf, problemsOf, type Run, run, runOn } from './run.ts';
export type { Scenario } from './scenario.ts';
export { type ScenarioDocument, scenarioSchema } from './scenario-schema.ts';
export { withinWork } from './within-work.ts';
export { WORKED_SCENARIOS } from './worked/worked-scenarios.ts';
