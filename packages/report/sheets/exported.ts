import type { Evaluation, Scenario } from '@tamwil/scenario';

/** One version with its result, as an export shows it to the Office's own staff. */
export interface Exported {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  /** Null for a result that was never saved. */
  readonly saved: {
    readonly id: string;
    readonly version: number;
    readonly state: string;
    /** Day of the last clearance of this version, or null. */
    readonly clearedOn: string | null;
    /** Hash of the version's event in the log. */
    readonly eventHash: string;
  } | null;
}

/**
 * Units (outputs or components) whose cost nobody entered: their amounts are left empty in every sheet, because the
 * document gives no cost per output.
 */
export function placeholderUnits({ evaluation }: Exported): ReadonlySet<string> {
  return new Set(evaluation.targets.filter(({ placeholder }) => placeholder).map(({ unit }) => unit));
}
