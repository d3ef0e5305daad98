import { readFileSync } from 'node:fs';
import { ladderAnswer, modesAnswer, simulationAnswer } from '@tamwil/risk';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const text = readFileSync(`${ROOT}docs/examples.md`, 'utf8');
const AMOUNT = /\d{1,3}(?:,\d{3})*\.\d\d(?!\d)(?! per cent)/g;
const DOCUMENT = /packages\/scenario\/worked\/[a-z-]+\.json/;

/** Commands that the page tells beside `evaluate`, each with the question it asks. */
const QUESTIONS = {
  '| npx tamwil modes': (scenario: unknown) => modesAnswer({ scenario, mode: 'renegotiate' }),
  '| npx tamwil simulate': (scenario: unknown) => simulationAnswer({ scenario, commonFactor: '0.3' }),
  '| npx tamwil ladder': (scenario: unknown) => ladderAnswer({ scenario }),
};

/** Every amount in the answers to the commands of a part, which are all about one shipped document. */
function amountsOf(file: string, part: string): ReadonlySet<string> {
  const document = JSON.parse(readFileSync(ROOT + file, 'utf8'));
  const read = readScenario(document);
  const asked = Object.entries(QUESTIONS).filter(([command]) => part.includes(command));
  const answers = [read.ok ? evaluate(read.value) : read, ...asked.map(([, ask]) => ask(document))];
  const values = answers.map((answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    return answer.value;
  });
  return new Set(JSON.stringify(values).match(/(?<=")\d+\.\d\d(?=")/g));
}

describe('docs/examples.md', () => {
  // A paragraph belongs to the command before it.
  const parts = text.split(/^(?= {4}npx tamwil evaluate)/m).slice(1);

  it('tells all four documents', () => expect(parts.map((part) => DOCUMENT.exec(part)?.[0])).toHaveLength(4));

  it.each(parts.map((part) => [DOCUMENT.exec(part)![0], part]))(
    '%s: every amount told is one that the engine gives',
    (file, part) => {
      const given = amountsOf(file, part);
      const told = [...part.matchAll(AMOUNT)].map(([amount]) => amount.replaceAll(',', ''));
      expect(told.length).toBeGreaterThan(3);
      expect(told.filter((amount) => !given.has(amount))).toEqual([]);
    },
  );
});
