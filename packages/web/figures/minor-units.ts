import { minorDigits, minorUnitsOf } from '@tamwil/money';

/** An amount of a result, or its negative, as an integer number of minor units of its currency. */
export function minorUnits(amount: string, currency: string): bigint {
  return minorUnitsOf(amount, minorDigits(currency));
}
