import { Decimal as DecimalDefault } from 'decimal.js';
import { type Fraction, fraction } from './fraction.ts';

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
