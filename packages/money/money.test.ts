import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAmounts,
  amount,
  CURRENCIES,
  ceiling,
  commonDenominator,
  compare,
  Decimal,
  type Fraction,
  floor,
  formatAmount,
  formatCoverage,
  formatDecimal,
  formatFraction,
  fraction,
  gcd,
  greatest,
  isCurrency,
  least,
  minorDigits,
  minorUnitsOf,
  minus,
  over,
  parseAmount,
  parseFraction,
  parseRate,
  plus,
  power,
  quantize,
  roundHalfEven,
  scaled,
  subtractAmounts,
  times,
  ZERO,
} from './index.ts';

const seed = 20260101;
const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 20n });
const exact = fc.tuple(integer, positive).map(([n, d]) => fraction(n, d));
const share = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(([n, d]) => fraction(n, d));
function check<T>(property: fc.IProperty<T>): void {
  // The type admits synchronous properties only; the linter reads the asynchronous overload.
  void fc.assert(property, { seed, numRuns: 500 });
}

describe('exact arithmetic, so that no cent depends on the order of a sum', () => {
  it('keeps every fraction reduced with a positive denominator', () => {
    check(
      fc.property(exact, exact, (a, b) => {
        for (const { n, d } of [plus(a, b), minus(a, b), times(a, b), ...(b.n === 0n ? [] : [over(a, b)])]) {
          expect(d > 0n).toBe(true);
          expect(fraction(n, d)).toEqual({ n, d });
        }
      }),
    );
  });

  it('obeys the laws of a field', () => {
    check(
      fc.property(exact, exact, exact, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(plus(minus(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(times(over(a, b), b)).toEqual(a);
      }),
    );
  });

  it('orders as its differences do', () => {
    check(
      fc.property(exact, exact, (a, b) => {
        expect(compare(a, b)).toBe(compare(minus(a, b), ZERO));
      }),
    );
  });

  it('rounds to the neighbours, half to even', () => {
    check(
      fc.property(exact, (a) => {
        const [below, above, nearest] = [floor(a), ceiling(a), roundHalfEven(a)];
        expect(compare(fraction(below), a) <= 0 && compare(a, fraction(above)) <= 0 && above - below <= 1n).toBe(true);
        const distance = (to: bigint) => minus(a, fraction(to));
        const half = (x: Fraction) => 2n * (x.n < 0n ? -x.n : x.n) === x.d;
        expect(nearest === below || nearest === above).toBe(true);
        if (half(distance(nearest))) expect(nearest % 2n).toBe(0n);
        else expect(2n * (distance(nearest).n < 0n ? -distance(nearest).n : distance(nearest).n) < a.d).toBe(true);
      }),
    );
    expect([-3n, -1n, 1n, 3n].map((n) => roundHalfEven(fraction(n, 2n)))).toEqual([-2n, 0n, 0n, 2n]);
  });

  it('compounds exactly', () => {
    expect(formatFraction(times(fraction(1_000_000n), power(parseFraction('1.05')!, 3)))).toBe('1157625');
    expect(() => power(fraction(2n), -1)).toThrow(RangeError);
    expect(() => power(fraction(2n), 0.5)).toThrow(RangeError);
    expect(() => power(fraction(2n), Number.NaN)).toThrow(RangeError);
    expect(power(ZERO, 0)).toEqual(fraction(1n));
  });

  it('throws on a division by zero instead of carrying it on', () => {
    expect(() => over(fraction(1n), ZERO)).toThrow(RangeError);
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });

  it('has an independent witness: decimal.js at 40 digits', () => {
    check(
      fc.property(share, share, (a, b) => {
        const decimal = (x: Fraction) => new Decimal(x.n.toString()).div(x.d.toString());
        const difference = decimal(plus(a, b)).minus(decimal(a).plus(decimal(b)));
        expect(difference.abs().lessThan('1e-20')).toBe(true);
      }),
    );
  });
});

describe('texts from outside are read exactly or refused', () => {
  it.each([
    ['0', 0n],
    ['0.5', 50n],
    ['190000000.00', 19_000_000_000n],
    ['9999999999999999.99', 999_999_999_999_999_999n],
    ['1.001', 'too-precise'],
    ['1.000', 'too-precise'],
    ['10000000000000000', 'too-large'],
    ['9'.repeat(400), 'too-large'],
    [`0.${'0'.repeat(400)}`, 'not-a-decimal'],
    [`1.${'0'.repeat(62)}`, 'too-precise'],
    ['-1', 'negative'],
    ['-0', 'negative'],
    ['', 'not-a-decimal'],
    ['.5', 'not-a-decimal'],
    ['5.', 'not-a-decimal'],
    ['007', 'not-a-decimal'],
    ['+1', 'not-a-decimal'],
    [' 1', 'not-a-decimal'],
    ['1\n', 'not-a-decimal'],
    ['1e5', 'not-a-decimal'],
    ['0x10', 'not-a-decimal'],
    ['1_000', 'not-a-decimal'],
    ['1,000', 'not-a-decimal'],
    ['NaN', 'not-a-decimal'],
    ['Infinity', 'not-a-decimal'],
    ['١٢', 'not-a-decimal'],
  ] as const)('the amount %s', (text, expected) => expect(parseAmount(text, 2)).toBe(expected));

  it('takes no decimals in a currency without minor digits', () => {
    expect(parseAmount('1200', minorDigits('JPY'))).toBe(1200n);
    expect(parseAmount('1200.0', minorDigits('JPY'))).toBe('too-precise');
  });

  it('gives every amount back as it came', () => {
    check(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        fc.pre(minor < 10n ** BigInt(16 + digits));
        expect(parseAmount(formatAmount(minor, digits), digits)).toBe(minor);
      }),
    );
  });

  it.each([
    '1/0',
    '0/0',
    '1/-2',
    '1/02',
    '--1',
    '1/2/3',
    'Infinity',
    '1e9',
    `1/${'9'.repeat(41)}`,
    '9'.repeat(41),
    `0.${'1'.repeat(41)}`,
    '1 /2',
    '',
  ])('the fraction %s is refused', (text) => expect(parseFraction(text)).toBeNull());

  it('reads the longest fraction it accepts', () => {
    const forty = '9'.repeat(40);
    expect(formatFraction(parseFraction(`${forty}/1`)!)).toBe(forty);
    expect(formatFraction(parseFraction(`${forty}.${forty}`)!)).toBe(
      formatFraction(fraction(BigInt(forty + forty), 10n ** 40n)),
    );
    expect(parseFraction(`-${forty}.${forty}`)).not.toBeNull();
    expect(formatFraction(parseFraction(`1/${forty}`)!)).toBe(`1/${forty}`);
    expect(formatFraction(parseFraction('-3/6')!)).toBe('-1/2');
  });

  it.each(['1/', '', '1.'])('a run of 41 digits is refused wherever it stands: %s', (before) => {
    const long = '1'.repeat(41);
    expect([parseFraction(`${before}${long}`), parseFraction(`${long}/1`)]).toEqual([null, null]);
  });

  it.each(['13%', '0.1234567890123456789', '1'.repeat(13), '1/3', '', '.5'])('the rate %s is refused', (text) =>
    expect(parseRate(text)).toBeNull(),
  );

  it('reads the longest rate it accepts, and a negative one', () => {
    expect(formatFraction(parseRate('-0.02')!)).toBe('-1/50');
    expect(formatFraction(parseRate('2')!)).toBe('2');
    expect(parseRate(`${'9'.repeat(12)}.${'9'.repeat(18)}`)).not.toBeNull();
  });
});

