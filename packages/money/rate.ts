import { Decimal as DecimalDefault } from 'decimal.js';
import { type Fraction, fraction } from './fraction.ts';
import { parseFraction } from './parse-fraction.ts';

/**
 * The one decimal.js constructor of the product, for the few functions that are not rational (exp, ln, roots in the
 * simulation). 40 significant digits; its defaults (20 digits) would drop cents. Never `Decimal.set`: the precision of
 * an operation is that of the left operand's constructor, so a second configuration would change results silently.
 */
export const Decimal = DecimalDefault.clone({
  precision: 40,
  rounding: DecimalDefault.ROUND_HALF_EVEN,
  defaults: true,
});
export type Decimal = DecimalDefault;

declare const rateBrand: unique symbol;

/** A rate as a fraction of one ("0.13", never 13 per cent), held exactly. */
export type Rate = Fraction & { readonly [rateBrand]: true };

const PLAIN_DECIMAL = /^-?(0|[1-9]\d{0,11})(\.\d{1,18})?$/;

/**
 * Reads a rate from a plain decimal string: at most 12 digits before and 18 after the point. decimal.js itself would
 * also take `0x10`, `1_000`, `NaN` and `1e5`.
 *
 * @example
 * ```ts
 * import { formatFraction, parseRate } from '@tamwil/money';
 * formatFraction(parseRate('0.130')!) // => '13/100'
 * parseRate('13%') // => null
 * ```
 */
export function parseRate(text: string): Rate | null {
  return PLAIN_DECIMAL.test(text) ? (parseFraction(text) as Rate | null) : null;
}

/**
 * The shortest plain decimal of the same value, the form rates have in digests.
 *
 * @example
 * ```ts
 * import { plainRate } from '@tamwil/money';
 * plainRate('0.130') // => '0.13'
 * ```
 */
export function plainRate(text: string): string {
  return new Decimal(text).toFixed();
}

/**
 * A decimal.js number as an exact fraction, quantized half-even to a number of places first, so that the last digits of
 * a transcendental function never reach a comparison.
 *
 * @example
 * ```ts
 * import { Decimal, formatFraction, quantize } from '@tamwil/money';
 * formatFraction(quantize(new Decimal('0.1234567894'), 9)) // => '123456789/1000000000'
 * ```
 */
export function quantize(value: Decimal, places: number): Fraction {
  return fraction(
    BigInt(value.times(new Decimal(10).pow(places)).toFixed(0, DecimalDefault.ROUND_HALF_EVEN)),
    10n ** BigInt(places),
  );
}
