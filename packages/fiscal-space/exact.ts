import { type Fraction, fraction } from '@tamwil/money';

/**
 * Exact arithmetic without reduction after every step. Nearly every number of a country scenario is a decimal, so
 * denominators are powers of ten and stay small by themselves; reducing 30,000 yields to lowest terms would take most of
 * the time of a portfolio. Values are equal when `compare` of `@tamwil/money` says so; {@link reduced} brings one to the
 * form that `Fraction` promises.
 */
export type Exact = Fraction;

/** a + b. The larger denominator is kept when it is a multiple of the other. */
export function plus(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d > b.d) return a.d % b.d === 0n ? { n: a.n + b.n * (a.d / b.d), d: a.d } : across(a, b);
  return b.d % a.d === 0n ? { n: a.n * (b.d / a.d) + b.n, d: b.d } : across(a, b);
}

function across(a: Exact, b: Exact): Exact {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** a - b. */
export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { n: -b.n, d: b.d });
}

/** The product of two to five factors. Named one by one: a rest parameter would make an array for every product. */
export function times(a: Exact, b: Exact, c?: Exact, d?: Exact, e?: Exact): Exact {
  const product = { n: a.n * b.n, d: a.d * b.d };
  for (const factor of c === undefined ? NONE : d === undefined ? [c] : e === undefined ? [c, d] : [c, d, e]) {
    product.n *= factor.n;
    product.d *= factor.d;
  }
  return product;
}

const NONE: readonly Exact[] = [];

/** a / b; a zero divisor throws a RangeError. */
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('Nothing is divided by zero.');
  return b.n < 0n ? { n: -a.n * b.d, d: -a.d * b.n } : { n: a.n * b.d, d: a.d * b.n };
}

/** A whole number. */
export function whole(value: number | bigint): Exact {
  return { n: BigInt(value), d: 1n };
}

/** The value, or zero when it is negative. */
export function positive(value: Exact): Exact {
  return value.n < 0n ? { n: 0n, d: 1n } : value;
}

/** In lowest terms. */
export function reduced(value: Exact): Fraction {
  return fraction(value.n, value.d);
}

const POWERS = Array.from({ length: 31 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to a whole power; kept for the powers that figures have. */
export function tenTo(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

const NUMBER = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,12})|\/([1-9]\d{0,11}))?$/;

/**
 * Reads a number of a country scenario: a plain decimal with at most 18 digits before and 12 after the point, or a
 * fraction `"2/3"`.
 *
 * @returns the number, exactly, or null when the text is of another form.
 */
export function numberOf(text: string): Exact | null {
  const match = text.length <= 34 ? NUMBER.exec(text) : null;
  if (match === null) return null;
  const [, sign, digits, decimals, divisor] = match as unknown as [string, string, string, string?, string?];
  if (divisor !== undefined) return { n: BigInt(sign + digits), d: BigInt(divisor) };
  if (decimals === undefined) return { n: BigInt(sign + digits), d: 1n };
  return { n: BigInt(sign + digits + decimals), d: tenTo(decimals.length) };
}
