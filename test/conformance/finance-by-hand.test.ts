import { type Evaluation, evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';

/** Figures of this file were worked out from the formulas of docs/method-costing-funding.md with other tools, in exact fractions. */

function evaluated(document: unknown): Evaluation {
  const read = readScenario(document);
  const answer = read.ok ? evaluate(read.value) : read;
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

describe('a scenario with every step of costing and four kinds of money, worked by hand', () => {
  const result = evaluated({
    schema: 'scenario/1',
    name: 'Worked by hand (invented)',
    plan: 'gb343-ins-3-1',
    grain: 'year',
    asOf: '2023-12-31',
    costing: {
      split: { C1: { shares: { 'C1.1': '0.2' } }, C3: { amounts: { 'C3.5': '450000.00' } } },
      phasing: {
        'C1.1': { '2021': '0.05', '2022': '0.19', '2023': '0.19', '2024': '0.19', '2025': '0.19', '2026': '0.19' },
      },
      escalation: { rate: '0.02', baseYear: 2021, components: { C2: '0.03' } },
      exchange: [{ currency: 'CHF', share: { C1: '0.30' }, budgetRates: { '2022-23': '0.90' }, scenarioRate: '0.82' }],
      contingency: '0.05',
      programmeSupport: { basis: 'included', newMoneyRate: '0.13' },
      drivers: [
        { id: 'states', outputs: ['C1.1'], unit: 'member States', planned: 50, scenario: 45, variableShare: '0.6' },
      ],
    },
    funding: [
      {
        id: 'flagship',
        kind: 'development-cooperation',
        currency: 'EUR',
        tranches: [
          { period: '2022', amount: '9200000.00', stage: 'received', rate: '0.92' },
          { period: '2024', amount: '9200000.00', stage: 'committed', rate: '0.92', probability: '0.97' },
        ],
        carryOver: 'plan',
        earmark: { for: ['C1.1'] },
        booked: [{ output: 'C1.1', period: '2022', amount: '1500000.00' }],
      },
      {
        id: 'fund',
        kind: 'pooled-fund',
        amount: '1000000.00',
        stage: 'received',
        usableFrom: '2024',
        earmark: { for: ['C3.5'] },
      },
      {
        id: 'regular',
        kind: 'regular-budget',
        tranches: [{ period: '2024-25', amount: '2000000.00', stage: 'committed' }],
        collection: '0.9',
        earmark: { for: ['C4'] },
      },
      {
        id: 'yen',
        kind: 'other',
        currency: 'JPY',
        amount: '690000001',
        rate: '138',
        stage: 'pledged',
        probability: '0.6',
        charges: { programmeSupport: '0.13', levy: '0.02' },
        earmark: { for: ['C2'] },
      },
    ],
  });
  const cents = (text: string): bigint => BigInt(text.replace('.', ''));
  const sum = (texts: readonly string[]): bigint => texts.reduce((total, text) => total + cents(text), 0n);

  it('takes 13 per cent of support out of the figures by division, component by component', () => {
    const direct = ['C1', 'C2', 'C3', 'C4', 'C5'].map((id) =>
      sum(result.costs.filter(({ component }) => component === id).map(({ split }) => split)),
    );
    expect(direct).toEqual([16_814_159_292n, 1_769_911_504n, 1_327_433_628n, 707_964_602n, 353_982_301n]);
  });

  it.each([
    // 38/1.13 million x share of the year, x 1.02^t, x (1 - 0.3 + 0.3 x 0.90/0.82) in 2022-23, x 0.94, x 1.05.
    ['2021', ['1681415.93', '0.00', '0.00', '-100884.96', '79026.55']],
    ['2022', ['6389380.53', '127787.61', '190746.39', '-402474.88', '315271.99']],
    ['2023', ['6389380.53', '258130.97', '194561.32', '-410524.37', '321577.42']],
    ['2026', ['6389380.53', '665011.86', '0.00', '-423263.55', '331556.45']],
  ])('carries C1.1 through every step in %s', (year, steps) => {
    const line = result.costs.find(({ output, period }) => output === 'C1.1' && period === year)!;
    expect([line.split, line.escalation, line.exchange, line.drivers, line.contingency]).toEqual(steps);
    expect(sum(steps)).toBe(cents(line.direct));
  });

  it('turns each kind of money into direct cost', () => {
    const usable = result.funding.map(({ tranches }) => tranches.map((tranche) => tranche.usable));
    // 10 million / 1.13 twice; 1 million x 0.99 / 1.07; 2 million x 0.9; 690,000,001 yen / 138 x 0.98 / 1.13.
    expect(usable).toEqual([['8849557.52', '8849557.52'], ['925233.64'], ['1800000.00'], ['4336283.19']]);
  });

  it('closes 2021 and 2022 at what was booked and moves the rest of C1.1 to 2023', () => {
    const costs = result.targets.filter(({ unit }) => unit === 'C1.1').map(({ cost }) => cost);
    expect(costs.slice(0, 3)).toEqual(['0.00', '1500000.00', '13533395.03']);
  });

  it('adds up: spent + financeable + gap + lapsed, support payable by source, gross to raise', () => {
    const { cost, spent, financeable, gap, lapsed, programmeSupport, grossToRaise } = result.totals;
    expect([cost, spent, lapsed]).toEqual(['233590164.00', '1500000.00', '141285.11']);
    expect(cents(cost)).toBe(sum([spent, financeable, gap, lapsed]));
    // 17,699,115.04 x 0.13 + 516,563.69 x 0.07, and 213,433,200.16 x 1.13.
    expect([programmeSupport, gap, grossToRaise]).toEqual(['2337044.42', '213433200.16', '241179516.18']);
  });

  it('finds C1.1 financed for 5 of 50 member States, the pledge worth 60 per cent, the franc 2 million dearer', () => {
    expect(result.delivery).toEqual([
      { driver: 'states', unit: 'member States', planned: 50, scenario: 45, affordable: 5 },
    ]);
    expect(result.pipeline.items).toEqual([
      { source: 'yen', gross: '5000000.00', usable: '4336283.19', closes: '4336283.19', weighted: '2601769.91' },
    ]);
    expect(result.exchange).toEqual([{ currency: 'CHF', cost: '2000477.36', income: '0.00', net: '-2000477.36' }]);
  });
});

describe('150 dated 2022 for an output that costs 100 in 2023 and 100 in 2024', () => {
  const text = { en: 'Invented' };
  const output = (id: string, firstYear: number, lastYear: number) => ({
    id,
    title: text,
    summary: text,
    firstYear,
    lastYear,
  });
  const component = { id: 'A', number: 1, name: text, shortName: text, indicativeBudget: '1000.00' };
  const plan = {
    id: 'small',
    document: 'Invented',
    body: 'Invented',
    title: text,
    currency: 'USD',
    firstYear: 2021,
    lastYear: 2026,
    indicative: true,
    totalBudget: '1000.00',
    components: [{ ...component, outputs: [output('A1', 2021, 2026), output('A2', 2023, 2024)] }],
  };
  const award = (grain: string, terms: object, period = '2022'): string =>
    evaluated({
      schema: 'scenario/1',
      name: 'Reach (invented)',
      plan,
      grain,
      asOf: '2021-01-01',
      costing: { split: { A: { amounts: { A2: '200.00' } } } },
      funding: [
        {
          id: 's',
          charges: { deducted: true },
          earmark: { for: ['A2'] },
          tranches: [{ period, amount: '150.00', stage: 'committed' }],
          ...terms,
        },
      ],
    }).totals.award;

  it.each([
    // By year and by financial period alike; at the grain of the plan dates only decide whether it is reached at all.
    ['not carried over', { carryOver: 'none' }, '2022', '0.00', '0.00'],
    ['carried over in its financial period', { carryOver: 'biennium' }, '2022', '100.00', '150.00'],
    ['carried over to the end of the plan', { carryOver: 'plan' }, '2022', '150.00', '150.00'],
    ['usable until 2023', { carryOver: 'plan', usableUntil: '2023' }, '2022', '100.00', '150.00'],
    ['usable from 2024', { carryOver: 'plan', usableFrom: '2024' }, '2022', '100.00', '150.00'],
    ['dated 2022-23 and not carried over', { carryOver: 'none' }, '2022-23', '100.00', '150.00'],
    ['dated 2025, because money never goes back', { carryOver: 'plan' }, '2025', '0.00', '0.00'],
  ])('%s', (_, terms, period, finer, whole) => {
    expect(['year', 'biennium', 'plan'].map((grain) => award(grain, terms, period))).toEqual([finer, finer, whole]);
  });
});
