import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '@tamwil/allocation';
import { answerText } from './answer-text.ts';
import type { Command, ReadOptions } from './command.ts';
import { COMMANDS } from './commands.ts';
import { inputStream, linesOf, unreadable, wholeText } from './input.ts';
import { problemOf } from './problem.ts';
import { progressBar } from './progress-bar.ts';
import { textTable } from './text-table.ts';
import { commandUsage, usage } from './usage.ts';

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
  const call = readCall(args);
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
    const fault = unreadable(file, error);
    around.stderr.write(`tamwil: ${fault.detail}\n`);
    await write(around, JSON.stringify(problemOf([fault])));
    return BAD;
  }
}

type Form = 'json' | 'table' | 'ndjson';
interface Question {
  readonly command: Command;
  readonly file: string;
  readonly form: Form;
  readonly options: ReadOptions;
}
type Call = Question | { readonly text: string } | { readonly refused: string };

function readCall(args: readonly string[]): Call {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { refused: (error as Error).message.split('. ')[0]! };
  }
  const { values, positionals } = parsed;
  const [name, file, ...more] = positionals;
  if (values.version) return { text: `${ENGINE_VERSION}\n` };
  if (name === undefined) return values.help ? { text: usage(COMMANDS) } : { refused: 'a command is missing.' };
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    return {
      refused: `there is no command ${JSON.stringify(name)}; there are ${COMMANDS.map((one) => one.name).join(', ')}.`,
    };
  }
  if (values.help) return { text: commandUsage(command) };
  if (values.template)
    return command.template === undefined
      ? { refused: `${name} has no template; tamwil ${name} --help says what it takes.` }
      : { text: command.template() };
  if (values.currency !== undefined && command.read === undefined)
    return { refused: `${name} does not take --currency.` };
  if (file === undefined) return { refused: `${name} takes a file, or - for standard input.` };
  if (more.length > 0) return { refused: `${name} takes one file; ${JSON.stringify(more[0])} is one too many.` };
  if (values.table && values.ndjson) return { refused: '--table and --ndjson exclude each other.' };
  const form = values.table ? 'table' : values.ndjson ? 'ndjson' : 'json';
  return { command, file, form, options: { currency: values.currency } };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      table: { type: 'boolean', default: false },
      ndjson: { type: 'boolean', default: false },
      template: { type: 'boolean', default: false },
      currency: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
}

async function answerOne(
  { command, form, options }: Question,
  input: AsyncIterable<Uint8Array>,
  around: Surroundings,
): Promise<number> {
  const text = await wholeText(input);
  const answer = text.ok ? answerText(command, text.value, options, progressBar(around.stderr)) : text;
  if (!answer.ok) {
    await write(around, JSON.stringify(problemOf(answer.faults)));
    return BAD;
  }
  await write(around, form === 'table' ? textTable(command.table(answer.value)) : JSON.stringify(answer.value));
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
    const answer = line.ok ? answerText(command, line.value, options) : line;
    if (!answer.ok) code = BAD;
    await write(around, `${JSON.stringify(answer.ok ? answer.value : problemOf(answer.faults))}\n`);
  }
  return code;
}

/** JSON goes out as the API sends it, byte for byte; only a terminal gets a line end after it. */
async function write({ stdout }: Surroundings, text: string): Promise<void> {
  const whole = stdout.isTTY && !text.endsWith('\n') ? `${text}\n` : text;
  if (!stdout.write(whole)) await new Promise<void>((resolve) => stdout.once('drain', resolve));
}

/** `tamwil ... | head` closes our output early; that is no fault of the call. */
function stopQuietlyWhenNobodyReads(stdout: NodeJS.WriteStream): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(GOOD);
    throw error;
  });
}
