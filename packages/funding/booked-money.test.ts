import { type Cell, cellId, type Grain, overlap, PLANS, periodsOf } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignBookings } from './assign-bookings.ts';
import { amountOn, type BookedMoney, bookedMoney, engineSources, type Funding, readFunding } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;

function cells(grain: Grain): Cell[] {
  return plan.outputs.flatMap((output) =>
    periodsOf(plan, grain).flatMap((period): Cell[] => {
      const years = overlap(period, output);
      if (years === null) return [];
      const cost = output.id === 'C1.1' ? 300_000n : 100_000n;
      return [
        {
          id: cellId(output.id, period.id),
          unit: output.id,
          component: output.component,
          period: period.id,
          cost,
          parts: [{ output: output.id, cost, years }],
        },
      ];
    }),
  );
}

function funding(section: unknown, asOf: string | null = null): Funding {
  const read = readFunding(section, { plan, currency: 'USD', asOf });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

function booked(section: unknown, grain: Grain = 'year', asOf: string | null = null): BookedMoney {
  const placed = bookedMoney(funding(section, asOf), cells(grain), 'USD');
  if (!placed.ok) throw new Error(JSON.stringify(placed.faults));
  return placed.value;
}

function faultsOf(section: unknown, grain: Grain = 'year'): string[] {
  const placed = bookedMoney(funding(section), cells(grain), 'USD');
  return placed.ok ? [] : placed.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

const tranche = (period: string, amount: string, stage = 'received') => ({ period, amount, stage });
const source = (more: object) => ({ id: 'a', charges: { deducted: true }, carryOver: 'none', ...more });

describe('what is spent stays where it was spent', () => {
  it('lies in the period it names, at any grain', () => {
    const section = [
      source({ tranches: [tranche('2022', '9.00')], booked: [{ output: 'C1.1', period: '2022', amount: '4.00' }] }),
    ];
    for (const [grain, cell] of [
      ['year', 'C1.1/2022'],
      ['biennium', 'C1.1/2022-23'],
      ['plan', 'C1.1'],
    ] as const) {
      expect([...booked(section, grain).byCell]).toEqual([[cell, 400n]]);
    }
  });

  it('may leave out the period only where nothing depends on it', () => {
    const section = [
      source({
        tranches: [tranche('2022', '9.00')],
        booked: [
          { output: 'C1.1', amount: '4.00' },
          { output: 'C5.6', amount: '1.00' },
        ],
      }),
    ];
    expect(faultsOf(section, 'plan')).toEqual([]);
    expect(faultsOf(section, 'year')).toEqual(['/0/booked/0 booking-period-too-coarse']);
  });

  it('is refused outside the time frame of its output and above what its source can have paid', () => {
    const section = [
      source({
        tranches: [tranche('2022', '9.00'), tranche('2023', '5.00', 'pledged')],
        booked: [
          { output: 'C5.6', period: '2023', amount: '1.00' },
          { output: 'C1.1', period: '2022', amount: '8.00' },
          { output: 'C1.2', period: '2022', amount: '2.00' },
        ],
      }),
    ];
    expect(faultsOf(section)).toEqual(['/0/booked/0 booked-outside-window', '/0/booked booked-above-source']);
  });

  it('is paid by whichever tranche can, even if another booking has to change its own', () => {
    const tranches = [tranche('2022', '5.00', 'committed'), tranche('2022-23', '5.00', 'committed')];
    const bookings = [
      { output: 'C1.1', period: '2022', amount: '5.00' },
      { output: 'C1.1', period: '2023', amount: '5.00' },
    ];
    expect(faultsOf([source({ tranches, booked: bookings })])).toEqual([]);
    expect(faultsOf([source({ tranches: [...tranches].reverse(), booked: bookings })])).toEqual([]);
  });

  it('goes to the allocation with the engine source that paid it, in hand only as far as money is in hand', () => {
    const section = [
      source({
        tranches: [tranche('2022', '5.00'), tranche('2023', '5.00', 'committed')],
        booked: [
          { output: 'C1.1', period: '2022', amount: '4.00' },
          { output: 'C1.1', period: '2023', amount: '3.00' },
        ],
      }),
    ];
    const read = funding(section);
    const placed = booked(section);
    const on = (basis: 'firm' | 'in-hand') =>
      engineSources(read, cells('year'), placed, (each) => amountOn(basis, each)).map(({ id, booked: paid }) => [
        id,
        paid,
      ]);
    expect(on('firm')).toEqual([
      ['a/2022', [{ target: 'C1.1/2022', amount: 400n }]],
      ['a/2023', [{ target: 'C1.1/2023', amount: 300n }]],
    ]);
    expect(on('in-hand')).toEqual([['a/2022', [{ target: 'C1.1/2022', amount: 400n }]]]);
  });

  it('stays inside the fixed share of its output', () => {
    const earmark = { for: ['C1.1', 'C1.2'], split: { 'C1.1': '0.5', 'C1.2': '0.5' } };
    expect(
      faultsOf([
        source({
          tranches: [tranche('2022', '10.00')],
          earmark,
          booked: [{ output: 'C1.1', period: '2022', amount: '6.00' }],
        }),
      ]),
    ).toEqual(['/0/booked booked-above-source']);
  });
});

describe('spent money that is booked on no output is not free to move either', () => {
  it('is taken to have paid the outputs of its earmark in its own period, by planned cost, and the result says so', () => {
    const section = [
      source({ tranches: [tranche('2021', '10.00', 'spent')], earmark: { for: ['C1.1', 'C2.4', 'C4.1'] } }),
    ];
    const placed = booked(section);
    expect([...placed.byCell]).toEqual([
      ['C1.1/2021', 600n],
      ['C2.4/2021', 200n],
      ['C4.1/2021', 200n],
    ]);
    expect(placed.assumptions).toEqual([
      { code: 'spent-on-planned-cost', pointer: '/0/booked', value: 'by planned cost' },
    ]);
  });

  it('only as far as bookings do not say where it went', () => {
    const section = [
      source({
        tranches: [tranche('2021', '10.00', 'spent')],
        earmark: { for: ['C1.1', 'C2.4'] },
        booked: [{ output: 'C2.4', period: '2021', amount: '6.00' }],
      }),
    ];
    expect([...booked(section).byCell]).toEqual([
      ['C2.4/2021', 700n],
      ['C1.1/2021', 300n],
    ]);
  });

  it('without a date, in no year after the position', () => {
    const section = [source({ amount: '10.00', stage: 'spent', earmark: { for: ['C1.2'] } })];
    expect([...booked(section, 'year', '2022-06-30').byCell.keys()]).toEqual(['C1.2/2021', 'C1.2/2022']);
  });
});

describe('the assignment of bookings to tranches leaves no payable cent unpaid', () => {
  it('as the cut condition of Hall and Gale says, for every set of bookings', () => {
    const years = ['2021', '2022', '2023', '2024', '2025', '2026'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...years, '2022-23', '2024-25'), fc.integer({ min: 0, max: 9 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.tuple(fc.constantFrom(...years), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('none', 'biennium', 'plan'),
        (tranches, bookings, carryOver) => {
          const [read] = funding([
            source({ carryOver, tranches: tranches.map(([period, units]) => tranche(period, `0.0${units}`)) }),
          ]).sources;
          const entered = bookings.map(([year, units]) => ({
            cell: `C1.1/${year}`,
            output: 'C1.1',
            amount: BigInt(units),
          }));
          const { unpaid, purses, paid } = assignBookings(read!, entered, cells('year'), ({ usable }) => usable);
          // Each purse pays no more than it has, and everything that is paid was booked.
          for (const [index, { amount }] of purses.entries()) {
            expect(paid[index]!.reduce((sum, each) => sum + each.amount, 0n) <= amount).toBe(true);
          }
          // Max-flow = min-cut: unpaid is the largest excess of a set of bookings over the tranches that reach it.
          let worst = 0n;
          for (let set = 1; set < 1 << bookings.length; set += 1) {
            const inSet = bookings.filter((_, index) => (set >> index) & 1);
            const demand = inSet.reduce((sum, [, units]) => sum + BigInt(units), 0n);
            const supply = read!.tranches
              .filter(({ available }) =>
                inSet.some(
                  ([year]) =>
                    available !== null && Number(year) >= available.firstYear && Number(year) <= available.lastYear,
                ),
              )
              .reduce((sum, { usable }) => sum + usable, 0n);
            if (demand - supply > worst) worst = demand - supply;
          }
          expect(unpaid).toBe(worst);
        },
      ),
      { numRuns: 300 },
    );
  });
});
