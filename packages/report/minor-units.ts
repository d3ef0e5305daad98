import { parseAmount } from '@tamwil/money';

/** Minor units of an amount that our own engine wrote; throws on anything else. */
export function minorUnits(text: string, digits: number): bigint {
  const amount = parseAmount(text, digits);
  if (typeof amount === 'string') throw new Error(`A result holds ${JSON.stringify(text)} as an amount: ${amount}`);
  return amount;
}
