import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from './add-up.ts';

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);

describe('a minister who adds up the printed table', () => {
  it('gets the printed totals of the default scenario', () => {
    const rows = [
      [12_827_004_219n, 6_172_995_781n],
      [1_350_210_971n, 649_789_029n],
      [1_012_658_228n, 487_341_772n],
      [540_084_388n, 259_915_612n],
      [270_042_194n, 129_957_806n],
    ];
    const shown = addUp(rows, 10_000_000n);
    expect(shown.columnTotals).toEqual([1600n, 770n]);
    expect(shown.rowTotals).toEqual([1900n, 200n, 150n, 80n, 40n]);
    expect(shown.cells[0]).toEqual([1283n, 617n]);
  });

  it('finds that rows and columns add up, whatever the amounts, and that a detail adds up to its row', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(1n, 100_000n, 10_000_000n),
        (rows, step) => {
          const shown = addUp(rows, step);
          expect(shown.cells.map(sum)).toEqual(shown.rowTotals);
          expect([0, 1].map((column) => sum(shown.cells.map((row) => row[column]!)))).toEqual(shown.columnTotals);
          expect(sum(shown.rowTotals)).toBe(shown.total);
          const whole = rows.reduce(([a, b], [c, d]) => [a + c, b + d] as [bigint, bigint], [0n, 0n] as [
            bigint,
            bigint,
          ]);
          const parent = addUp([whole, [7n * step, 3n * step + 1n]], step);
          const detail = addUp(rows, step, { columnTotals: parent.cells[0]! });
          expect(sum(detail.rowTotals)).toBe(parent.rowTotals[0]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
