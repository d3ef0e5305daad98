import type { Fault } from '@tamwil/fault';

/** How many faults a problem spells out; `errorCount` counts them all. */
const MOST_SPELT_OUT = 100;

/** What the API answers to a bad request (RFC 9457), without the request's id: a process has none. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly Fault[];
  readonly errorCount: number;
}

/** The problem document of a text that is no JSON, or of a document with faults. */
export function problemOf(faults: readonly Fault[]): Problem {
  const [first] = faults;
  if (first?.code === 'malformed-json') {
    return problem('malformed-body', 400, 'The body is not JSON', first.detail, faults);
  }
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return problem(
    'invalid-document',
    422,
    'The document has faults',
    `The document has ${count}; nothing was computed or stored.`,
    faults,
  );
}

function problem(code: string, status: number, title: string, detail: string, faults: readonly Fault[]): Problem {
  return {
    type: `docs/errors.md#${code}`,
    title,
    status,
    detail,
    code,
    errors: faults.slice(0, MOST_SPELT_OUT),
    errorCount: faults.length,
  };
}
