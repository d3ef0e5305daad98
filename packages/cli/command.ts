import type { Checked } from '@tamwil/fault';

/** One word of the command line: a wire document in, the API's answer out. */
export interface Command<Answer = unknown> {
  readonly name: string;
  /** What it answers, for the usage text: one line. */
  readonly summary: string;
  /** The wire document it takes, by its heading in the API description. */
  readonly takes: string;
  /** The document of a whole input, where it need not be JSON or may be larger than most. */
  read?(text: string, options: ReadOptions): Checked<unknown>;
  /** What `--template` prints: a table to fill in. */
  template?(): string;
  /** The answer that the API would send, or every fault of the document. Long work tells how far it is. */
  run(document: unknown, onProgress?: (done: number, whole: number) => void): Checked<Answer>;
  /** The part of the answer that `--table` prints. */
  table(answer: Answer): Table;
}

/** What the call says of its input beside the file. */
export interface ReadOptions {
  readonly currency: string | undefined;
}

/** Rows of text for people; the first row is the heading. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Lines under the table. */
  readonly notes?: readonly string[];
}
