/**
 * One thing that is wrong with what a user sent. Expected faults are values, returned all at once; exceptions are for
 * broken invariants of our own code.
 */
export interface Fault {
  /** JSON Pointer (RFC 6901) to the place in the sent document; `""` is the whole document. */
  readonly pointer: string;
  /** Code from a package's closed catalogue; docs/errors.md has one section for each. */
  readonly code: string;
  /** What is wrong here, in one plain English sentence with the offending value where it is short. */
  readonly detail: string;
  /** What would mend it, as an instruction. */
  readonly fix?: string;
}

/** What reading or computing something from outside gives: the value, or every fault in document order. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A package's closed list of fault codes: each with what it means and how it is mended, as docs/errors.md prints it. */
export type FaultCatalogue = Readonly<Record<string, { readonly meaning: string; readonly fix: string }>>;

/** Faults are collected up to this number; what follows is not counted any more. */
export const MOST_FAULTS = 10_000;

/**
 * JSON Pointer of a path of keys and positions.
 *
 * @example
 * ```ts
 * import { pointerOf } from '@tamwil/fault';
 * pointerOf(['targets', 2, 'a/b']) // => '/targets/2/a~1b'
 * ```
 */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
