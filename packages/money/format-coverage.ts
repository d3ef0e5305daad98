import { formatDecimal } from './format-fraction.ts';
import { fraction } from './fraction.ts';

/**
 * Coverage: the share of a cost that is financed, six places rounded down, so that 1 is said of what is complete and of
 * nothing else. What costs nothing is complete.
 *
 * @param award minor units
 * @param cost minor units of the same currency
 * @example
 * ```ts
 * import { formatCoverage } from '@tamwil/money';
 * [formatCoverage(2n, 3n), formatCoverage(299n, 300n), formatCoverage(0n, 0n)] // => ['0.666666', '0.996666', '1.000000']
 * ```
 */
export function formatCoverage(award: bigint, cost: bigint): string {
  return cost === 0n ? '1.000000' : formatDecimal(fraction(award, cost), 6, 'down');
}
