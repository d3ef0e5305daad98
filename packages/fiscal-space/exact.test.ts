import * as money from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exact, minus, numberOf, over, plus, positive, reduced, times } from './exact.ts';

const value = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]): Exact => ({ n, d }));
const lowest = (one: Exact) => money.fraction(one.n, one.d);

describe('leaving fractions unreduced changes no value', () => {
  it('sums, differences, products and quotients are those of reduced fractions', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [lowest(a), lowest(b)];
        expect(reduced(plus(a, b))).toEqual(money.plus(x, y));
        expect(reduced(minus(a, b))).toEqual(money.minus(x, y));
        expect(reduced(times(a, b))).toEqual(money.times(x, y));
        if (b.n !== 0n) expect(reduced(over(a, b))).toEqual(money.over(x, y));
        expect(positive(a).n < 0n).toBe(false);
      }),
    );
  });

  it('denominators stay positive and do not grow when one holds the other', () => {
    expect(plus({ n: 1n, d: 10n }, { n: 1n, d: 1000n })).toEqual({ n: 101n, d: 1000n });
    expect(over({ n: 1n, d: 2n }, { n: -1n, d: 3n })).toEqual({ n: -3n, d: 2n });
    expect(() => over({ n: 1n, d: 2n }, { n: 0n, d: 3n })).toThrow(RangeError);
  });
});

describe('a figure is read exactly or not at all', () => {
  it.each([
    ['0.13', '13/100'],
    ['-2', '-2'],
    ['2/3', '2/3'],
    ['999999999999999999.999999999999', '999999999999999999999999999999/1000000000000'],
  ])('%s', (text, expected) => {
    expect(money.formatFraction(reduced(numberOf(text)!))).toBe(expected);
  });

  it.each([
    '',
    '1e5',
    '0x10',
    '1_000',
    '.5',
    '5.',
    '01',
    '+1',
    ' 1',
    '1/0',
    '1/03',
    'NaN',
    '1.0000000000001',
    '9'.repeat(19),
    '9'.repeat(400),
  ])('%j is refused', (text) => {
    expect(numberOf(text)).toBeNull();
  });
});
