import { type Cell, type Grain, PLANS } from '@tamwil/plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClosedCell, closeCells, costCells, costPlan, readCosting, type Slippage } from './index.ts';

const plan = PLANS.get('gb343-ins-3-1')!;
const read = readCosting({}, plan);
if (!read.ok) throw new Error('The default costing has no faults.');
const costing = read.value;
const lines = costPlan(costing);
const cells = (grain: Grain): Cell[] => costCells(costing, lines, grain);
const sum = (of: readonly ClosedCell[], key: 'planned' | 'cost' | 'lapsed' | 'overrun' | 'movedIn'): bigint =>
  of.reduce((total, cell) => total + cell[key], 0n);

function closed(
  grain: Grain,
  asOf: string | null,
  slippage: Slippage,
  booked: Record<string, bigint> = {},
): Map<string, ClosedCell> {
  return new Map(
    closeCells(cells(grain), new Map(Object.entries(booked)), asOf, slippage).map((cell) => [cell.id, cell]),
  );
}

describe('cost that a closed period did not deliver is neither lost nor counted twice', () => {
  it('keeps planned + overrun = cost + lapsed for every output, to the cent, whatever was booked', () => {
    const yearly = cells('year');
    fc.assert(
      fc.property(
        fc.constantFrom<Slippage>('move', 'lapse'),
        fc.constantFrom('2021-06-30', '2022-01-01', '2023-12-31', '2024-01-01', '2027-01-01'),
        fc.dictionary(fc.constantFrom(...yearly.map(({ id }) => id)), fc.bigInt({ min: 0n, max: 3_000_000_000n }), {
          maxKeys: 60,
        }),
        (slippage, asOf, booked) => {
          const result = closeCells(yearly, new Map(Object.entries(booked)), asOf, slippage);
          expect(result.map(({ id }) => id)).toEqual(yearly.map(({ id }) => id));
          for (const { id } of plan.outputs) {
            const own = result.filter(({ unit }) => unit === id);
            expect(sum(own, 'planned') + sum(own, 'overrun')).toBe(sum(own, 'cost') + sum(own, 'lapsed'));
            expect(sum(own, 'planned')).toBe(costing.outputCosts.get(id));
            for (const cell of own) {
              expect([cell.cost, cell.lapsed, cell.overrun].every((amount) => amount >= 0n)).toBe(true);
              if (cell.closed) expect(cell.cost).toBe(booked[cell.id] ?? 0n);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('moves what was not delivered to the next open period of the same output', () => {
    const at = closed('year', '2023-06-30', 'move', { 'C2.3/2022': 10_000_000n });
    // C2.3 runs 2022-23 with 461,538.46 a year; 100,000.00 of 2022 was spent.
    expect([at.get('C2.3/2022')!.cost, at.get('C2.3/2023')!.cost, at.get('C2.3/2023')!.movedIn]).toEqual([
      10_000_000n,
      82_307_692n,
      36_153_846n,
    ]);
  });

  it('lapses it where the user says so, and always where the time frame is over', () => {
    expect(closed('year', '2023-06-30', 'lapse').get('C2.3/2022')!.lapsed).toBe(46_153_846n);
    const over = closed('year', '2023-01-01', 'move').get('C5.6/2022')!;
    expect([over.closed, over.cost, over.lapsed]).toEqual([true, 0n, 14_906_832n]);
  });

  it('takes work done ahead of plan off the next period, and what no period can make up for as an overrun', () => {
    const ahead = closed('year', '2023-01-01', 'move', { 'C2.3/2022': 60_000_000n });
    expect([ahead.get('C2.3/2023')!.cost, ahead.get('C2.3/2022')!.overrun]).toEqual([32_307_692n, 0n]);
    const over = closed('year', '2023-01-01', 'move', { 'C2.3/2022': 100_000_000n });
    expect([over.get('C2.3/2023')!.cost, over.get('C2.3/2022')!.overrun]).toEqual([0n, 7_692_308n]);
  });

  it('does not take off what is booked on the next period already', () => {
    const over = closed('year', '2023-01-01', 'move', { 'C2.3/2022': 100_000_000n, 'C2.3/2023': 5_000_000n });
    expect([over.get('C2.3/2023')!.cost, over.get('C2.3/2022')!.overrun]).toEqual([5_000_000n, 12_692_308n]);
  });

  it('closes a financial period with its last year in the plan, and an output with its time frame', () => {
    const at = closed('biennium', '2022-01-01', 'move');
    expect([at.get('C1.1/2020-21')!.closed, at.get('C1.1/2022-23')!.closed]).toEqual([true, false]);
    const later = closed('biennium', '2023-01-01', 'move');
    expect([later.get('C5.6/2022-23')!.closed, later.get('C2.3/2022-23')!.closed]).toEqual([true, false]);
  });

  it('closes nothing without a date, and at the grain of the plan only time frames that are over', () => {
    expect([...closed('year', null, 'move').values()].some((cell) => cell.closed)).toBe(false);
    const whole = [...closed('plan', '2024-01-01', 'move').values()].filter((cell) => cell.closed);
    expect(whole.map(({ id }) => id)).toEqual(['C2.3', 'C5.6']);
  });
});
