import { ALLOCATION_FAULTS } from '@tamwil/allocation';
import { compare, type Fraction, fraction, sum } from '@tamwil/money';
import { type ModesAnswer, modesAnswer, RISK_FAULTS } from '@tamwil/risk';
import { linesOf, readScenario, runOn, SCENARIO_FAULTS, type Scenario } from '@tamwil/scenario';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, minutes } from './check.ts';
import { scenarioDocument } from './scenario-documents.ts';

type Answer<M extends ModesAnswer['mode']> = Extract<ModesAnswer, { mode: M }>;
type Document = Readonly<Record<string, unknown>> & { readonly asOf: string; readonly funding: readonly unknown[] };

const DECLARED = new Set([RISK_FAULTS, SCENARIO_FAULTS, ALLOCATION_FAULTS].flatMap(Object.keys));
const UNITS = ['A1', 'A2', 'A3', 'B1', 'B2'];
const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const total = (texts: readonly string[]): bigint => texts.reduce((all, text) => all + cents(text), 0n);
const amountOf = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;

/** The answer of a mode; null where the program of a generated scenario cannot run, with declared faults only. */
function asked<M extends ModesAnswer['mode']>(mode: M, scenario: unknown, question: object = {}): Answer<M> | null {
  const answer = modesAnswer({ scenario, mode, ...question });
  if (answer.ok) return answer.value as Answer<M>;
  for (const { code } of answer.faults) expect(DECLARED).toContain(code);
  return null;
}

/** Scenarios that read without a fault. */
const readable = scenarioDocument.filter((document) => readScenario(document).ok) as unknown as fc.Arbitrary<Document>;

function scenarioOf(document: unknown): Scenario {
  const read = readScenario(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

/** Exact awards and awards in cents of an evaluation, by unit. */
function awardsOf(document: unknown): { exact: Map<string, Fraction>; award: Map<string, bigint> } | null {
  const scenario = scenarioOf(document);
  const lines = linesOf(scenario);
  const run = runOn(scenario, lines, scenario.basis === 'in-hand' ? 'in-hand' : 'firm');
  if (!run.ok) return null;
  const exactOf = new Map(run.value.allocation.awards.map(({ target, exact }) => [target, exact]));
  const units = [...new Set(lines.map(({ unit }) => unit))];
  const of = (unit: string) => lines.filter((line) => line.unit === unit).map(({ id }) => id);
  return {
    exact: new Map(units.map((unit) => [unit, sum(of(unit).map((id) => exactOf.get(id)!))])),
    award: new Map(units.map((unit) => [unit, of(unit).reduce((all, id) => all + run.value.awards.get(id)!, 0n)])),
  };
}

function withAgreement(document: Document, usable: bigint, outputs: unknown): Document {
  const agreement = {
    id: 'new-agreement',
    amount: amountOf(usable),
    stage: 'received',
    earmark: { for: outputs },
    charges: { programmeSupport: '0', deducted: true },
    usableFrom: document.asOf < '2021' ? '2021' : document.asOf.slice(0, 4),
  };
  return usable === 0n ? document : { ...document, funding: [...document.funding, agreement] };
}

it(
  'an amount to lift an output reaches its goal when it is really there, and holds it with more money',
  () => {
    const seen = { halving: 0, 'funding-path': 0, sum: 0, none: 0 };
    const questions = fc.tuple(
      readable.filter(({ asOf }) => asOf < '2025'),
      fc.constantFrom(...UNITS),
      fc.constantFrom('0.3', '0.8', '1'),
      fc.array(fc.bigInt(0n, 120_000n), { minLength: 2, maxLength: 4 }),
    );
    check(questions, 150, ([document, output, goal, more]) => {
      const answer = asked('lift', document, { to: [output], goal });
      if (answer === null) return;
      const [unit] = answer.units;
      const costs = linesOf(scenarioOf(document)).filter((line) => line.unit === unit);
      const whole = costs.reduce((all, { cost, lapsed }) => all + cost + lapsed, 0n);
      const share = { '0.3': 3n, '0.8': 8n, '1': 10n }[goal]!;
      const least = (whole * share + 9n) / 10n;
      for (const { reading, money, needed } of answer.readings) {
        seen[needed?.method ?? 'none'] += 1;
        if (needed === null || reading === 'held') continue;
        const outputs = money === 'unearmarked' ? '*' : answer.units;
        const at = (amount: bigint) => awardsOf(withAgreement(document, amount, outputs));
        expect(at(cents(needed.usable))!.award.get(unit!)).toBeGreaterThanOrEqual(least);
        for (const by of [0n, ...more]) {
          const { exact } = at(cents(needed.usable) + by)!;
          expect(compare(exact.get(unit!)!, fraction(least))).toBeGreaterThanOrEqual(0);
        }
        expect(cents(needed.target) + cents(needed.others) + cents(needed.unusable)).toBe(cents(needed.usable));
      }
    });
    // Every way to find the amount was seen.
    expect(Object.values(seen).every((times) => times > 0)).toBe(true);
  },
  minutes(5),
);

it(
  'what conditions cost, free and leave behind adds up to the cent in any scenario',
  () => {
    check(readable, 400, (document) => {
      const earmarking = asked('earmarking', document);
      for (const { unusable, moved, changes } of earmarking === null ? [] : [earmarking, ...earmarking.sources]) {
        expect(total(changes.map(({ change }) => change))).toBe(cents(unusable));
        // By unit, so at most what is moved between lines.
        const lost = changes.filter(({ change }) => change.startsWith('-'));
        expect(-total(lost.map(({ change }) => change))).toBeLessThanOrEqual(cents(moved));
      }
      for (const { loss, changes } of asked('departures', document)?.departures ?? []) {
        if (loss !== null) expect(-total(changes.map(({ change }) => change))).toBe(cents(loss));
      }
      const letters = asked('renegotiate', document);
      for (const { freed, changes } of letters === null ? [] : [...letters.changes, letters.together]) {
        expect(total(changes.map(({ change }) => change))).toBe(cents(freed));
      }
      const list = asked('asks', document, { goal: '0.9' });
      if (list === null) return;
      expect(total(list.asks.map(({ usable }) => usable))).toBe(cents(list.together.usable));
      const closed = linesOf(scenarioOf(document)).filter(({ closed: ended }) => ended);
      for (const { units, periods, usable } of list.asks) {
        expect(cents(usable)).toBeGreaterThan(0n);
        expect(
          closed.some(({ unit, period }) => units.length === 1 && units[0] === unit && periods.includes(period)),
        ).toBe(false);
      }
    });
  },
  minutes(5),
);

it(
  'several letters free at least what each of them frees, where rules leave no usable money',
  () => {
    const plain = { format: 'allocation-program/1', stages: [{ id: 's', to: '*', share: 'proportional' }] };
    let letters = 0;
    check(readable, 300, (document) => {
      const answer = asked('renegotiate', { ...document, program: plain });
      for (const { freed } of answer?.changes ?? []) {
        letters += 1;
        // The best of each agreement together contain the best of all.
        expect(cents(answer!.together.freed)).toBeGreaterThanOrEqual(cents(freed));
      }
    });
    expect(letters).toBeGreaterThan(50);
  },
  minutes(5),
);
