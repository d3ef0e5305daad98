/** Why a text is not an amount. `negative` and `too-precise` are told apart because their remedies differ. */
export type AmountFault = 'not-a-decimal' | 'negative' | 'too-precise' | 'too-large';

/** Most digits before the decimal point: amounts stay far below what any budget needs and any text can inflate. */
export const MOST_INTEGER_DIGITS = 16;

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * Reads an amount from a decimal string in currency units, exactly: `"190000000.00"` with two digits is
 * 19,000,000,000 cents. No exponent, sign, blank, separator or leading zero is accepted, and no digit is ever rounded
 * away.
 *
 * @param text decimal string in currency units
 * @param digits the currency's minor digits (`minorDigits`)
 * @returns minor units as a bigint, or the fault
 * @example
 * ```ts
 * import { parseAmount } from '@tamwil/money';
 * parseAmount('190000000.5', 2) // => 19000000050n
 * parseAmount('0.005', 2) // => 'too-precise'
 * parseAmount('0x10', 2) // => 'not-a-decimal'
 * ```
 */
export function parseAmount(text: string, digits: number): bigint | AmountFault {
  // The length is bounded before the pattern runs, so a text of any size costs the same.
  if (text.length > 64) return /^\d{17}/.test(text) ? 'too-large' : 'not-a-decimal';
  const match = DECIMAL.exec(text);
  if (!match) return 'not-a-decimal';
  const [, sign, whole, decimals = ''] = match as unknown as [string, string, string, string | undefined];
  if (sign === '-') return 'negative';
  if (whole.length > MOST_INTEGER_DIGITS) return 'too-large';
  if (decimals.length > digits) return 'too-precise';
  return BigInt(whole + decimals.padEnd(digits, '0'));
}
