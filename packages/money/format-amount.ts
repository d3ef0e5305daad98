import { placePoint } from './format-fraction.ts';

/**
 * Minor units as a decimal string in currency units, with all minor digits: the wire form of an amount.
 *
 * @example
 * ```ts
 * import { formatAmount } from '@tamwil/money';
 * formatAmount(12827004219n, 2) // => '128270042.19'
 * formatAmount(-5n, 2) // => '-0.05'
 * formatAmount(1200n, 0) // => '1200'
 * ```
 */
export function formatAmount(minorUnits: bigint, digits: number): string {
  return placePoint(minorUnits, digits);
}
