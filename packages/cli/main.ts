import { writeFile } from 'node:fs/promises';
import { ENGINE_VERSION } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { isWorkbook, workbookToCsv } from '@tamwil/report';
import { answerText } from './answer-text.ts';
import { COMMANDS } from './commands.ts';
import { inputStream, linesOf, textOf, unopened, wholeInput } from './input.ts';
import { problemOf } from './problem.ts';
import { progressBar } from './progress-bar.ts';
import { type Question, readCall } from './read-call.ts';
import { textTable } from './text-table.ts';

/** What a run needs of its process; the tests give the real one. */
export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const GOOD = 0;
const BAD = 2;

/** Runs one command line and resolves to its exit code: 0, or 2 when the call or a document is bad. */
export async function main(args: readonly string[], around: Surroundings): Promise<number> {
  stopQuietlyWhenNobodyReads(around.stdout);
  const call = readCall(args, COMMANDS, ENGINE_VERSION);
  if ('refused' in call) {
    around.stderr.write(`tamwil: ${call.refused}\nTry: tamwil --help\n`);
    return BAD;
  }
  if ('text' in call) {
    await write(around, call.text);
    return GOOD;
  }
  const { file, form } = call;
  try {
    const input = inputStream(file, around.stdin);
    return await (form === 'ndjson' ? answerLines(call, input, around) : answerOne(call, input, around));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const fault = unopened((error as NodeJS.ErrnoException).path ?? file, error);
    around.stderr.write(`tamwil: ${fault.detail}\n`);
    await write(around, JSON.stringify(problemOf([fault])));
    return BAD;
  }
}

async function answerOne(
  { command, form, options }: Question,
  input: AsyncIterable<Uint8Array>,
  around: Surroundings,
): Promise<number> {
  const bytes = await wholeInput(input);
  const text: Checked<string> =
    command.takesWorkbook === true && isWorkbook(bytes) ? await workbookToCsv(bytes) : textOf(bytes);
  const answer = text.ok ? await answerText(command, text.value, options, progressBar(around.stderr)) : text;
  if (!answer.ok) {
    await write(around, JSON.stringify(problemOf(answer.faults)));
    return BAD;
  }
  const { value } = answer;
  if (form === 'table') await write(around, textTable(command.table(value)));
  else if (command.file === undefined) await write(around, JSON.stringify(value));
  else {
    const file = await command.file(value, options);
    if (options.out === undefined) await write(around, file);
    else await writeFile(options.out, file);
  }
  return GOOD;
}

/** Streams: a line is answered before the next is read, so the input may be longer than the memory. */
async function answerLines(
  { command, options }: Question,
  input: AsyncIterable<Uint8Array>,
  around: Surroundings,
): Promise<number> {
  let code = GOOD;
  for await (const line of linesOf(input)) {
    if (line.ok && line.value.trim() === '') continue;
    const answer = line.ok ? await answerText(command, line.value, options) : line;
    if (!answer.ok) code = BAD;
    await write(around, `${JSON.stringify(answer.ok ? answer.value : problemOf(answer.faults))}\n`);
  }
  return code;
}

/** JSON goes out as the API sends it, byte for byte; only a terminal gets a line end after it. */
async function write({ stdout }: Surroundings, text: string | Uint8Array): Promise<void> {
  const whole = stdout.isTTY && typeof text === 'string' && !text.endsWith('\n') ? `${text}\n` : text;
  if (!stdout.write(whole)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
}

/** `tamwil ... | head` closes our output early; that is no fault of the call. */
function stopQuietlyWhenNobodyReads(stdout: NodeJS.WriteStream): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(GOOD);
    throw error;
  });
}
