import type { Fault } from '@tamwil/fault';
import type { Plan } from '@tamwil/plan';
import { type Evaluation, evaluate, readScenario, type ScenarioDocument } from '@tamwil/scenario';

/** What the engine says of a document: its result, or every fault in it. */
export interface Calculation {
  readonly plan: Plan | null;
  /** Of this document; the last good one while the document is faulty; null when there is none. */
  readonly result: Evaluation | null;
  readonly faults: readonly Fault[];
}

/** Runs the same engine as the API, in the page. */
export function calculate(document: ScenarioDocument, lastGood: Calculation | null): Calculation {
  const read = readScenario(document);
  if (!read.ok) return { plan: lastGood?.plan ?? null, result: lastGood?.result ?? null, faults: read.faults };
  const evaluated = evaluate(read.value);
  if (!evaluated.ok) return { plan: read.value.plan, result: lastGood?.result ?? null, faults: evaluated.faults };
  return { plan: read.value.plan, result: evaluated.value, faults: [] };
}
