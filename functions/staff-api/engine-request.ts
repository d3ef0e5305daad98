import { type AllocationRequestDocument, requestDocument } from '@tamwil/allocation';
import { type Checked, shapeFaults } from '@tamwil/fault';
import { inDocumentOrder, linesOf, readScenario, runOn, type Scenario } from '@tamwil/scenario';
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
 */
export function engineRequest<Shape extends z.ZodRawShape>(
  body: unknown,
  shape: Shape,
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
  const run = runOn(scenario.value, linesOf(scenario.value), scenario.value.basis);
  if (!run.ok) return { ok: false, faults: below('/scenario', run.faults) };
  const { currency } = scenario.value;
  const request = requestDocument(run.value.problem, currency);
  return { ok: true, value: { scenario: scenario.value, request, question: question.data } };
}
