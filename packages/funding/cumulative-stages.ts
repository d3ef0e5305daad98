import { STAGES, type Stage } from './funding-schema.ts';

/** A row of an import, or a tranche: money of an agreement in a period at a stage. */
export interface StageRow {
  readonly agreement: string;
  readonly period: string | null;
  readonly stage: Stage;
  /** Minor units of one currency. */
  readonly amount: bigint;
}

/**
 * Agreements and periods whose rows look cumulative: at two or more stages, with amounts that never fall from the
 * furthest stage back to the earliest, as in pledged 10, of which committed 8, of which received 5. Counted as they
 * stand they would be 23 instead of 10. Exclusive rows can look the same by chance, so an import refuses them and asks.
 *
 * @returns positions of the rows of each such agreement and period
 * @example
 * ```ts
 * import { cumulativeStages } from '@tamwil/funding';
 * const row = (stage, amount) => ({ agreement: 'A-1', period: '2022', stage, amount });
 * cumulativeStages([row('pledged', 10n), row('committed', 8n), row('received', 5n)]) // => [[0, 1, 2]]
 * cumulativeStages([row('received', 8n), row('committed', 5n)]) // => []
 * ```
 */
export function cumulativeStages(rows: readonly StageRow[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { agreement, period }] of rows.entries()) {
    const key = JSON.stringify([agreement, period]);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return [...groups.values()].filter((group) => looksCumulative(group.map((index) => rows[index]!)));
}

function looksCumulative(rows: readonly StageRow[]): boolean {
  const byStage = new Map<Stage, bigint>();
  for (const { stage, amount } of rows) byStage.set(stage, (byStage.get(stage) ?? 0n) + amount);
  const present = STAGES.filter((stage) => byStage.has(stage));
  if (present.length < 2 || present.length < rows.length) return false;
  // STAGES runs from identified to spent: amounts may not grow towards the end.
  return present.every((stage, index) => index === 0 || byStage.get(stage)! <= byStage.get(present[index - 1]!)!);
}
