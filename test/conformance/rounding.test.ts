import {
  controlledRounding,
  type Fraction,
  formatFraction,
  fraction,
  minus,
  parseFraction,
  splitByWeights,
  sum,
} from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import file from './vectors/rounding.json' with { type: 'json' };

const exact = (text: string): Fraction => parseFraction(text) ?? expect.fail(`${text} is not exact`);

interface LargestRemainder {
  id: string;
  inputs: { amount: string; ratios: string[] };
  expected: string[];
}
interface ControlledRounding {
  id: string;
  inputs: { cells: string[][]; rowTotals: string[]; columnTotals: string[] };
  expected: { leastDeviation: string };
}

const ofRule = <T>(rule: string) => file.vectors.filter((vector) => vector.rule === rule) as unknown as T[];

describe('a split amount loses no cent (published and reference vectors, largest remainder)', () => {
  it.each(ofRule<LargestRemainder>('largest-remainder'))('$id', ({ inputs, expected }) => {
    expect(splitByWeights(BigInt(inputs.amount), inputs.ratios.map(exact)).map(String)).toEqual(expected);
  });
});

describe('a rounded table still adds up along rows and columns, with the least deviation', () => {
  it.each(ofRule<ControlledRounding>('controlled-rounding'))('$id', ({ inputs, expected }) => {
    const cells = inputs.cells.map((row) => row.map(exact));
    const rounded = controlledRounding(cells, inputs.rowTotals.map(BigInt), inputs.columnTotals.map(BigInt));
    if (rounded === null) throw new Error('no table found');
    expect(rounded.map((row) => String(row.reduce((a, b) => a + b)))).toEqual(inputs.rowTotals);
    expect(inputs.columnTotals.map((_, c) => String(rounded.reduce((a, row) => a + row[c]!, 0n)))).toEqual(
      inputs.columnTotals,
    );
    const deviations = cells.flatMap((row, r) => row.map((cell, c) => minus(fraction(rounded[r]![c]!), cell)));
    expect(deviations.every(({ n, d }) => (n < 0n ? -n : n) < d)).toBe(true);
    expect(formatFraction(sum(deviations.map(({ n, d }) => fraction(n < 0n ? -n : n, d))))).toBe(
      expected.leastDeviation,
    );
  });

  it('says so when no table has these totals', () => {
    expect(controlledRounding([[fraction(1n, 2n)]], [1n], [0n])).toBeNull();
    expect(controlledRounding([[fraction(1n)]], [2n], [2n])).toBeNull();
  });
});
