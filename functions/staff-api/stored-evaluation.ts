import { type Evaluation, readScenario, type Scenario } from '@tamwil/scenario';
import { type Database, readInputs, readResult, type ScenarioEvent, type ScenarioRef } from '@tamwil/store';
import { type Refusal, refuseDocument } from '../http/problem.ts';

/** A version as it was computed when it was saved. */
export interface StoredEvaluation {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  /** Day of its clearance; null when this version is not a cleared one. */
  readonly clearedOn: string | null;
}

/** The scenario in force at an event with the result that was stored with it, never computed again. */
export async function storedEvaluation(
  database: Database,
  ref: ScenarioRef,
  event: ScenarioEvent,
): Promise<StoredEvaluation | Refusal> {
  const [inputs, result] = await Promise.all([readInputs(database, ref, event), readResult(database, ref, event)]);
  const scenario = readScenario(JSON.parse(inputs));
  if (!scenario.ok) return refuseDocument(scenario.faults);
  const { state, cleared } = event.standing;
  return {
    scenario: scenario.value,
    evaluation: JSON.parse(result) as Evaluation,
    clearedOn: state === 'cleared' && cleared !== null ? cleared.at.slice(0, 10) : null,
  };
}
