import { type Fraction, floor } from './fraction.ts';
import { roundHalfEven } from './round-half-even.ts';

/** `"p/q"`, or `"p"` for a whole number: the wire form of exact values. */
export function formatFraction(value: Fraction): string {
  return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
}

/**
 * A decimal string with a fixed number of places, rounded down (towards minus infinity) or half-even.
 *
 * @example
 * ```ts
 * import { formatDecimal, fraction } from '@tamwil/money';
 * formatDecimal(fraction(2n, 3n), 6, 'down') // => '0.666666'
 * formatDecimal(fraction(1n, 8n), 2, 'half-even') // => '0.12'
 * ```
 */
export function formatDecimal(value: Fraction, places: number, rounding: 'down' | 'half-even'): string {
  const scaled = { n: value.n * 10n ** BigInt(places), d: value.d };
  return placePoint(rounding === 'down' ? floor(scaled) : roundHalfEven(scaled), places);
}

/** An integer with its decimal point moved left: `placePoint(12345n, 2)` is `"123.45"`. */
export function placePoint(value: bigint, places: number): string {
  const digits = `${value < 0n ? -value : value}`.padStart(places + 1, '0');
  const sign = value < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
