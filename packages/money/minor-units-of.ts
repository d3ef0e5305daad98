const WRITTEN = /^-?\d+(?:\.(\d+))?$/;

/**
 * Minor units of an amount as `formatAmount` wrote it, of any length and also below zero. Texts from outside are read by
 * `parseAmount`; one that is not in this form here is a defect of ours.
 *
 * @param text with all minor digits
 * @param digits the currency's minor digits
 * @throws RangeError
 * @example
 * ```ts
 * import { minorUnitsOf } from '@tamwil/money';
 * [minorUnitsOf('128270042.19', 2), minorUnitsOf('-0.05', 2), minorUnitsOf('1200', 0)] // => [12827004219n, -5n, 1200n]
 * ```
 */
export function minorUnitsOf(text: string, digits: number): bigint {
  const match = WRITTEN.exec(text);
  if (match === null || (match[1] ?? '').length !== digits) {
    throw new RangeError(`${JSON.stringify(text)} is no amount with ${digits} minor digits.`);
  }
  return BigInt(text.replace('.', ''));
}
