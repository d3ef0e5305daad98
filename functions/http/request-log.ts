/**
 * The one line that a request leaves in the log. It names the route by its pattern, never the path: a path can hold the
 * hash or the token of a link. No header, no body, no name of a person or donor has a field here.
 */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  /** `/v1/scenarios/{id}`, or `none` where no route matched. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly workspace?: string;
  /** Code of the problem, when there is one. */
  readonly code?: string;
  /** Version and hash of an event that this request made part of a log: the second witness of the hash chain. */
  readonly event?: { readonly version: number; readonly hash: string };
}

/** Where lines go. */
export type Log = (line: Readonly<Record<string, unknown>>) => void;

/** Standard output, which in Lambda is the log group. Lambda's own setting `ERROR` leaves out the lines of good requests. */
export const standardLog: Log = (line) => {
  if (process.env['AWS_LAMBDA_LOG_LEVEL'] === 'ERROR' && line['level'] !== 'ERROR') return;
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

export function logRequest(log: Log, line: RequestLine): void {
  log({ level: line.status >= 500 ? 'ERROR' : 'INFO', message: 'request', ...line });
}

/** A fault of ours: the stack helps to find it; the message is left out, because it can quote what a user sent. */
export function logFault(log: Log, requestId: string, error: unknown): void {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  log({ level: 'ERROR', message: 'fault', requestId, name, frames: frames?.slice(0, 12).map((line) => line.trim()) });
}
