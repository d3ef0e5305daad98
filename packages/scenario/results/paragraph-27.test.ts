import type { Source, Target } from '@tamwil/allocation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph27 } from './paragraph-27.ts';

const plain = (id: string, claim: bigint): Target => ({ id, unit: id, group: 'C1', claim });

function table(
  targets: Target[],
  sources: Source[],
  regularBudget: boolean[],
  awards: bigint[],
  spent = awards.map(() => 0n),
) {
  const components = new Map(targets.map(({ unit }) => [unit!, 'C1']));
  return paragraph27({ targets, sources, regularBudget, awards, spent }, components, () => null, 0);
}

describe('the paragraph 27 table', () => {
  it('gives one figure where only one routing pays the awards', () => {
    const targets = [plain('a', 10n), plain('b', 10n)];
    const sources: Source[] = [
      { id: 'rb', amount: 6n, for: ['a'] },
      { id: 'dc', amount: 5n, for: ['b'] },
    ];
    expect(table(targets, sources, [true, false], [6n, 5n])).toMatchObject([
      {
        output: 'a',
        open: '10',
        regularBudget: { least: '6', most: '6' },
        developmentCooperation: { least: '0', most: '0' },
        additional: '4',
      },
      {
        output: 'b',
        open: '10',
        regularBudget: { least: '0', most: '0' },
        developmentCooperation: { least: '5', most: '5' },
        additional: '5',
      },
    ]);
  });

  it('does not promise regular budget to an output that others could take it from', () => {
    const targets = [plain('a', 10n), plain('b', 10n)];
    const sources: Source[] = [
      { id: 'rb', amount: 6n, for: '*' },
      { id: 'dc', amount: 8n, for: '*' },
    ];
    const [a, b] = table(targets, sources, [true, false], [7n, 7n]);
    expect([a!.regularBudget, b!.regularBudget]).toEqual([
      { least: '0', most: '6' },
      { least: '0', most: '6' },
    ]);
  });

  it('leaves expenditure out of what is open', () => {
    const sources: Source[] = [{ id: 'rb', amount: 6n, for: ['a'], booked: [{ target: 'a', amount: 4n }] }];
    const [row] = table([plain('a', 10n)], sources, [true], [6n], [4n]);
    expect(row).toMatchObject({ open: '6', regularBudget: { least: '2', most: '2' }, additional: '4' });
  });

  it('finds the same ranges as trying every routing', () => {
    const small = fc.record({
      amounts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      reach: fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
      regular: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      // The first two lines belong to one output, so that a range spans several lines.
      routing: fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }), {
        minLength: 3,
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(small, ({ amounts, reach, regular, routing }) => {
        const units = ['a', 'a', 'b'];
        const targets: Target[] = units.map((unit, t) => ({ id: `${t}`, unit, group: 'C1', claim: 9n }));
        const sources: Source[] = amounts.map((amount, s) => ({
          id: `s${s}`,
          amount: BigInt(amount),
          for: targets.filter((_, t) => reach[s]![t]).map(({ id }) => id),
        }));
        const payable = routing.map((row, s) => row.map((pay, t) => (reach[s]![t] ? pay : 0)));
        fc.pre(payable.every((row, s) => row.reduce((x, y) => x + y, 0) <= amounts[s]!));
        const awards = targets.map((_, t) => BigInt(payable.reduce((sum, row) => sum + row[t]!, 0)));
        const rows = paragraph27(
          { targets, sources, regularBudget: regular, awards, spent: awards.map(() => 0n) },
          new Map(units.map((unit) => [unit, 'C1'])),
          () => null,
          0,
        );
        for (const row of rows) {
          const tried = everyRouting(amounts, reach, awards.map(Number)).map((each) =>
            each.reduce(
              (sum, pays, s) =>
                sum + (regular[s] ? pays.reduce((x, pay, t) => x + (units[t] === row.output ? pay : 0), 0) : 0),
              0,
            ),
          );
          expect(row.regularBudget).toEqual({ least: `${Math.min(...tried)}`, most: `${Math.max(...tried)}` });
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** All ways to pay the awards, source by source. */
function everyRouting(
  amounts: readonly number[],
  reach: readonly boolean[][],
  awards: readonly number[],
): number[][][] {
  const found: number[][][] = [];
  const pay = (s: number, left: readonly number[], rows: number[][]): void => {
    if (s === amounts.length) {
      if (left.every((x) => x === 0)) found.push(rows);
      return;
    }
    const fill = (t: number, rest: number, row: number[]): void => {
      if (t === left.length) {
        pay(
          s + 1,
          left.map((x, i) => x - row[i]!),
          [...rows, row],
        );
        return;
      }
      const most = reach[s]![t] ? Math.min(rest, left[t]!) : 0;
      for (let x = 0; x <= most; x += 1) fill(t + 1, rest - x, [...row, x]);
    };
    fill(0, amounts[s]!, []);
  };
  pay(0, awards, []);
  return found;
}
