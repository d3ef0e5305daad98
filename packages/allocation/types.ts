import type { Fraction } from '@tamwil/money';
import type { WorkMeter } from './flow/work-meter.ts';
import type { ProgramDocument } from './request/program-schema.ts';

/**
 * Who asks for money: an output, or one cell of it (output, period). `unit` (default: the id) names the thing that
 * rules about whole outputs speak of; all cells of one output share it.
 */
export interface Target {
  readonly id: string;
  /** Minor units, not negative. */
  readonly claim: bigint;
  readonly unit?: string;
  readonly group?: string;
  readonly rank?: number;
  /** Named amounts in minor units, such as `minimum`. */
  readonly fields?: Readonly<Record<string, bigint>>;
}

/** One agreement or tranche: money, whom it may reach, and what of it is already booked. All amounts in minor units. */
export interface Source {
  readonly id: string;
  readonly amount: bigint;
  /** Target ids; `'*'` reaches every target. */
  readonly for: '*' | readonly string[];
  /** Most that this source pays to a target or a group. */
  readonly atMost?: Readonly<Record<string, bigint>>;
  /** Expenditure and open obligations: money of this source that reaches this target only. */
  readonly booked?: readonly { readonly target: string; readonly amount: bigint }[];
}

/** An allocation problem with amounts in minor units. `readAllocationRequest` makes one from JSON; a caller that already holds amounts makes one directly. */
export interface Problem {
  /** Minor digits of the currency; the program's own amounts are decimal strings in currency units. */
  readonly digits: number;
  readonly targets: readonly Target[];
  readonly sources: readonly Source[];
  readonly program: ProgramDocument;
}

/** Why a target has what it has; pages turn the codes into sentences. */
export interface Reason {
  readonly code: ReasonCode;
  /** Names that the sentence needs: the stage, a unit. */
  readonly params: Readonly<Record<string, string>>;
}

export type ReasonCode =
  | 'complete'
  | 'at-stage-ceiling'
  | 'money-exhausted'
  | 'bottleneck'
  | 'stage-limit'
  | 'stage-skipped'
  | 'not-selected'
  | 'does-not-fit'
  | 'requires-unmet'
  | 'excluded'
  | 'released'
  | 'booked'
  | 'in-no-stage'
  | 'no-priorities-chosen'
  | 'cent';

/** Something a user should know about a request that is answered all the same. */
export interface Warning {
  readonly code: string;
  /** JSON Pointer into the request. */
  readonly pointer: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What one target gets: whole minor units, and the exact value before rounding. */
export interface Award {
  readonly target: string;
  readonly claim: bigint;
  readonly award: bigint;
  readonly exact: Fraction;
  readonly reasons: readonly Reason[];
}

/** Money of one source that nobody gets. */
export interface Idle {
  readonly source: string;
  readonly amount: bigint;
  readonly kind: 'stranded' | 'surplus' | 'withheld';
  /** For stranded money: incomplete targets outside the earmark, in request order. */
  readonly widerEarmarkWouldFund: readonly string[];
}

/** Who pays what: one source to one target, whole minor units, never zero. */
export interface Payment {
  readonly source: string;
  readonly target: string;
  readonly amount: bigint;
}

/** What happened in one stage; amounts are exact fractions of minor units. In cuts they are cuts. */
export interface StageTrace {
  readonly id: string;
  readonly distributes: 'awards' | 'cuts';
  /** Money (or shortfall) not yet handed out when the stage began. */
  readonly available: Fraction;
  /** What the selected targets still lacked up to their ceilings. */
  readonly demand: Fraction;
  readonly used: Fraction;
  readonly skipped: null | 'funding-ratio' | 'no-claims';
  /**
   * Distinct values of increment / weight, ascending; in equal-losses of what is withheld / weight. Weight is w x c in
   * proportional stages. Empty in priority and selection stages.
   */
  readonly levels: readonly { readonly level: Fraction; readonly targets: readonly string[] }[];
  /** Increments that are not zero, in request order. */
  readonly given: readonly { readonly target: string; readonly amount: Fraction }[];
  readonly selection?: SelectionTrace;
}

export interface SelectionTrace {
  /** Units funded whole, in the order of the request. */
  readonly chosen: readonly string[];
  /** Total value of the chosen units; 0 in-order. */
  readonly value: number;
  readonly cost: Fraction;
  readonly proof: 'optimal' | 'bounded';
  /** Only with `bounded`: no choice has a greater value than this. */
  readonly bound?: number;
}

/**
 * Targets that cannot be raised because these sources are used up inside the set, and what else may pay them by targets
 * that are worse off; or because the stage's limit is used up.
 */
export interface Bottleneck {
  readonly stage: string;
  /** Level of the stage at which the set stopped; null in priority stages, which have no level. */
  readonly level: Fraction | null;
  readonly targets: readonly string[];
  readonly sources: readonly string[];
  readonly limit: boolean;
}

/** The complete answer to a problem, before it is written as JSON. Amounts in minor units. */
export interface Allocation {
  readonly direction: 'fund' | 'cut';
  readonly claims: bigint;
  readonly funds: bigint;
  readonly allocated: bigint;
  readonly unallocated: bigint;
  readonly stranded: bigint;
  readonly surplus: bigint;
  readonly withheld: bigint;
  /** In request order. */
  readonly awards: readonly Award[];
  /** Sources with idle money, in request order. */
  readonly idle: readonly Idle[];
  /** Source order, then target order. */
  readonly routing: readonly Payment[];
  readonly stages: readonly StageTrace[];
  readonly bottlenecks: readonly Bottleneck[];
  /** Units that get no further money because the minima of all do not fit. */
  readonly released: readonly string[];
  /** Booked money above the claim of a target. */
  readonly overspent: readonly { readonly target: string; readonly amount: bigint }[];
  /** Targets whose award was rounded up. */
  readonly rounding: readonly { readonly target: string; readonly cents: 1 }[];
  readonly warnings: readonly Warning[];
}

/** How a run may be varied without a new problem. */
export interface RunOptions {
  /**
   * Amounts of the sources as exact fractions of minor units, in source order, in place of the problem's own: the
   * funding path scales sources to amounts that are no whole cents.
   */
  readonly amounts?: readonly Fraction[];
  /** Most work a run may take before it is refused with `work-too-large`; one unit is one arc looked at. */
  readonly workLimit?: number;
  /** Counts the work of this run too: a bound for many runs together. */
  readonly within?: WorkMeter;
}
