export { RISK_FAULTS, type RiskFaultCode } from './fault-codes.ts';
export type { Ask, AskListAnswer } from './modes/ask-list.ts';
export type { ConditionChange } from './modes/conditions.ts';
export type { Departure, DeparturesAnswer } from './modes/departures.ts';
export type { EarmarkCost, EarmarkCostAnswer } from './modes/earmark-cost.ts';
export type { Infeasible, LiftAnswer, LiftEffect, LiftReading } from './modes/lift.ts';
export { MOST_MODE_WORK, type ModesAnswer, modesAnswer } from './modes/modes-answer.ts';
export { MODES, type Mode, modesSchema } from './modes/modes-schema.ts';
export type { UnitChange } from './modes/position.ts';
export type { ChangeEffect, RenegotiateAnswer } from './modes/renegotiate.ts';
export { normalQuantile } from './random/normal.ts';
export { type RandomNumbers, randomNumbers } from './random/random-numbers.ts';
export { type LadderAnswer, type LadderStep, ladderAnswer, ladderSchema } from './sensitivity/ladder.ts';
export type { Outcome, OutcomeOrFaults } from './sensitivity/outcome.ts';
export { type SensitivityAnswer, sensitivityAnswer, sensitivitySchema } from './sensitivity/sensitivity.ts';
export type { DrawnOutcome } from './simulation/drawn-outcome.ts';
export {
  type Progress,
  type Simulated,
  type SimulationSettings,
  simulate,
} from './simulation/simulate.ts';
export {
  SIMULATION_IN_THE_API,
  type SimulationAnswer,
  type SimulationBounds,
  simulationAnswer,
  simulationSchema,
} from './simulation/simulation-answer.ts';
