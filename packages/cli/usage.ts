import type { Command } from './command.ts';

/** The text of `tamwil --help`. */
export function usage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return `Tamwil: which outputs of a plan are still financed when less arrives, by whom, how much.

Usage: tamwil <command> <file|-> [--table | --ndjson]

${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n')}

The file holds the JSON document that the API takes (- reads standard input); the answer is the API's answer.
Tables may also come as CSV, as their templates have them, or as XLSX.

  --table      print a table for people instead of JSON
  --ndjson     one document per line in, one answer or problem per line out, in the same order; empty lines are skipped
  --template   print the table to fill in (import, fiscal-space)
  --out        file to write, .xlsx or .csv (report)
  --sheet      sheet that CSV holds, awards without it (report)
  --plan       plan whose outputs a table names (import)
  --currency   currency of the scenario (import funding), or of the totals of several countries (fiscal-space)
  --exclusive  rows that look like the same money at several stages are different money (import funding)
  --help       this text; after a command, what the command takes
  --version    the version of the engine

Exit code: 0, or 2 when a document or the call is bad. A bad document gives a problem document (RFC 9457) on
standard output; docs/errors.md explains every code.

Examples:
  tamwil evaluate scenario.json --table
  tamwil report scenario.json --out scenario.xlsx
  tamwil import funding agreements.xlsx > funding.json
  tamwil verify position-2023-v7.json
  echo '{"schema":"scenario/1","name":"x","plan":"gb343-ins-3-1","funding":[{"id":"a","amount":"160000000.00","stage":"committed"}]}' | tamwil evaluate -
`;
}

/** The text of `tamwil <command> --help`. */
export function commandUsage(command: Command): string {
  const { name, summary, takes, options = [], template, file } = command;
  const forms = file === undefined ? '[--table | --ndjson]' : '[--table]';
  const own = options.map((option) => (option === 'exclusive' ? '[--exclusive]' : `[--${option} ...]`));
  const lines = [`tamwil ${[name, '<file|->', forms, ...own].join(' ')}`];
  if (template !== undefined) lines.push(`tamwil ${name} --template`);
  return `Usage: ${lines.join('\n       ')}

${summary}
Takes: ${takes}
`;
}
