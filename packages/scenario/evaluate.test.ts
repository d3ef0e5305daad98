import { describe, expect, it } from 'vitest';
import { blockersOf } from './blockers.ts';
import { evaluate } from './evaluate.ts';
import { PRESETS } from './presets/presets.ts';
import { readScenario } from './read-scenario.ts';
import type { Evaluation } from './results/evaluation.ts';
import { WORKED_SCENARIOS } from './worked/worked-scenarios.ts';

type Document = Record<string, unknown>;

const minimal: Document = {
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
};

function evaluated(document: unknown): Evaluation {
  const read = readScenario(document);
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

function worked(id: string): Document {
  return WORKED_SCENARIOS.find((each) => each.id === id)!.document as unknown as Document;
}

const cents = (text: string): bigint => BigInt(text.replace('.', ''));
const total = (texts: readonly string[]): bigint => texts.reduce((sum, text) => sum + cents(text), 0n);
const firm = (id: string, amount: string, more: Document = {}): Document => ({
  id,
  amount,
  stage: 'committed',
  ...more,
});
const only = (...ids: string[]): Document => ({ earmark: { for: ids } });
const money = (awards: readonly { readonly award: string }[]): string[] => awards.map(({ award }) => award);

describe('160 of 237 million, nobody has chosen', () => {
  const result = evaluated(minimal);

  it('gives every component the same share, to the cent', () => {
    expect(money(result.components)).toEqual([
      '128270042.19',
      '13502109.71',
      '10126582.28',
      '5400843.88',
      '2700421.94',
    ]);
    for (const { id, award } of result.components) {
      const outputs = result.targets.filter(({ component }) => component === id);
      expect(total(money(outputs))).toBe(cents(award));
    }
  });

  it('says of every output that nobody chose and that its cost is nobody’s figure', () => {
    expect(result.targets).toHaveLength(41);
    for (const { placeholder, reasons, status } of result.targets) {
      expect([placeholder, status]).toEqual([true, 'partial']);
      expect(reasons.map(({ code }) => code)).toContain('no-priorities-chosen');
    }
    expect(blockersOf(result)).toEqual(['placeholder-split', 'no-priorities-chosen']);
  });

  it('may be submitted once priorities are chosen and outputs have costs', () => {
    expect(blockersOf(evaluated(worked('one-third-short-tiers')))).toEqual([]);
  });

  it('may be submitted at component level without costs of outputs, which nobody uses or sees there', () => {
    const program = { format: 'allocation-program/1', stages: [{ id: 'a', to: '*', share: 'equal-awards' }] };
    expect(blockersOf(evaluated({ ...minimal, program }))).toEqual(['placeholder-split']);
    expect(blockersOf(evaluated({ ...minimal, level: 'component', program }))).toEqual([]);
    expect(blockersOf(evaluated({ ...minimal, level: 'component' }))).toEqual(['no-priorities-chosen']);
  });

  it('shows no dollars of an output as a placeholder at component level, where the source gives them', () => {
    const byComponent = evaluated({ ...minimal, level: 'component' });
    expect(money(byComponent.targets)).toEqual(money(result.components));
    expect(byComponent.targets.every(({ placeholder }) => !placeholder)).toBe(true);
  });
});

describe('money in hand, firm, and promised', () => {
  const funding = [
    { id: 'in', amount: '100000000.00', stage: 'received' },
    firm('agreed', '60000000.00'),
    { id: 'pledge', amount: '40000000.00', stage: 'pledged', probability: '0.6' },
  ];

  it('stand side by side, and a pledge never reduces a gap', () => {
    const { totals, pipeline } = evaluated({ ...minimal, funding });
    expect([totals.inHand, totals.firm, totals.award, totals.gap]).toEqual([
      '100000000.00',
      '160000000.00',
      '160000000.00',
      '77000000.00',
    ]);
    expect(totals.bases['in-hand']).toMatchObject({ award: '100000000.00', gap: '137000000.00' });
    expect(pipeline).toEqual({
      items: [
        {
          source: 'pledge',
          gross: '40000000.00',
          usable: '40000000.00',
          closes: '40000000.00',
          weighted: '24000000.00',
        },
      ],
      together: { usable: '40000000.00', closes: '40000000.00' },
    });
  });

  it('expected and pledged money are a run of their own beside the firm coverage', () => {
    const plain = evaluated({ ...minimal, funding });
    const expected = evaluated({ ...minimal, funding, basis: 'expected' });
    const pledged = evaluated({ ...minimal, funding, basis: 'pledged' });
    expect(expected.totals).toEqual(plain.totals);
    expect([expected.whatIf?.award, pledged.whatIf?.award, plain.whatIf]).toEqual([
      '184000000.00',
      '200000000.00',
      null,
    ]);
    expect(pledged.whatIf?.plannedCoverage).toBe('0.843881');
  });

  it('coverage follows the basis that was asked for', () => {
    const { basis, totals, components } = evaluated({ ...minimal, funding, basis: 'in-hand' });
    expect([basis, totals.award, components[0]?.coverage]).toEqual(['in-hand', '100000000.00', '0.421940']);
  });

  it('what the other basis cannot run is a warning, not a refusal', () => {
    const minima = { minimumViable: { outputs: { 'C1.1': '5000000.00' } } };
    const program = {
      format: 'allocation-program/1',
      stages: [{ id: 's', share: 'proportional' }],
      minimumViable: { field: 'minimum', protected: ['C1.1'] },
    };
    const { totals, warnings } = evaluated({ ...minimal, ...minima, program });
    expect(totals.bases['in-hand']).toBeNull();
    expect(warnings.map(({ code }) => code)).toContain('other-basis-not-run');
  });
});

describe('periods that have ended', () => {
  it.each(
    WORKED_SCENARIOS.flatMap(({ id }) =>
      ['plan', 'biennium', 'year'].flatMap((grain) => ['move', 'lapse'].map((slippage) => [id, grain, slippage])),
    ),
  )('%s at grain %s (%s): cost = spent + financeable + gap + lapsed', (id, grain, slippage) => {
    const { totals, targets, periods, components } = evaluated({ asOf: '2023-12-31', ...worked(id!), grain, slippage });
    expect(cents(totals.cost)).toBe(total([totals.spent, totals.financeable, totals.gap, totals.lapsed]));
    expect(totals.cost).toBe('237000000.00');
    for (const rows of [targets, periods, components]) {
      for (const key of ['cost', 'award', 'gap', 'lapsed'] as const) {
        expect(total(rows.map((row) => row[key]))).toBe(cents(totals[key]));
      }
    }
  });

  it('undelivered cost of a closed window is lapsed, never a gap to mobilize', () => {
    const { targets, totals } = evaluated({ ...worked('three-letters'), asOf: '2023-01-01' });
    const line = targets.find(({ target }) => target === 'C5.6/2022');
    expect(line).toMatchObject({
      status: 'window-closed',
      cost: '50000.00',
      award: '0.00',
      gap: '0.00',
      lapsed: '50000.00',
    });
    expect(totals.lapsed).toBe('50000.00');
    expect(evaluated({ ...worked('three-letters'), asOf: '2023-01-01', slippage: 'lapse' }).totals.lapsed).toBe(
      '52245161.40',
    );
  });

  it('expenditure stays where it was booked, whatever the priorities say', () => {
    const booked = [{ output: 'C2.4', period: '2022', amount: '700000.00' }];
    const funding = [{ ...firm('a', '5000000.00'), stage: 'received', booked }];
    const priorities = { 'C1.1': { level: 'high' } };
    const program = PRESETS['high-medium-low']();
    const document = { ...worked('three-letters'), asOf: '2024-01-01', funding, priorities, program };
    const { targets, totals } = evaluated(document);
    const line = targets.find(({ target }) => target === 'C2.4/2022');
    expect(line).toMatchObject({ cost: '700000.00', award: '700000.00', gap: '0.00', status: 'full' });
    expect(totals.spent).toBe('700000.00');
  });

  it('says how much less is financed when years count', () => {
    const { warnings } = evaluated({ ...worked('three-letters'), grain: 'plan' });
    const finer = warnings.find(({ code }) => code === 'finer-grain-finances-less');
    expect(cents(finer!.params['allocatedLess']!)).toBeGreaterThan(0n);
  });

  it("shows a time frame that is the user's, with its reason, and not one that repeats the document's", () => {
    const windows = {
      'C5.6': { firstYear: 2022, lastYear: 2025, reason: 'Extended (invented)' },
      'C2.3': { firstYear: 2022, lastYear: 2023, reason: 'The same as in the document' },
    };
    const changed = evaluated({ ...minimal, costing: { windows } }).warnings;
    expect(changed.filter(({ code }) => code === 'window-changed')).toEqual([
      {
        code: 'window-changed',
        pointer: '/costing/windows/C5.6',
        params: { document: '2022', inForce: '2022-2025', reason: 'Extended (invented)' },
      },
    ]);
  });

  it('says how much rules leave open that money could pay, and why', () => {
    const rulesLeave = (stage: object) =>
      evaluated({
        ...minimal,
        program: { format: 'allocation-program/1', stages: [{ id: 's', to: '*', share: 'proportional', ...stage }] },
      }).warnings.filter(({ code }) => code === 'rules-leave-more-open');
    // 160 of 237 million: a limit of 60 per cent hands out 96, C2 alone can take 20, a guard of 0.9 hands out nothing.
    expect(rulesLeave({ limit: { percentOfFunds: '60' } }).map(({ params }) => params)).toEqual([
      { amount: '64000000.00', because: 'stage-limit' },
    ]);
    expect(rulesLeave({ to: ['C2'] })[0]?.params).toEqual({ amount: '140000000.00', because: 'in-no-stage' });
    expect(rulesLeave({ minFundingRatio: '0.9' })[0]?.params).toMatchObject({ amount: '160000000.00' });
    expect(rulesLeave({})).toEqual([]);
  });
});

describe('presets', () => {
  const millions = (amount: string): string => `${amount}000000.00`;

  it('earmarked money first is another answer than the joint optimum', () => {
    const funding = [
      firm('c1', millions('120'), only('C1')),
      firm('c3', millions('5'), only('C3')),
      firm('free', millions('35')),
    ];
    const at = { ...minimal, level: 'component', funding };
    expect(money(evaluated({ ...at, program: PRESETS['earmarked-money-first']() }).components)).toEqual([
      '141875000.00',
      '6250000.00',
      '8125000.00',
      '2500000.00',
      '1250000.00',
    ]);
    expect(money(evaluated(at).components)[0]).toBe('128270042.19');
  });

  it.each(Object.keys(PRESETS) as (keyof typeof PRESETS)[])(
    '%s runs on the real plan and hands out all it can',
    (id) => {
      const { totals, targets } = evaluated({ ...worked('one-third-short-tiers'), program: PRESETS[id]() });
      if (id === 'whole-outputs-in-order')
        expect(new Set(targets.map(({ status }) => status))).toEqual(new Set(['full', 'none']));
      else expect(totals.award).toBe('158000000.00');
      expect(targets.some(({ reasons }) => reasons.some(({ code }) => code === 'no-priorities-chosen'))).toBe(
        id === 'reference-line',
      );
    },
  );

  it('high comes before medium and medium before low', () => {
    const { targets } = evaluated({ ...worked('one-third-short-tiers'), program: PRESETS['high-medium-low']() });
    const covered = (level: string) =>
      targets.filter(({ priority }) => priority === level).map(({ coverage }) => coverage);
    expect(new Set(covered('high'))).toEqual(new Set(['1.000000']));
    expect(new Set(covered('low'))).toEqual(new Set(['0.000000']));
  });

  it('tells whether an output reaches its least amount', () => {
    const statuses = evaluated(worked('one-third-short-tiers')).targets.map(
      ({ status, priority }) => `${priority} ${status}`,
    );
    expect(new Set(statuses)).toEqual(new Set(['high full', 'medium above-minimum', 'low above-minimum']));
    const without = evaluated({ ...worked('one-third-short-tiers'), program: PRESETS['equal-reductions']() });
    expect(without.targets.map(({ status }) => status)).toContain('none');
  });
});

describe('costs and charges', () => {
  it('direct cost 10.00 is exactly financed by 11.30, 10.70, 10.00 and 10.808081, by the charges of the source', () => {
    const usable = (source: Document) => evaluated({ ...minimal, funding: [source] }).totals.usable;
    const cooperation = { kind: 'development-cooperation' };
    expect(usable(firm('a', '11.30', cooperation))).toBe('10.00');
    expect(usable(firm('a', '10.70', { ...cooperation, charges: { programmeSupport: '0.07' } }))).toBe('10.00');
    expect(usable(firm('a', '10.00', { kind: 'regular-budget' }))).toBe('10.00');
    expect(usable(firm('a', '10.81', { kind: 'pooled-fund' }))).toBe('10.00');
  });

  it('programme support stands beside an award and is never taken out of it', () => {
    const { totals, funding } = evaluated({
      ...minimal,
      funding: [firm('a', '113000000.00', { kind: 'development-cooperation' })],
    });
    expect([totals.gross, totals.usable, totals.award]).toEqual(['113000000.00', '100000000.00', '100000000.00']);
    expect([totals.programmeSupport, totals.gap, totals.grossToRaise]).toEqual([
      '13000000.00',
      '137000000.00',
      '154810000.00',
    ]);
    expect(funding[0]).toMatchObject({ charges: '13000000.00', used: '100000000.00', unusable: '0.00' });
  });

  it('an award is said in member States only where the user attached a driver', () => {
    const drivers = [
      { id: 'states', outputs: ['C3.2'], unit: 'member States', planned: 50, scenario: 50, variableShare: '0.6' },
    ];
    const costing = { split: { C3: { amounts: { 'C3.2': '5000000.00' } } }, drivers };
    const { delivery } = evaluated({ ...minimal, costing, funding: [firm('a', '3860000.00', only('C3.2'))] });
    expect(delivery).toEqual([{ driver: 'states', unit: 'member States', planned: 50, scenario: 50, affordable: 31 }]);
    expect(evaluated(minimal).delivery).toEqual([]);
  });

  it('names what a weaker dollar does to cost, to income and together', () => {
    const exchange = [
      {
        currency: 'CHF',
        share: { C1: '0.30' },
        budgetRates: { '2022-23': '0.90', '2024-25': '0.90' },
        scenarioRate: '0.82',
      },
    ];
    const funding = [firm('chf', '9000000.00', { currency: 'CHF', rate: '0.90' })];
    const [effect] = evaluated({ ...minimal, costing: { exchange }, funding }).exchange;
    expect(effect?.currency).toBe('CHF');
    expect(effect?.income).toBe('975609.75');
    expect(cents(effect!.net)).toBe(cents(effect!.income) - cents(effect!.cost));
  });

  it('money that conditions keep from everyone is stranded and never hides a gap elsewhere', () => {
    const { totals, stranded } = evaluated({
      ...minimal,
      level: 'component',
      funding: [firm('c5', '10000000.00', only('C5'))],
    });
    expect([totals.award, totals.stranded, totals.gap]).toEqual(['4000000.00', '6000000.00', '233000000.00']);
    expect(stranded).toEqual([
      {
        source: 'c5',
        tranches: [0],
        amount: '6000000.00',
        kind: 'stranded',
        widerEarmarkWouldFund: ['C1', 'C2', 'C3', 'C4'],
      },
    ]);
  });
});

describe('a program that cannot run', () => {
  it('is refused with the place in the document', () => {
    const program = { format: 'allocation-program/1', direction: 'cut', stages: [{ id: 's', share: 'proportional' }] };
    const read = readScenario({ ...minimal, program, funding: [firm('c5', '10.00', only('C5'))] });
    const answer = read.ok ? evaluate(read.value) : read;
    expect(!answer.ok && answer.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/funding cut-restricted-money',
    ]);
  });

  it('names unknown outputs of weights before anything is computed', () => {
    const program = {
      format: 'allocation-program/1',
      stages: [{ id: 's', share: 'proportional', weights: { 'C9.1': '2', 'C1.1': '0' } }],
    };
    const read = readScenario({ ...minimal, program });
    expect(!read.ok && read.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/program/stages/0/weights/C9.1 unknown-id',
      '/program/stages/0/weights/C1.1 weight-not-positive',
    ]);
  });
});
