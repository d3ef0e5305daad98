import { type Cell, cellId, type Grain, overlap, PLANS, parsePeriod, periodsOf } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOn,
  type Basis,
  bookedMoney,
  type EngineSource,
  engineSources,
  type Funding,
  readFunding,
  useByTranche,
} from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

/** Every output in every period of its time frame; 600.00 a year. */
function cells(grain: Grain): Cell[] {
  return plan.outputs.flatMap((output) =>
    periodsOf(plan, grain).flatMap((period): Cell[] => {
      const years = overlap(period, output);
      if (years === null) return [];
      const cost = 60_000n * BigInt(years.lastYear - years.firstYear + 1);
      const part = { output: output.id, cost, years };
      return [
        {
          id: cellId(output.id, period.id),
          unit: output.id,
          component: output.component,
          period: period.id,
          cost,
          parts: [part],
        },
      ];
    }),
  );
}

/** The same by component. */
function byComponent(grain: Grain): Cell[] {
  return plan.components.flatMap(({ id }) =>
    periodsOf(plan, grain).flatMap((period): Cell[] => {
      const members = cells(grain).filter((cell) => cell.component === id && cell.period === period.id);
      const cost = members.reduce((sum, cell) => sum + cell.cost, 0n);
      return [
        {
          id: cellId(id, period.id),
          unit: id,
          component: id,
          period: period.id,
          cost,
          parts: members.flatMap(({ parts }) => parts),
        },
      ];
    }),
  );
}

