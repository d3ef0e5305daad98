import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, addUpTo } from './add-up.ts';

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
const STEP = 100_000n;

/** Amounts as budgets have them: many zeros, halves of a step, and anything between. */
const amount = fc.oneof(
  fc.constant(0n),
  fc.constantFrom(STEP / 2n, STEP, 3n * (STEP / 2n)),
  fc.bigInt({ min: 0n, max: 10n ** 9n }),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(amount, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
  );

function isFloorOrCeiling(steps: bigint, minor: bigint): boolean {
  return steps === minor / STEP || (minor % STEP !== 0n && steps === minor / STEP + 1n);
}

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

  it('finds that rows and columns add up, each figure next to its exact value, whatever the amounts', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const shown = addUp(rows, STEP);
        expect(shown.cells.map(sum)).toEqual(shown.rowTotals);
        expect(rows[0]!.map((_, column) => sum(shown.cells.map((row) => row[column]!)))).toEqual(shown.columnTotals);
        expect(sum(shown.rowTotals)).toBe(shown.total);
        expect(sum(shown.columnTotals)).toBe(shown.total);
        expect(shown.total).toBe((2n * sum(rows.flat()) + STEP) / (2n * STEP));
        for (const [r, row] of rows.entries()) {
          expect(isFloorOrCeiling(shown.rowTotals[r]!, sum(row))).toBe(true);
          for (const [c, cell] of row.entries()) expect(isFloorOrCeiling(shown.cells[r]![c]!, cell)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds that the outputs add up to the component above them, whatever the amounts', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const whole = rows[0]!.map((_, column) => sum(rows.map((row) => row[column]!)));
        const others = whole.map((_, column) => BigInt(column) * STEP + 7n);
        const [line] = addUp([whole, others], STEP).cells;
        const detail = addUpTo(line!, rows, STEP);
        expect(detail.columnTotals).toEqual(line);
        expect(detail.cells.map(sum)).toEqual(detail.rowTotals);
        for (const [r, row] of rows.entries())
          for (const [c, cell] of row.entries()) expect(isFloorOrCeiling(detail.cells[r]![c]!, cell)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
