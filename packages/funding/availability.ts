import { bienniumOf, overlap, type Years } from '@tamwil/plan';
import type { CarryOver } from './funding-schema.ts';

/**
 * The years in which money of a period may be used: from its first year (never backwards), to the end of its period, of
 * its financial period, or of the plan, inside the years that the agreement allows.
 *
 * @param period years the money is dated with
 * @param allowed from `usableFrom` to `usableUntil`
 * @returns null when no year is left
 * @example
 * ```ts
 * import { availability } from '@tamwil/funding';
 * const y = (firstYear: number, lastYear: number) => ({ firstYear, lastYear });
 * availability(y(2022, 2022), 'none', y(2021, 2026), 2026) // => { firstYear: 2022, lastYear: 2022 }
 * availability(y(2022, 2022), 'biennium', y(2021, 2026), 2026) // => { firstYear: 2022, lastYear: 2023 }
 * availability(y(2022, 2022), 'plan', y(2021, 2024), 2026) // => { firstYear: 2022, lastYear: 2024 }
 * ```
 */
export function availability(
  period: Years,
  carryOver: CarryOver,
  allowed: Years,
  lastYearOfPlan: number,
): Years | null {
  const end = {
    none: period.lastYear,
    biennium: bienniumOf(period.lastYear).lastYear,
    plan: Math.max(lastYearOfPlan, period.lastYear),
  }[carryOver];
  return overlap({ firstYear: period.firstYear, lastYear: end }, allowed);
}
