import { minorDigits, parseAmount } from '@tamwil/money';

/** An amount of a result as an integer number of minor units. Results hold well-formed amounts; anything else is a defect. */
export function minorUnits(amount: string, currency: string): bigint {
  const isNegative = amount.startsWith('-');
  const units = parseAmount(isNegative ? amount.slice(1) : amount, minorDigits(currency));
  if (typeof units !== 'bigint') throw new RangeError(`${JSON.stringify(amount)} is no amount: ${units}.`);
  return isNegative ? -units : units;
}
