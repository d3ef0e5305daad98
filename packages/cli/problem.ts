import { DOCUMENT_PROBLEMS, documentProblem, type Fault, type Problem, problem } from '@tamwil/fault';

/** What the API answers to the same document, without the request's id: a process has none. */
export function problemOf(faults: readonly Fault[]): Problem {
  const { code, detail } = documentProblem(faults);
  return problem({ ...DOCUMENT_PROBLEMS[code], code, detail, faults });
}
