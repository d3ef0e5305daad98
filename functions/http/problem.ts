import { documentProblem, type Fault, type Problem, problem } from '@tamwil/fault';
import { HTTP_FAULTS, type HttpFaultCode } from './http-faults.ts';

/** An answer that refuses: what was wrong, as values. `respond` turns it into a problem document. */
export interface Refusal {
  readonly refused: HttpFaultCode;
  /** What is wrong in this request, in one or two plain English sentences. Never a value that could be secret. */
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

export const PROBLEM_TYPE = 'application/problem+json';

/**
 * A refusal as a value.
 *
 * @param refused Code from `HTTP_FAULTS`; it decides the status.
 */
export function refuse(
  refused: HttpFaultCode,
  detail: string,
  more: Omit<Refusal, 'refused' | 'detail'> = {},
): Refusal {
  return { refused, detail, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** The refusal of a document by the faults found in it. */
export function refuseDocument(faults: readonly Fault[]): Refusal {
  const { code, detail } = documentProblem(faults);
  return refuse(code, detail, { faults });
}

/**
 * The problem document of a refusal.
 *
 * @param instance Identifier of the request, as the log has it.
 */
export function problemOf({ refused: code, detail, faults }: Refusal, instance: string): Problem<HttpFaultCode> {
  return problem({ ...HTTP_FAULTS[code], code, detail, instance, faults });
}
