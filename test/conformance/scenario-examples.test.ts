import { readFileSync } from 'node:fs';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;
const text = readFileSync(`${ROOT}docs/examples.md`, 'utf8');
const AMOUNT = /\d{1,3}(?:,\d{3})*\.\d\d(?!\d)(?! per cent)/g;
const DOCUMENT = /packages\/scenario\/worked\/[a-z-]+\.json/;

/** Every amount that the evaluation of a shipped document contains. */
function amountsOf(file: string): ReadonlySet<string> {
  const read = readScenario(JSON.parse(readFileSync(ROOT + file, 'utf8')));
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return new Set(JSON.stringify(answer.value).match(/(?<=")\d+\.\d\d(?=")/g));
}

describe('docs/examples.md', () => {
  // A paragraph belongs to the command before it.
  const parts = text.split(/^(?= {4}npx tamwil evaluate)/m).slice(1);

  it('tells all four documents', () => expect(parts.map((part) => DOCUMENT.exec(part)?.[0])).toHaveLength(4));

  it.each(parts.map((part) => [DOCUMENT.exec(part)![0], part]))(
    '%s: every amount told is one that the engine gives',
    (file, part) => {
      const given = amountsOf(file);
      const told = [...part.matchAll(AMOUNT)].map(([amount]) => amount.replaceAll(',', ''));
      expect(told.length).toBeGreaterThan(3);
      expect(told.filter((amount) => !given.has(amount))).toEqual([]);
    },
  );
});
