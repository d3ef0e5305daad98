import { createReadStream } from 'node:fs';
import type { Checked, Fault } from '@tamwil/fault';

const NEWLINE = 0x0a;

/** The bytes of a file, or of standard input for `-`. */
export function inputStream(name: string, stdin: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return name === '-' ? stdin : createReadStream(name);
}

/** All bytes of an input. */
export async function wholeInput(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The lines of an input as they arrive, each decoded by itself, so that one bad line does not spoil the next. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Checked<string>> {
  let open: Uint8Array[] = [];
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield textOf(Buffer.concat([...open, chunk.subarray(start, end)]));
      open = [];
      start = end + 1;
    }
    if (start < chunk.length) open.push(chunk.subarray(start));
  }
  if (open.length > 0) yield textOf(Buffer.concat(open));
}

/** UTF-8 without guessing: a byte that is none is a fault, never a replacement character. A byte order mark is dropped. */
export function textOf(bytes: Uint8Array): Checked<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, faults: [notText('The input is not UTF-8.')] };
  }
}

/** Why a file cannot be read or written, in words. */
export function unopened(name: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `There is no file or folder ${JSON.stringify(name)} here.`,
    EISDIR: `${JSON.stringify(name)} is a folder, not a file.`,
    ENOTDIR: `${JSON.stringify(name)} is no place for a file.`,
    EACCES: `You may not open ${JSON.stringify(name)}.`,
  };
  return {
    pointer: '',
    code: 'input-not-readable',
    detail: reasons[code ?? ''] ?? `${JSON.stringify(name)} cannot be opened (${code ?? 'unknown reason'}).`,
    fix: 'Give the path of a file that you may open, or - to read standard input.',
  };
}

function notText(detail: string): Fault {
  return { pointer: '', code: 'malformed-json', detail };
}
