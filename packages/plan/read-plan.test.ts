import { describe, expect, it } from 'vitest';
import { PLANS, type PlanDocument, readPlan } from './index.ts';

const { document } = PLANS.get('gb343-ins-3-1')!;

function faultsOf(change: (draft: Draft) => void): string[] {
  const draft = structuredClone(document) as Draft;
  change(draft);
  const read = readPlan(draft);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

/** The document without its `readonly`s, so that a test can spoil it. */
type Draft = { -readonly [K in keyof PlanDocument]: PlanDocument[K] };

describe("a plan of another organization's making is read or refused whole", () => {
  it('gives back the document it was read from', () => {
    const read = readPlan(document);
    expect(read.ok && read.value.document).toEqual(document);
  });

  it('tells every fault at once, each with its place', () => {
    expect(
      faultsOf((draft) => {
        draft.currency = 'XXX';
        draft.components[0]!.indicativeBudget = '-1';
        draft.components[1]!.indicativeBudget = '1e7';
        draft.components[2]!.outputs[0]!.lastYear = 2027;
        draft.components[2]!.outputs[1]!.lastYear = 2020;
        draft.components[3]!.id = 'C1.1';
        draft.components[4]!.outputs[1]!.id = 'C5.1';
      }),
    ).toEqual([
      '/currency unknown-currency',
      '/components/0/indicativeBudget negative-amount',
      '/components/1/indicativeBudget not-an-amount',
      '/components/2/outputs/0/firstYear window-outside-plan',
      '/components/2/outputs/1/lastYear years-reversed',
      '/components/3/id duplicate-id',
      '/components/4/outputs/1/id duplicate-id',
    ]);
  });

  it('does not let a component lose a million on the way to the total', () => {
    expect(faultsOf((draft) => (draft.components[4]!.indicativeBudget = '3000000.00'))).toEqual([
      '/totalBudget budgets-do-not-add-up',
    ]);
  });

  it('refuses fractions of a cent, years that run backwards and a plan of a century', () => {
    expect(faultsOf((draft) => (draft.totalBudget = '237000000.001'))).toEqual(['/totalBudget too-precise']);
    expect(faultsOf((draft) => (draft.lastYear = 2020))[0]).toBe('/lastYear years-reversed');
    expect(faultsOf((draft) => (draft.lastYear = 2121))).toEqual(['/lastYear plan-too-long']);
  });

  it('refuses keys that it does not know, at any depth', () => {
    expect(faultsOf((draft) => Object.assign(draft.components[0]!.outputs[0]!, { cost: '1' }))).toEqual([
      '/components/0/outputs/0/cost unknown-key',
    ]);
  });
});
