import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceiling,
  compare,
  controlledRounding,
  type Fraction,
  floor,
  fraction,
  minus,
  roundTable,
  roundToTotal,
  splitByWeights,
  sum,
  ZERO,
} from './index.ts';

const seed = 20260101;
const share = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(([n, d]) => fraction(n, d));
function check<T>(property: fc.IProperty<T>, numRuns = 500): void {
  // The type admits synchronous properties only; the linter reads the asynchronous overload.
  void fc.assert(property, { seed, numRuns });
}

describe('rounding a list loses no cent', () => {
  it('adds up to the total, each value floor or ceiling of the exact one', () => {
    check(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (values) => {
        const total = floor(sum(values));
        const rounded = roundToTotal(values);
        expect(rounded.reduce((a, b) => a + b, 0n)).toBe(total);
        rounded.forEach((value, i) => {
          expect(value >= floor(values[i]!) && value <= ceiling(values[i]!)).toBe(true);
        });
      }),
    );
  });

  it('rounds up a larger remainder before a smaller one', () => {
    check(
      fc.property(fc.array(share, { minLength: 2, maxLength: 8 }), (values) => {
        const rounded = roundToTotal(values);
        const rest = (i: number) => minus(values[i]!, fraction(floor(values[i]!)));
        const up = (i: number) => rounded[i]! > floor(values[i]!);
        for (const i of values.keys()) {
          for (const j of values.keys()) if (up(j) && !up(i)) expect(compare(rest(i), rest(j)) <= 0).toBe(true);
        }
      }),
    );
  });

  it('gives equal remainders to the earlier position', () => {
    const third = fraction(1n, 3n);
    expect(roundToTotal([third, third, third, third, third, third])).toEqual([1n, 1n, 0n, 0n, 0n, 0n]);
  });

  it('refuses a total that no rounding reaches', () => {
    expect(() => roundToTotal([fraction(1n, 2n)], 2n)).toThrow(RangeError);
    expect(() => roundToTotal([fraction(3n)], 2n)).toThrow(RangeError);
    expect(roundToTotal([fraction(1n, 2n)], 1n)).toEqual([1n]);
  });

  it.each([[[]], [[ZERO]], [[fraction(2n), fraction(-1n)]], [[fraction(1n), fraction(-1n)]]])(
    'refuses weights that split nothing: %o',
    (weights) => {
      for (const amount of [0n, 1n, -1n]) expect(() => splitByWeights(amount, weights)).toThrow('weight');
    },
  );

  it('splits a repayment as the payment it takes back', () => {
    const weights = [fraction(1n), fraction(1n), fraction(3n, 2n)];
    expect(splitByWeights(10n, weights)).toEqual([3n, 3n, 4n]);
    expect(splitByWeights(9n, weights)).toEqual([3n, 2n, 4n]);
    expect(splitByWeights(-9n, weights)).toEqual([-3n, -2n, -4n]);
  });

  it('rounds any table so that a page adds up in every direction', () => {
    check(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) =>
            fc.array(fc.array(share, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
          ),
        fc.boolean(),
        (cells, up) => {
          const exactTotal = sum(cells.map(sum));
          const {
            cells: rounded,
            rowTotals: rows,
            columnTotals: columns,
            total,
          } = roundTable(cells, up ? ceiling(exactTotal) : floor(exactTotal));
          const add = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n);
          const near = (value: bigint, of: Fraction) => value === floor(of) || value === ceiling(of);
          expect(rounded.map(add)).toEqual(rows);
          expect(columns).toEqual(cells[0]!.map((_, c) => add(rounded.map((row) => row[c]!))));
          expect([add(rows), add(columns)]).toEqual([total, total]);
          expect(total).toBe(up ? ceiling(exactTotal) : floor(exactTotal));
          expect(rounded.every((row, r) => row.every((value, c) => near(value, cells[r]![c]!)))).toBe(true);
          expect(rows.every((value, r) => near(value, sum(cells[r]!)))).toBe(true);
          expect(columns.every((value, c) => near(value, sum(cells.map((row) => row[c]!))))).toBe(true);
        },
      ),
    );
  });

  it('has no table of floors and ceilings for totals that contradict each other', () => {
    const half = fraction(1n, 2n);
    expect(controlledRounding([[half, half]], [1n], [1n, 1n])).toBeNull();
    expect(controlledRounding([[half, half]], [2n], [1n, 0n])).toBeNull();
    expect(controlledRounding([[fraction(1n), fraction(1n)]], [1n], [0n, 1n])).toBeNull();
    expect(controlledRounding([[fraction(1n), fraction(1n)]], [3n], [2n, 1n])).toBeNull();
  });

  it('rounds up the earlier of cells that deviate alike, so the same page comes out everywhere', () => {
    const half = fraction(1n, 2n);
    const row = [half, half, half, half];
    expect(controlledRounding([row, row], [2n, 2n], [1n, 1n, 1n, 1n])).toEqual([
      [1n, 1n, 0n, 0n],
      [0n, 0n, 1n, 1n],
    ]);
    expect(roundTable([[half, half]], 1n).cells).toEqual([[1n, 0n]]);
  });

  it('deviates least from the exact table: no other way to round, tried one by one, comes closer', () => {
    const unit = fc.integer({ min: 0, max: 9 }).map((tenths) => fraction(BigInt(tenths), 10n));
    const rows = fc.array(fc.array(unit, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
    check(
      fc.property(rows, fc.nat(), (cells, choice) => {
        const open = cells.flatMap((row, r) => row.flatMap(({ n }, c) => (n === 0n ? [] : [[r, c] as const])));
        const table = (bits: number) =>
          cells.map((row, r) =>
            row.map((_, c) => BigInt((bits >> open.findIndex(([i, j]) => i === r && j === c)) & 1)),
          );
        const rowsOf = (of: bigint[][]) => of.map((row) => row.reduce((a, b) => a + b, 0n));
        const columnsOf = (of: bigint[][]) => rowsOf([0, 1, 2].map((c) => of.map((row) => row[c]!)));
        const distance = ({ n, d }: Fraction) => ({ n: n < 0n ? -n : n, d });
        const deviation = (of: bigint[][]) =>
          sum(cells.flatMap((row, r) => row.map((cell, c) => distance(minus(fraction(of[r]![c]!), cell)))));
        const ways = 1 << open.length;
        // The totals of one way to round, so that there is one.
        const wanted = table(choice % ways);
        const found = controlledRounding(cells, rowsOf(wanted), columnsOf(wanted))!;
        expect([rowsOf(found), columnsOf(found)]).toEqual([rowsOf(wanted), columnsOf(wanted)]);
        for (let bits = 0; bits < ways; bits++) {
          const other = table(bits);
          if (`${rowsOf(other)} ${columnsOf(other)}` !== `${rowsOf(wanted)} ${columnsOf(wanted)}`) continue;
          expect(compare(deviation(found), deviation(other))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('moves a rounding already made when another cell deviates less, so no cell is further off than it must be', () => {
    const tenths = (...row: bigint[]) => row.map((n) => fraction(n, 10n));
    expect(controlledRounding([tenths(4n, 9n, 6n), tenths(7n, 2n, 2n)], [2n, 2n], [2n, 1n, 1n])).toEqual([
      [1n, 1n, 0n],
      [1n, 0n, 1n],
    ]);
  });

  it('refuses a grand total that is not the rounded sum', () => {
    expect(() => roundTable([[fraction(1n, 2n)]], 2n)).toThrow(RangeError);
  });
});