function funding(section: unknown): Funding {
  const read = readFunding(section, { plan, currency: 'USD', asOf: null });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function engine(
  section: unknown,
  grain: Grain,
  basis: Basis = 'firm',
  at: readonly Cell[] = cells(grain),
): EngineSource[] {
  const read = funding(section);
  const booked = bookedMoney(read, cells(grain), 'USD');
  if (!booked.ok) throw new Error(JSON.stringify(booked.faults));
  return engineSources(read, at, booked.value, (tranche) => amountOn(basis, tranche));
}

const net = { charges: { deducted: true } };
const reach = ([source]: EngineSource[]): string[] => (source!.for === '*' ? ['*'] : [...source!.for]);

describe('money reaches the years that its agreement allows, and never earlier ones', () => {
  const source = (carryOver: string, period: string, more: object = {}) => [
    {
      id: 'a',
      ...net,
      tranches: [{ period, amount: '1.00', stage: 'received' }],
      earmark: { for: ['C1.1'] },
      carryOver,
      ...more,
    },
  ];

  it.each<[string, string, Grain, object, string[]]>([
    ['none', '2022', 'year', {}, ['C1.1/2022']],
    ['none', '2022-23', 'year', {}, ['C1.1/2022', 'C1.1/2023']],
    ['biennium', '2022', 'year', {}, ['C1.1/2022', 'C1.1/2023']],
    ['biennium', '2023', 'year', {}, ['C1.1/2023']],
    ['plan', '2024', 'year', {}, ['C1.1/2024', 'C1.1/2025', 'C1.1/2026']],
    ['plan', '2022', 'year', { usableUntil: '2023' }, ['C1.1/2022', 'C1.1/2023']],
    ['plan', '2022', 'year', { usableFrom: '2025' }, ['C1.1/2025', 'C1.1/2026']],
    ['plan', '2022', 'year', { usableFrom: '2024-25', usableUntil: '2024-25' }, ['C1.1/2024', 'C1.1/2025']],
    ['none', '2020-21', 'year', {}, ['C1.1/2021']],
    ['none', '2023', 'biennium', {}, ['C1.1/2022-23']],
    ['plan', '2023', 'biennium', {}, ['C1.1/2022-23', 'C1.1/2024-25', 'C1.1/2026-27']],
    ['biennium', '2026', 'biennium', {}, ['C1.1/2026-27']],
    ['none', '2023', 'plan', {}, ['C1.1']],
  ])('carry-over %s, money of %s, grain %s, %j', (carryOver, period, grain, more, expected) => {
    expect(reach(engine(source(carryOver, period, more), grain))).toEqual(expected);
  });

  it('reaches an output at the grain of the plan only if a year of its time frame is among them', () => {
    const section = [
      { id: 'a', ...net, tranches: [{ period: '2023', amount: '1.00', stage: 'received' }], carryOver: 'biennium' },
    ];
    // C3.5 begins in 2025 and C5.6 was over in 2022.
    expect(plan.outputs.map(({ id }) => id).filter((id) => !reach(engine(section, 'plan')).includes(id))).toEqual([
      'C3.5',
      'C5.6',
    ]);
  });

  it('reaches exactly the cells with a common year, whatever the dates, carry-over and earmark', () => {
    const period = fc.constantFrom(
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
      '2020-21',
      '2022-23',
      '2024-25',
      '2026-27',
    );
    fc.assert(
      fc.property(
        period,
        fc.constantFrom('none', 'biennium', 'plan'),
        fc.option(fc.constantFrom('2022', '2024'), { nil: undefined }),
        fc.option(fc.constantFrom('2023', '2025'), { nil: undefined }),
        fc.constantFrom<Grain>('year', 'biennium', 'plan'),
        fc.subarray(
          plan.outputs.map(({ id }) => id),
          { minLength: 1 },
        ),
        (dated, carryOver, from, until, grain, outputs) => {
          fc.pre(from === undefined || until === undefined || from <= until);
          const limits = {
            ...(from === undefined ? {} : { usableFrom: from }),
            ...(until === undefined ? {} : { usableUntil: until }),
          };
          const section = [
            {
              id: 'a',
              ...net,
              carryOver,
              ...limits,
              tranches: [{ period: dated, amount: '1.00', stage: 'received' }],
              earmark: { for: outputs },
            },
          ];
          // Year by year, as the rule is written: q >= p, within the carry-over, within usableFrom and usableUntil.
          const { firstYear, lastYear } = parsePeriod(dated)!;
          const end = { none: lastYear, biennium: lastYear % 2 === 0 ? lastYear + 1 : lastYear, plan: 2026 }[
            carryOver
          ]!;
          const usable = (year: number): boolean =>
            year >= firstYear && year <= end && year >= Number(from ?? 2021) && year <= Number(until ?? 2026);
          const expected = cells(grain).filter(({ unit, parts }) => {
            const { years } = parts[0]!;
            const span = Array.from(
              { length: years.lastYear - years.firstYear + 1 },
              (_, index) => years.firstYear + index,
            );
            return outputs.includes(unit) && span.some(usable);
          });
          const [only] = engine(section, grain);
          expect(only!.for === '*' ? cells(grain).map(({ id }) => id) : only!.for).toEqual(
            expected.map(({ id }) => id),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('agreements become sources of the allocation without losing a cent', () => {
  const flagship = {
    id: 'flagship',
    kind: 'development-cooperation',
    currency: 'EUR',
    earmark: { for: { components: ['C1'] } },
    carryOver: 'plan',
    tranches: [
      { period: '2022', amount: '9200000.00', stage: 'received', rate: '0.92' },
      { period: '2023', amount: '9200000.00', stage: 'committed', rate: '0.92' },
      { period: '2024', amount: '5520000.00', stage: 'pledged', rate: '0.92', probability: '0.6' },
    ],
  };

  it('by tranche, named alike on every basis, and empty ones left out', () => {
    const ids = (basis: Basis): string[] => engine([flagship], 'year', basis).map(({ id }) => id);
    expect(ids('in-hand')).toEqual(['flagship/2022']);
    expect(ids('firm')).toEqual(['flagship/2022', 'flagship/2023']);
    expect(ids('pledged')).toEqual(['flagship/2022', 'flagship/2023', 'flagship/2024']);
    expect(engine([flagship], 'year').map(({ amount }) => amount)).toEqual([884_955_752n, 884_955_752n]);
  });

  it('as one source where its tranches reach the same, with what each brings', () => {
    const section = [{ ...flagship, usableFrom: '2024' }];
    const [only, ...more] = engine(section, 'year', 'pledged');
    expect([only!.id, only!.amount, more.length]).toEqual(['flagship', 2_300_884_955n, 0]);
    // The earliest tranche is used first.
    expect([...useByTranche(only!, 900_000_000n)]).toEqual([
      [0, 884_955_752n],
      [1, 15_044_248n],
      [2, 0n],
    ]);
  });

  it('as separate sources of one agreement where it has a fixed split, adding up to it', () => {
    const [usable] = engine([flagship], 'plan', 'in-hand');
    const split = engine(
      [
        {
          ...flagship,
          earmark: { for: ['C1.1', 'C1.2', 'C1.3'], split: { 'C1.1': '1/3', 'C1.2': '1/3', 'C1.3': '1/3' } },
        },
      ],
      'plan',
      'in-hand',
    );
    expect(split.map(({ id, for: targets }) => [id, targets])).toEqual([
      ['flagship/2022/C1.1', ['C1.1']],
      ['flagship/2022/C1.2', ['C1.2']],
      ['flagship/2022/C1.3', ['C1.3']],
    ]);
    expect(split.reduce((sum, { amount }) => sum + amount, 0n)).toBe(usable!.amount);
  });

  it("as everybody's money only where it reaches every cell", () => {
    const open = [{ id: 'a', amount: '1.00', stage: 'received' }];
    expect(reach(engine(open, 'year'))).toEqual(['*']);
    expect(reach(engine([{ ...open[0], usableFrom: '2022' }], 'year'))).not.toEqual(['*']);
  });

  it('not at all where a fund already counts it', () => {
    const section = [
      {
        id: 'fund',
        kind: 'pooled-fund',
        amount: '107.00',
        stage: 'received',
        charges: { programmeSupport: '0.07', agentFee: '0' },
      },
      { id: 'donor', amount: '5.00', stage: 'received', via: { fund: 'fund' } },
    ];
    expect(engine(section, 'plan').map(({ id, amount }) => [id, amount])).toEqual([['fund', 10_000n]]);
  });
});

describe('a ceiling of an agreement is never exceeded, over all its tranches and periods together', () => {
  const limited = (atMost: object, tranches = 2) => [
    {
      id: 'a',
      ...net,
      carryOver: 'plan',
      earmark: { for: { components: ['C1', 'C2'] }, atMost },
      tranches: Array.from({ length: tranches }, (_, index) => ({
        period: `${2022 + index}`,
        amount: '300.00',
        stage: 'received',
      })),
    },
  ];
  const total = (sources: readonly EngineSource[], holds: (key: string) => boolean): bigint =>
    sources
      .flatMap(({ atMost = {} }) => Object.entries(atMost))
      .reduce((sum, [key, amount]) => (holds(key) ? sum + amount : sum), 0n);

  it('on an output: one amount at the grain of the plan, shared by amount and cost at finer grains', () => {
    expect(engine(limited({ 'C1.1': '100.00' }), 'plan').map(({ id, atMost }) => [id, atMost])).toEqual([
      ['a', { 'C1.1': 10_000n }],
    ]);
    const yearly = engine(limited({ 'C1.1': '100.00' }), 'year');
    expect(total(yearly, (key) => key.startsWith('C1.1/'))).toBe(10_000n);
    expect(yearly.map(({ atMost }) => Object.keys(atMost!).length)).toEqual([5, 4]);
  });

  it('on a component: one amount per engine source, which its outputs share freely', () => {
    expect(engine(limited({ C2: '100.01' }), 'year').map(({ atMost }) => atMost)).toEqual([
      { C2: 5_001n },
      { C2: 5_000n },
    ]);
  });

  it('leaves out tranches that do not count on the basis, so that none of the ceiling is lost on them', () => {
    const section = limited({ C2: '100.00' });
    section[0]!.tranches[1]!.stage = 'committed';
    expect(engine(section, 'year', 'in-hand').map(({ atMost }) => atMost)).toEqual([{ C2: 10_000n }]);
  });

  it('at component level also keeps money inside the outputs that it may pay for', () => {
    const section = [
      {
        id: 'a',
        ...net,
        amount: '99999.00',
        stage: 'received',
        earmark: { for: ['C1.1', 'C2.1'], atMost: { C2: '7.00' } },
      },
    ];
    const [source] = engine(section, 'plan', 'firm', byComponent('plan'));
    // C1.1 costs 6 x 600.00 of its component; C2 has a ceiling of its own.
    expect([source!.for, source!.atMost]).toEqual([['C1', 'C2'], { C1: 360_000n, C2: 700n }]);
  });
});
