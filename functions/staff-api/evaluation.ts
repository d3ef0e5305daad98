import { WorkMeter } from '@tamwil/allocation';
import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { type Evaluation, evaluate, readScenario, type Scenario } from '@tamwil/scenario';
import * as z from 'zod';
import { MOST_RUN_WORK } from './most-work.ts';

/** A scenario document, read and computed. */
export interface Evaluated {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
}

/**
 * Reads and computes a scenario document, as far as one request may work.
 *
 * @param document The JSON value after `readJsonDocument`.
 * @param at Pointer of the document inside the request body; `""` when it is the body.
 */
export function evaluated(document: unknown, at: string): Checked<Evaluated> {
  const scenario = readScenario(document);
  if (!scenario.ok) return { ok: false, faults: below(at, scenario.faults) };
  const evaluation = evaluate(scenario.value, new WorkMeter(MOST_RUN_WORK));
  if (!evaluation.ok) return { ok: false, faults: below(at, evaluation.faults) };
  return { ok: true, value: { scenario: scenario.value, evaluation: evaluation.value } };
}

/** Faults of a document that is a part of the body. */
export function below(at: string, faults: readonly Fault[]): readonly Fault[] {
  return at === '' ? faults : faults.map((fault) => ({ ...fault, pointer: at + fault.pointer }));
}

const Wrapped = z.strictObject({ scenario: z.unknown() });

/** A body that is a scenario document, or `{"scenario": document}` as the other evaluation routes take it. */
export function evaluatedBody(body: unknown): Checked<Evaluated> {
  const isWrapped = typeof body === 'object' && body !== null && 'scenario' in body && !('schema' in body);
  if (!isWrapped) return evaluated(body, '');
  const frame = Wrapped.safeParse(body);
  return frame.success ? evaluated(frame.data.scenario, '/scenario') : { ok: false, faults: shapeFaults(frame.error) };
}
