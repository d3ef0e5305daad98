import type { Fault } from '@tamwil/fault';
import { type Evaluation, evaluate, readScenario, type Scenario } from '@tamwil/scenario';
import { type Refusal, refuseDocument } from '../http/problem.ts';

/** A scenario document, read and computed. */
export interface Evaluated {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
}

/**
 * Reads and computes a scenario document.
 *
 * @param document The JSON value after `readJsonDocument`.
 * @param at Pointer of the document inside the request body; `""` when it is the body.
 */
export function evaluated(document: unknown, at: string): Evaluated | Refusal {
  const scenario = readScenario(document);
  if (!scenario.ok) return refuseDocument(below(at, scenario.faults));
  const evaluation = evaluate(scenario.value);
  if (!evaluation.ok) return refuseDocument(below(at, evaluation.faults));
  return { scenario: scenario.value, evaluation: evaluation.value };
}

/** Faults of a document that is a part of the body. */
export function below(at: string, faults: readonly Fault[]): readonly Fault[] {
  return at === '' ? faults : faults.map((fault) => ({ ...fault, pointer: at + fault.pointer }));
}
