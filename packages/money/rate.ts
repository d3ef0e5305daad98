import type { Fraction } from './fraction.ts';
import { parseFraction } from './parse-fraction.ts';

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
 * The shortest plain decimal of the same value as a plain decimal, the form rates have in digests.
 *
 * @example
 * ```ts
 * import { plainRate } from '@tamwil/money';
 * plainRate('0.130') // => '0.13'
 * ```
 */
export function plainRate(text: string): string {
  const shortest = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return shortest === '-0' ? '0' : shortest;
}
