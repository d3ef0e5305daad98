/** How finely costs and money are told apart in time. */
export const GRAINS = ['plan', 'biennium', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** A run of whole calendar years. */
export interface Years {
  readonly firstYear: number;
  readonly lastYear: number;
}

/** One bucket of time at a grain: `plan`, `2022-23` or `2022`, with its years that lie in the plan. */
export interface Period extends Years {
  readonly id: string;
  /** Calendar years of the period that the plan covers, ascending. */
  readonly years: readonly number[];
}

/** All years from first to last. */
export function yearsOf({ firstYear, lastYear }: Years): number[] {
  return Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, index) => firstYear + index);
}

/**
 * The ILO financial period of a year: two calendar years of which the first is even (Financial Regulations, article 1;
 * the plan of 2021-26 touches four of them).
 *
 * @example
 * ```ts
 * import { bienniumOf } from '@tamwil/plan';
 * bienniumOf(2021) // => { id: '2020-21', firstYear: 2020, lastYear: 2021 }
 * ```
 */
export function bienniumOf(year: number): Years & { readonly id: string } {
  const firstYear = year - (year % 2);
  return { id: `${firstYear}-${String((firstYear + 1) % 100).padStart(2, '0')}`, firstYear, lastYear: firstYear + 1 };
}

/**
 * The periods of a plan at a grain, in time order. A financial period that the plan enters or leaves half-way keeps its
 * name; its `years` are only those of the plan.
 *
 * @example
 * ```ts
 * import { PLANS, periodsOf } from '@tamwil/plan';
 * periodsOf(PLANS.get('gb343-ins-3-1')!, 'biennium').map(({ id }) => id) // => ['2020-21', '2022-23', '2024-25', '2026-27']
 * ```
 */
export function periodsOf(plan: Years, grain: Grain): Period[] {
  const years = yearsOf(plan);
  if (grain === 'plan') return [{ id: 'plan', firstYear: plan.firstYear, lastYear: plan.lastYear, years }];
  if (grain === 'year') return years.map((year) => ({ id: `${year}`, firstYear: year, lastYear: year, years: [year] }));
  const periods = new Map<string, Period>();
  for (const year of years) {
    const biennium = bienniumOf(year);
    const before = periods.get(biennium.id)?.years ?? [];
    periods.set(biennium.id, { ...biennium, years: [...before, year] });
  }
  return [...periods.values()];
}

const YEAR = /^(?:19|20|21)\d\d$/;
const BIENNIUM = /^((?:19|20|21)\d[02468])-(\d\d)$/;

/**
 * Reads `"2022"` or a financial period `"2022-23"`.
 *
 * @returns its first and last year, or null for any other text
 * @example
 * ```ts
 * import { parsePeriod } from '@tamwil/plan';
 * parsePeriod('2022-23') // => { firstYear: 2022, lastYear: 2023 }
 * parsePeriod('2021-22') // => null
 * ```
 */
export function parsePeriod(text: string): Years | null {
  if (YEAR.test(text)) return { firstYear: Number(text), lastYear: Number(text) };
  const biennium = BIENNIUM.exec(text);
  if (biennium === null) return null;
  const years = bienniumOf(Number(biennium[1]));
  return years.id === text ? { firstYear: years.firstYear, lastYear: years.lastYear } : null;
}

/** Years that both spans cover; `null` when there is none. */
export function overlap(a: Years, b: Years): Years | null {
  const firstYear = Math.max(a.firstYear, b.firstYear);
  const lastYear = Math.min(a.lastYear, b.lastYear);
  return firstYear <= lastYear ? { firstYear, lastYear } : null;
}

/**
 * Whether a year had ended before an as-at date: 31 December itself is still a day of its year, so a position as at
 * 31 December 2023 keeps 2023 open and one as at 1 January 2024 closes it.
 *
 * @param asOf date `YYYY-MM-DD`
 * @example
 * ```ts
 * import { hasEnded } from '@tamwil/plan';
 * hasEnded(2023, '2023-12-31') // => false
 * hasEnded(2023, '2024-01-01') // => true
 * ```
 */
export function hasEnded(year: number, asOf: string): boolean {
  return `${year}-12-31` < asOf;
}

/**
 * Whether a text is a day that exists, `YYYY-MM-DD`.
 *
 * @example
 * ```ts
 * import { isDate } from '@tamwil/plan';
 * isDate('2024-02-29') // => true
 * isDate('2023-02-29') // => false
 * ```
 */
export function isDate(text: string): boolean {
  const match = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}
