import { parseArgs } from 'node:util';
import type { Command, Options } from './command.ts';
import { commandUsage, usage } from './usage.ts';

type Form = 'json' | 'table' | 'ndjson';

/** What is asked: which command, of which file, with which options, in which form. */
export interface Question {
  readonly command: Command;
  readonly file: string;
  readonly form: Form;
  readonly options: Options;
}

/** A call that was understood, a text that it asked for, or what is wrong with it. */
export type Call = Question | { readonly text: string } | { readonly refused: string };

/** Options of single commands; a call with one that its command does not take is refused. */
const OPTIONS = ['currency', 'plan', 'exclusive', 'sheet', 'out'] as const satisfies readonly (keyof Options)[];

/** Reads the arguments of a call. */
export function readCall(args: readonly string[], commands: readonly Command[], version: string): Call {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { refused: (error as Error).message.split('. ')[0]! };
  }
  const { values, positionals } = parsed;
  if (values.version) return { text: `${version}\n` };
  if (positionals.length === 0) return values.help ? { text: usage(commands) } : { refused: 'a command is missing.' };
  const found = commandOf(positionals, commands);
  if ('refused' in found) return found;
  const { command, rest } = found;
  if (values.help) return { text: commandUsage(command) };
  const options: Options = values;
  const refused = refusedOption(command, options);
  if (refused !== undefined) return { refused };
  if (values.template)
    return command.template === undefined
      ? { refused: `${command.name} has no template; tamwil ${command.name} --help says what it takes.` }
      : { text: command.template(options) };
  const [file, ...more] = rest;
  if (file === undefined) return { refused: `${command.name} takes a file, or - for standard input.` };
  if (more.length > 0)
    return { refused: `${command.name} takes one file; ${JSON.stringify(more[0])} is one too many.` };
  if (values.table && values.ndjson) return { refused: '--table and --ndjson exclude each other.' };
  if (values.ndjson && command.file !== undefined) return { refused: `${command.name} does not take --ndjson.` };
  const form = values.table ? 'table' : values.ndjson ? 'ndjson' : 'json';
  return { command, file, form, options };
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
      plan: { type: 'string' },
      exclusive: { type: 'boolean' },
      sheet: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
}

/** The command that the first words name, and the words after it. */
function commandOf(
  [first = '', second = '', ...rest]: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly rest: readonly string[] } | { readonly refused: string } {
  const [one, two] = [first, `${first} ${second}`].map((name) => commands.find((command) => command.name === name));
  if (two !== undefined) return { command: two, rest };
  if (one !== undefined) return { command: one, rest: second === '' ? [] : [second, ...rest] };
  const kin = commands.filter(({ name }) => name.startsWith(`${first} `));
  const names = (kin.length > 0 ? kin : commands).map(({ name }) => name).join(', ');
  const said = kin.length > 0 && second !== '' ? `${first} ${second}` : first;
  return { refused: `there is no command ${JSON.stringify(said)}; there are ${names}.` };
}

function refusedOption(command: Command, options: Options): string | undefined {
  const alien = OPTIONS.find((name) => options[name] !== undefined && !command.options?.includes(name));
  return alien === undefined ? command.refusal?.(options) : `${command.name} does not take --${alien}.`;
}
