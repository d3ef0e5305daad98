import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

const TAMWIL = new URL('../../packages/cli/bin/tamwil.mjs', import.meta.url).pathname;

/** What a finished run left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command in a process of its own. */
export function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [TAMWIL, ...args]);
}

/** Runs the real command to its end. */
export function tamwil(args: readonly string[], input: string | Uint8Array = ''): Promise<Finished> {
  const child = start(args);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A command that refuses its call does not read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
