import type { Checked } from '@tamwil/fault';

/** One word of the command line (two for imports): a wire document in, the API's answer out. */
export interface Command<Answer = unknown> {
  readonly name: string;
  /** What it answers, for the usage text: one line. */
  readonly summary: string;
  /** The wire document it takes, by its heading in the API description. */
  readonly takes: string;
  /** What the call may say beside the file. */
  readonly options?: readonly (keyof Options)[];
  /** Why it cannot be called with these options, in words. */
  refusal?(options: Options): string | undefined;
  /** Whether the whole input may also be a workbook (XLSX), which is read as the CSV of its first sheet. */
  readonly takesWorkbook?: true;
  /** The document of a whole input, where it need not be JSON or may be larger than most. */
  read?(text: string, options: Options): Checked<unknown> | Promise<Checked<unknown>>;
  /** What `--template` prints: a table to fill in. */
  template?(options: Options): string;
  /** The answer that the API would send, or every fault of the document. Long work tells how far it is. */
  run(
    document: unknown,
    options: Options,
    onProgress?: (done: number, whole: number) => void,
  ): Checked<Answer> | Promise<Checked<Answer>>;
  /** The part of the answer that `--table` prints. */
  table(answer: Answer): Table;
  /** The answer as a file, where it is one rather than JSON. */
  file?(answer: Answer, options: Options): Promise<Uint8Array>;
}

/** What the call says of its input beside the file; undefined where it says nothing. */
export interface Options {
  readonly currency?: string | undefined;
  readonly plan?: string | undefined;
  readonly exclusive?: boolean | undefined;
  readonly sheet?: string | undefined;
  readonly out?: string | undefined;
}

/** Rows of text for people; the first row is the heading. */
export interface Table {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Lines under the table. */
  readonly notes?: readonly string[];
}
