import { ALLOCATION_FAULTS } from '@tamwil/allocation';
import { COSTING_FAULTS } from '@tamwil/costing';
import { type Fault, SHAPE_FAULTS } from '@tamwil/fault';
import { FUNDING_FAULTS } from '@tamwil/funding';
import { PLAN_FAULTS } from '@tamwil/plan';
import { type Evaluation, evaluate, readScenario, SCENARIO_FAULTS } from '@tamwil/scenario';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scenarioDocument } from './scenario-documents.ts';
import { reachedBy, TO_BE_REACHED } from './scenario-reach.ts';

const DECLARED = new Set(
  [SHAPE_FAULTS, PLAN_FAULTS, COSTING_FAULTS, FUNDING_FAULTS, SCENARIO_FAULTS, ALLOCATION_FAULTS].flatMap(Object.keys),
);

const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const total = (texts: readonly string[]): bigint => texts.reduce((sum, text) => sum + cents(text), 0n);

it('10,000 generated scenarios: nothing is thrown, every cent is accounted for, and the digests survive JSON', () => {
  let [evaluated, refused] = [0, 0];
  const times = new Map(TO_BE_REACHED.map((name) => [name, 0]));
  fc.assert(
    fc.property(scenarioDocument, (document) => {
      const read = readScenario(document);
      if (!read.ok) {
        refused += 1;
        return expectDeclared(read.faults, document);
      }
      const answer = evaluate(read.value);
      if (!answer.ok) {
        refused += 1;
        return expectDeclared(answer.faults, document);
      }
      evaluated += 1;
      for (const name of reachedBy(document, answer.value)) times.set(name, (times.get(name) ?? 0) + 1);
      expectAddsUp(answer.value);
      const again = readScenario(reversed(JSON.parse(JSON.stringify(document))));
      expect(again.ok && again.value.digest).toBe(answer.value.inputDigest);
      const same = again.ok ? evaluate(again.value) : again;
      expect(same.ok && same.value.resultDigest).toBe(answer.value.resultDigest);
    }),
    { numRuns: 10_000 },
  );
  // The generator would show little if most of its documents were refused.
  expect(evaluated).toBeGreaterThan(4 * refused);
  console.log([...times].map(([name, count]) => `${name} ${count}`).join(', '));
  expect(TO_BE_REACHED.filter((name) => times.get(name)! < 100)).toEqual([]);
}, 1_200_000);

function expectDeclared(faults: readonly Fault[], document: unknown): void {
  expect(faults.length).toBeGreaterThan(0);
  for (const { code, pointer, detail } of faults) {
    expect(DECLARED, detail).toContain(code);
    if (pointer !== '') expect(Object.keys(document as object)).toContain(pointer.split('/')[1]);
  }
}

/** Keys in the opposite order: another text of the same document. Order in lists is meaning and stays. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function expectAddsUp({
  totals,
  targets,
  components,
  periods,
  funding,
  routing,
  stranded,
  costs,
  paragraph27,
  basis,
}: Evaluation): void {
  const of = (key: 'cost' | 'award' | 'gap' | 'lapsed', rows: readonly Record<typeof key, string>[]): bigint =>
    total(rows.map((row) => row[key]));
  expect(cents(totals.cost)).toBe(total([totals.spent, totals.financeable, totals.gap, totals.lapsed]));
  expect(cents(totals.award)).toBe(total([totals.spent, totals.financeable]));
  for (const key of ['cost', 'award', 'gap', 'lapsed'] as const) {
    expect(of(key, targets)).toBe(cents(totals[key]));
    expect(of(key, components)).toBe(cents(totals[key]));
    expect(of(key, periods)).toBe(cents(totals[key]));
  }
  for (const line of targets) {
    expect(cents(line.cost)).toBe(total([line.award, line.gap, line.lapsed]));
    expect(cents(line.award)).toBe(
      total(routing.filter(({ target }) => target === line.target).map(({ amount }) => amount)),
    );
    expect(cents(line.gap)).toBeGreaterThanOrEqual(0n);
    expect(line.coverage === '1.000000').toBe(cents(line.award) === cents(line.cost));
  }
  expect(cents(totals.usable)).toBe(cents(totals.award) + total(stranded.map(({ amount }) => amount)));
  expect(total([totals.stranded, totals.surplus, totals.withheld])).toBe(total(stranded.map(({ amount }) => amount)));
  expect(cents(totals.leastPossibleGap)).toBeLessThanOrEqual(cents(totals.gap));
  for (const row of funding) {
    expect(cents(row.gross)).toBe(total([row.charges, row.usable]));
    expect(cents(row.usable)).toBe(total([row.used, row.unusable]));
    expect(cents(row.used)).toBe(
      total(routing.filter(({ source }) => source === row.source).map(({ amount }) => amount)),
    );
  }
  for (const row of costs) {
    expect(cents(row.direct)).toBe(total([row.split, row.escalation, row.exchange, row.drivers, row.contingency]));
    expect(cents(row.gross)).toBe(total([row.direct, row.programmeSupport]));
  }
  for (const { open, regularBudget, developmentCooperation, additional } of basis === 'firm' ? paragraph27 : []) {
    expect(cents(open)).toBe(total([regularBudget.least, developmentCooperation.most, additional]));
    expect(cents(open)).toBe(total([regularBudget.most, developmentCooperation.least, additional]));
  }
}
