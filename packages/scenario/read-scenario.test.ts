import { describe, expect, it } from 'vitest';
import { readScenario } from './read-scenario.ts';

const minimal = {
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
};

function faultsOf(document: unknown): string[] {
  const read = readScenario(document);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

function digestOf(document: unknown): string {
  const read = readScenario(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value.digest;
}

describe('readScenario', () => {
  it('takes four keys as a complete scenario and lists every default with where it can be changed', () => {
    const read = readScenario(minimal);
    expect(read.ok && [read.value.level, read.value.grain, read.value.currency, read.value.basis]).toEqual([
      'output',
      'plan',
      'USD',
      'firm',
    ]);
    const assumed = read.ok ? read.value.assumptions.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    expect(assumed).toEqual(
      expect.arrayContaining([
        '/level level-output',
        '/grain grain-plan',
        '/asOf no-as-at-date',
        '/slippage slippage-move',
        '/basis basis-firm',
        '/program no-priorities-chosen',
        '/costing/stubYearWeight stub-year-weight',
        '/costing/programmeSupport/newMoneyRate new-money-rate',
        '/funding/0/earmark/for unearmarked',
      ]),
    );
  });

  it('assumes nothing that the document says', () => {
    const said = {
      level: 'component',
      grain: 'year',
      currency: 'USD',
      asOf: '2022-01-01',
      slippage: 'lapse',
      basis: 'in-hand',
    };
    const read = readScenario({ ...minimal, ...said });
    const codes = read.ok ? read.value.assumptions.map(({ code }) => code) : [];
    for (const code of [
      'level-output',
      'grain-plan',
      'currency-of-plan',
      'no-as-at-date',
      'slippage-move',
      'basis-firm',
    ]) {
      expect(codes).not.toContain(code);
    }
  });

  it('finds faults of every section in one round, in the order of the document', () => {
    const faults = faultsOf({
      schema: 'scenario/1',
      name: '',
      plan: 'gb343-ins-3-1',
      grain: 'year',
      costing: { split: { C9: { shares: { 'C9.1': '1' } } }, contingency: '7%' },
      funding: [{ id: 'a', amount: '-5', stage: 'committed', colour: 'red' }],
      priorities: { 'C1.99': { level: 'high' } },
      minimumViable: { outputs: { 'C1.4': '1.005', 'C7.1': '1.00' } },
      program: {
        format: 'allocation-program/1',
        stages: [{ id: 's', to: { components: ['C6'] }, share: 'proportional' }],
      },
    });
    expect(faults).toEqual([
      '/name too-short',
      '/costing/split/C9 unknown-component',
      '/costing/contingency not-a-number',
      '/funding/0/colour unknown-key',
      '/priorities/C1.99 unknown-id',
      '/minimumViable/outputs/C1.4 too-precise',
      '/minimumViable/outputs/C7.1 unknown-output',
      '/program/stages/0/to/components/0 unknown-component',
      '/asOf as-of-missing',
    ]);
  });

  it.each([
    [{ ...minimal, plan: 'gb999' }, '/plan unknown-plan'],
    [{ ...minimal, currency: 'EUR' }, '/currency plan-currency'],
    [{ ...minimal, asOf: '2023-02-30' }, '/asOf not-a-date'],
    [{ ...minimal, surprise: 1 }, '/surprise unknown-key'],
    [[], ' wrong-type'],
    [null, ' wrong-type'],
  ])('refuses %j', (document, fault) => expect(faultsOf(document)).toEqual([fault]));

  it('refuses steps that would group by two things, and half components at component level', () => {
    const stages = [
      { id: 'a', to: { outputs: ['C1.1'] }, share: 'proportional', by: 'component' },
      { id: 'b', share: 'proportional', by: 'period' },
    ];
    expect(faultsOf({ ...minimal, program: { format: 'allocation-program/1', stages } })).toEqual([
      '/program/stages/1/by groupings-mixed',
    ]);
    const [first] = stages;
    expect(
      faultsOf({ ...minimal, level: 'component', program: { format: 'allocation-program/1', stages: [first] } }),
    ).toEqual(['/program/stages/0/to selects-part-of-component']);
  });

  it('takes a whole plan document in place of its name', () => {
    const named = readScenario(minimal);
    const plan = named.ok ? named.value.plan.document : null;
    const whole = readScenario({ ...minimal, plan });
    expect(whole.ok && whole.value.digest).toBe(named.ok && named.value.digest);
    expect(faultsOf({ ...minimal, plan: { ...plan, totalBudget: '1.00' } })).toEqual([
      '/plan/totalBudget budgets-do-not-add-up',
    ]);
  });
});

describe('the input digest', () => {
  it('does not change with spelling: key order, minor digits, trailing zeros, unreduced fractions', () => {
    const a = { ...minimal, costing: { contingency: '0.05', stubYearWeight: '1/6' }, grain: 'plan' };
    const b = {
      grain: 'plan',
      funding: [{ stage: 'committed', amount: '160000000', id: 'a' }],
      costing: { stubYearWeight: '2/12', contingency: '0.0500' },
      plan: 'gb343-ins-3-1',
      name: 'x',
      schema: 'scenario/1',
    };
    expect(digestOf(b)).toBe(digestOf(a));
  });

  it('writes amounts of a source in its own currency: yen have no minor digits', () => {
    const yen = (amount: string) => ({
      ...minimal,
      funding: [{ id: 'j', currency: 'JPY', amount, stage: 'committed', rate: '138' }],
    });
    expect(digestOf(yen('690000000'))).not.toBe(digestOf(yen('69000000')));
    expect(faultsOf(yen('690000000.5'))).toEqual(['/funding/0/amount too-precise']);
  });

  it('changes with every input, and tells a default left out from a default written', () => {
    const base = digestOf(minimal);
    expect(digestOf({ ...minimal, name: 'y' })).not.toBe(base);
    expect(digestOf({ ...minimal, grain: 'plan' })).not.toBe(base);
    expect(digestOf({ ...minimal, funding: [{ ...minimal.funding[0], amount: '160000000.01' }] })).not.toBe(base);
  });
});
