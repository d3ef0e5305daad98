import type { Fault, FaultCatalogue } from './fault.ts';

/** How many faults a problem spells out; `errorCount` counts them all. */
const MOST_SPELT_OUT = 100;

/** Where docs/errors.md has one section for each code. */
const ERRORS_PAGE = 'docs/errors.md';

/** A problem document (RFC 9457), with `code`, `errors` and `errorCount` as extension members. */
export interface Problem<Code extends string = string> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Identifier of the request, as the log has it; the command line has none. */
  readonly instance?: string;
  readonly code: Code;
  readonly errors?: readonly Fault[];
  readonly errorCount?: number;
}

/** A catalogue of the codes that a problem can have, each with its HTTP status and RFC 9457's short, unchanging title. */
export type ProblemCatalogue = FaultCatalogue &
  Readonly<Record<string, { readonly status: number; readonly title: string }>>;

/** Every problem that a document can have as a whole, wherever it was read: in a request or on the command line. */
export const DOCUMENT_PROBLEMS = {
  'malformed-body': {
    status: 400,
    title: 'The body is not JSON',
    meaning: 'The body is empty, is not UTF-8, or is not one JSON document.',
    fix: 'Send exactly one JSON document in UTF-8; NaN, Infinity, comments and trailing commas are not JSON.',
  },
  'invalid-document': {
    status: 422,
    title: 'The document has faults',
    meaning: 'The body is JSON, but not a document of this kind; errors names every fault with its place.',
    fix: 'Correct the faults in errors; errorCount says how many there are.',
  },
  'work-too-large': {
    status: 422,
    title: 'The work is too large for one request',
    meaning: 'The work is above what one answer may take; nothing was stored.',
    fix: 'Ask for fewer draws, use the grain "plan", or aggregate targets or sources; the page and the command line take more work than the API.',
  },
} as const satisfies ProblemCatalogue;

export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;

/** What a problem is made of. */
export interface ProblemParts<Code extends string> extends Omit<Problem<Code>, 'type' | 'errors' | 'errorCount'> {
  readonly faults?: readonly Fault[] | undefined;
}

/** The problem document of a code with its status and title; of very many faults it spells out the first hundred. */
export function problem<Code extends string>({ faults, ...parts }: ProblemParts<Code>): Problem<Code> {
  const { title, status, detail, instance, code } = parts;
  return {
    type: `${ERRORS_PAGE}#${code}`,
    title,
    status,
    detail,
    ...(instance === undefined ? {} : { instance }),
    code,
    ...(faults === undefined ? {} : { errors: faults.slice(0, MOST_SPELT_OUT), errorCount: faults.length }),
  };
}

/**
 * Which problem the faults of a document are together, and what to say of it. Too much work has a code of its own,
 * because it has a way out.
 */
export function documentProblem(faults: readonly Fault[]): {
  readonly code: DocumentProblemCode;
  readonly detail: string;
} {
  const [first] = faults;
  if (first?.code === 'malformed-json') return { code: 'malformed-body', detail: first.detail };
  const work = faults.find((fault) => fault.code === 'work-too-large');
  if (work !== undefined) return { code: 'work-too-large', detail: work.detail };
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
  return { code: 'invalid-document', detail: `The document has ${count}; nothing was computed or stored.` };
}