describe('decimal texts for people and files', () => {
  it.each([
    [fraction(2n, 3n), 6, 'down', '0.666666'],
    [fraction(-2n, 3n), 2, 'down', '-0.67'],
    [fraction(999999n, 1000000n), 6, 'down', '0.999999'],
    [fraction(1n), 6, 'down', '1.000000'],
    [fraction(5n, 2n), 0, 'half-even', '2'],
    [fraction(-1n, 200n), 2, 'half-even', '0.00'],
    [fraction(-3n, 200n), 2, 'half-even', '-0.02'],
  ] as const)('%o to %i places, %s', (value, places, rounding, text) =>
    expect(formatDecimal(value, places, rounding)).toBe(text),
  );

  it('places the sign and the point of small negative amounts', () => {
    expect([-1n, -99n, -100n].map((minor) => formatAmount(minor, 2))).toEqual(['-0.01', '-0.99', '-1.00']);
  });

  it('reads back every amount that was written, of any length, and nothing else', () => {
    check(
      fc.property(fc.bigInt(), fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(minorUnitsOf(formatAmount(minor, digits), digits)).toBe(minor);
      }),
    );
    for (const text of ['1.5', '1', '1.234', '1e2', '', '1.2.3', ' 1.00', '+1.00', '0x1.00']) {
      expect(() => minorUnitsOf(text, 2), text).toThrow(RangeError);
    }
  });

  it('says 1 of what is complete and of nothing else, however little is missing', () => {
    const shown = [
      [0n, 0n],
      [5n, 5n],
      [9_999_999_999n, 10_000_000_000n],
      [0n, 3n],
    ] as const;
    expect(shown.map(([award, cost]) => formatCoverage(award, cost))).toEqual([
      '1.000000',
      '1.000000',
      '0.999999',
      '0.000000',
    ]);
  });

  it('quantizes half to even, also below zero', () => {
    expect(formatFraction(quantize(new Decimal('0.0000000025'), 9))).toBe('1/500000000');
    expect(formatFraction(quantize(new Decimal('-1.5'), 0))).toBe('-2');
  });
});

