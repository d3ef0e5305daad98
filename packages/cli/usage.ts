import type { Command } from './command.ts';

/** The text of `tamwil --help`. */
export function usage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return `Tamwil: which outputs of a plan are still financed when less arrives, by whom, how much.

Usage: tamwil <command> <file|-> [--table | --ndjson]

${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n')}

The file holds the JSON document that the API takes (- reads standard input); the answer is the API's answer.
Countries may also come as CSV, as the template has them.

  --table     print a table for people instead of JSON
  --ndjson    one document per line in, one answer or problem per line out, in the same order; empty lines are skipped
  --template  print the table that the command can take in place of JSON (fiscal-space)
  --currency  currency of a table of countries that have several (fiscal-space)
  --help      this text; after a command, what the command takes
  --version   the version of the engine

Exit code: 0, or 2 when a document or the call is bad. A bad document gives a problem document (RFC 9457) on
standard output; docs/errors.md explains every code.

Examples:
  tamwil evaluate scenario.json --table
  echo '{"schema":"scenario/1","name":"x","plan":"gb343-ins-3-1","funding":[{"id":"a","amount":"160000000.00","stage":"committed"}]}' | tamwil evaluate -
`;
}

/** The text of `tamwil <command> --help`. */
export function commandUsage(command: Command): string {
  return `Usage: tamwil ${command.name} <file|-> [--table | --ndjson]

${command.summary}
Takes: ${command.takes}
`;
}
