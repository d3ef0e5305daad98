import { readFileSync } from 'node:fs';
import { textTable } from '@tamwil/cli';
import { modesAnswer } from '@tamwil/risk';
import { WORKED_SCENARIOS } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { modesCommand } from '../../packages/cli/commands/modes.ts';

/** A question in the page, written out or made of a worked scenario with jq, and the table that the page prints for it. */
const EXAMPLE =
  /```json\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```|jq '\{scenario: \., (.*?)\}' (\S+) .*\n```\n\n```text\n([\s\S]*?)```/g;

const examples = [...readFileSync('docs/method-modes.md', 'utf8').matchAll(EXAMPLE)].map(
  ([, body, table, keys, file, tableOfKeys]) => ({
    question: body === undefined ? { ...keysOf(keys!), scenario: workedScenario(file!) } : JSON.parse(body),
    table: table ?? tableOfKeys!,
  }),
);

/** The keys of an object as jq writes them, without quotation marks. */
function keysOf(text: string): { readonly mode: string } {
  return JSON.parse(`{${text.replaceAll(/(\w+):/g, '"$1":')}}`);
}

function workedScenario(file: string): unknown {
  return WORKED_SCENARIOS.find(({ id }) => file.endsWith(`/worked/${id}.json`))!.document;
}

describe('what the page on the modes shows is what a reader gets', () => {
  it('for all five modes', () => {
    expect(examples.map(({ question }) => question.mode)).toEqual([
      'lift',
      'earmarking',
      'renegotiate',
      'asks',
      'departures',
    ]);
  });

  it.each(examples)('$question.mode', ({ question, table }) => {
    const answer = modesAnswer(question);
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    expect(textTable(modesCommand.table(answer.value))).toBe(table);
  });
});
