import { type Fraction, fraction } from './fraction.ts';

/** Longest run of digits accepted on either side: bounds the work that a hostile text can cause. */
const MOST_DIGITS = 40;
const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;
const RATIO = /^(-?)(0|[1-9]\d*)\/([1-9]\d*)$/;

/**
 * Reads an exact number from outside: a plain decimal (`"0.13"`, `"50"`) or a ratio (`"2/12"`). Exponents, signs other
 * than a leading minus, blanks, leading zeros, hexadecimal and runs of more than 40 digits are refused.
 *
 * @returns the reduced fraction, or null when the text is not of that form.
 * @example
 * ```ts
 * import { formatFraction, parseFraction } from '@tamwil/money';
 * formatFraction(parseFraction('2/12')!) // => '1/6'
 * parseFraction('1e5') // => null
 * ```
 */
export function parseFraction(text: string): Fraction | null {
  if (text.length > 2 * MOST_DIGITS + 2) return null;
  const ratio = RATIO.exec(text);
  if (ratio) {
    const [, sign, n, d] = ratio as unknown as [string, string, string, string];
    if (n.length > MOST_DIGITS || d.length > MOST_DIGITS) return null;
    return fraction(BigInt(`${sign}${n}`), BigInt(d));
  }
  const decimal = DECIMAL.exec(text);
  if (!decimal) return null;
  const [, sign, whole, decimals = ''] = decimal as unknown as [string, string, string, string | undefined];
  if (whole.length > MOST_DIGITS || decimals.length > MOST_DIGITS) return null;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}
