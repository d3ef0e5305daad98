import type { Fault } from '@tamwil/fault';
import { HTTP_FAULTS, type HttpFaultCode } from './http-faults.ts';

/** How many faults an answer spells out; `errorCount` counts them all. */
const MOST_SPELT_OUT = 100;

/** Where docs/errors.md has one section for each code. */
const ERRORS_PAGE = 'docs/errors.md';

/** An answer that refuses: what was wrong, as values. `respond` turns it into a problem document. */
export interface Refusal {
  readonly refused: HttpFaultCode;
  /** What is wrong in this request, in one or two plain English sentences. Never a value that could be secret. */
  readonly detail: string;
  readonly faults?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** RFC 9457, with `code`, `errors` and `errorCount` as extension members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: HttpFaultCode;
  readonly errors?: readonly Fault[];
  readonly errorCount?: number;
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

/** The refusal of a document by the faults found in it; too much work has a code of its own, because it has a way out. */
export function refuseDocument(faults: readonly Fault[]): Refusal {
  const work = faults.find((fault) => fault.code === 'work-too-large');
  if (work !== undefined) return refuse('work-too-large', work.detail, { faults });
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return refuse('invalid-document', `The document has ${count}; nothing was computed or stored.`, { faults });
}

/**
 * The problem document of a refusal.
 *
 * @param instance Identifier of the request, as the log has it.
 */
export function problemOf(refusal: Refusal, instance: string): Problem {
  const { status, title } = HTTP_FAULTS[refusal.refused];
  return {
    type: `${ERRORS_PAGE}#${refusal.refused}`,
    title,
    status,
    detail: refusal.detail,
    instance,
    code: refusal.refused,
    ...(refusal.faults === undefined
      ? {}
      : { errors: refusal.faults.slice(0, MOST_SPELT_OUT), errorCount: refusal.faults.length }),
  };
}
