import { type Checked, type Fault, shapeFaults } from '@tamwil/fault';
import { readScenario, type Scenario, scenarioSchema } from '@tamwil/scenario';
import * as z from 'zod';
import { RISK_FAULTS, type RiskFaultCode } from './fault-codes.ts';

/** A scenario and the question about it, both of the right shape. */
export interface Asked<Question> {
  readonly scenario: Scenario;
  readonly question: Question;
}

/**
 * Reads the body of a question about a scenario: `{ "scenario": {...}, ...question }`.
 *
 * @param shape of the keys beside `scenario`
 * @returns both, or every fault of both; those of the scenario point below `/scenario`
 */
export function readAsked<Question extends z.ZodRawShape>(
  json: unknown,
  shape: Question,
): Checked<Asked<z.infer<z.ZodObject<Question>>>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, faults: [{ pointer: '', code: 'wrong-type', detail: 'Expected object.' }] };
  }
  const { scenario: document, ...rest } = json as Record<string, unknown>;
  const question = z.strictObject(shape).safeParse(rest);
  const read = readScenario(document);
  if (question.success && read.ok)
    return { ok: true, value: { scenario: read.value, question: question.data as never } };
  return {
    ok: false,
    faults: [
      ...(read.ok ? [] : read.faults.map((fault) => ({ ...fault, pointer: `/scenario${fault.pointer}` }))),
      ...(question.success ? [] : shapeFaults(question.error)),
    ],
  };
}

/** The schema of such a body, for the description of the API. */
export function askedSchema<Question extends z.ZodRawShape>(shape: Question) {
  return z.strictObject({ scenario: scenarioSchema, ...shape });
}

/** A fault of a question. */
export function riskFault(code: RiskFaultCode, pointer: string, detail: string): Fault {
  return { pointer, code, detail, fix: RISK_FAULTS[code].fix };
}

/** Faults of a scenario that was varied, in the body that asked for it. */
export function belowScenario(faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, pointer: `/scenario${fault.pointer}` }));
}