describe('small questions about fractions', () => {
  it.each([
    [0n, 5n, 5n],
    [2n ** 53n, 2n ** 60n, 2n ** 53n],
    [9_007_199_254_740_993n, 3n, 3n],
    [9_007_199_254_740_881n * 7n, 9_007_199_254_740_881n * 5n, 9_007_199_254_740_881n],
  ])('gcd(%s, %s) is %s, also where machine numbers end', (a, b, expected) => {
    expect([gcd(a, b), gcd(b, a)]).toEqual([expected, expected]);
  });

  const [third, half] = [fraction(1n, 3n), fraction(1n, 2n)];
  it('finds the least and the greatest, the first of equals', () => {
    expect([least(half, third, half), greatest(third, half, third), least(half), greatest(third)]).toEqual([
      third,
      half,
      half,
      third,
    ]);
  });
  it('leaves a whole number where it is, and takes any other to its neighbour above', () => {
    expect([fraction(5n), fraction(-5n), fraction(9n, 2n), fraction(-9n, 2n)].map(ceiling)).toEqual([5n, -5n, 5n, -4n]);
  });
  it('finds the scale on which all values are whole', () => {
    expect(commonDenominator([third, half, fraction(5n)])).toBe(6n);
    expect(commonDenominator([fraction(1n, 4n), fraction(1n, 6n)])).toBe(12n);
    expect(commonDenominator([])).toBe(1n);
    expect([third, half, fraction(5n)].map((value) => scaled(value, 6n))).toEqual([2n, 3n, 30n]);
  });
});

describe('currencies', () => {
  it('adds and subtracts amounts of one currency', () => {
    const [a, b] = [amount(1050n, 'USD'), amount(25n, 'USD')];
    expect([addAmounts(a, b), subtractAmounts(b, a)]).toEqual([1075n, -1025n]);
  });
  it('knows the minor digits of ISO 4217', () => {
    const having = (digits: number) => CURRENCIES.filter((code) => minorDigits(code) === digits).join(' ');
    expect(having(0)).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF');
    expect(having(3)).toBe('BHD IQD JOD KWD LYD OMR TND');
    expect(['USD', 'CHF', 'EUR'].map(minorDigits)).toEqual([2, 2, 2]);
  });
  it.each(['usd', 'US', 'XXX', 'XAU', '', '__proto__'])(
    'refuses %s, so no amount is read with wrong digits',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => minorDigits(code)).toThrow(RangeError);
      expect(() => amount(1n, code)).toThrow(RangeError);
    },
  );
});
