import { type AllocationRequestDocument, requestDocument, type WorkMeter } from '@tamwil/allocation';
import { type Checked, shapeFaults } from '@tamwil/fault';
import { inDocumentOrder, linesOf, readScenario, runOn, type Scenario, withinWork } from '@tamwil/scenario';
import * as z from 'zod';
import { below } from './evaluation.ts';

/** A scenario in the words of the bare engine, and the question that came with it. */
export interface EngineRequest<Question> {
  readonly scenario: Scenario;
  /** What POST /v1/allocations would take: outputs by period as targets, agreements by tranche as sources. */
  readonly request: AllocationRequestDocument;
  readonly question: Question;
}

/**
 * Reads `{ "scenario": document, ...question }` and puts the scenario, on its own basis, into the engine's words.
 *
 * @param shape Keys beside `scenario`.
 * @param within Counts the work of finding what is wrong with the program and its money.
 */
export function engineRequest<Shape extends z.ZodRawShape>(
  body: unknown,
  shape: Shape,
  within: WorkMeter,
): Checked<EngineRequest<z.infer<z.ZodObject<Shape>>>> {
  const { scenario: document, ...rest } = z.looseObject({ scenario: z.unknown() }).safeParse(body).data ?? {};
  const question = z.strictObject(shape).safeParse(rest);
  const scenario = readScenario(document);
  if (!scenario.ok || !question.success) {
    const faults = [
      ...(scenario.ok ? [] : below('/scenario', scenario.faults)),
      ...(question.success ? [] : shapeFaults(question.error)),
    ];
    return { ok: false, faults: inDocumentOrder(faults, body) };
  }
  const { value } = scenario;
  const run = withinWork(() => runOn(value, linesOf(value), value.basis, within));
  if (!run.ok) return { ok: false, faults: below('/scenario', run.faults) };
  const request = requestDocument(run.value.problem, value.currency);
  return { ok: true, value: { scenario: value, request, question: question.data } };
}
