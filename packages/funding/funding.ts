import type { Fault } from '@tamwil/fault';
import type { Fraction } from '@tamwil/money';
import type { Assumption, Years } from '@tamwil/plan';
import type { CarryOver, EarmarkCategory, SourceKind, Stage } from './funding-schema.ts';

/** One payment of an agreement. Amounts are minor units of the scenario's currency unless said otherwise. */
export interface Tranche {
  /** Position among the source's tranches. */
  readonly index: number;
  /** Year or financial period as written; null when it has none. */
  readonly period: string | null;
  readonly stage: Stage;
  /** Amount as agreed, in minor units of the source's own currency. */
  readonly amount: bigint;
  /** The amount in the scenario's currency: gross = uncollected + charges + usable. */
  readonly gross: bigint;
  /** Part of an assessed contribution that does not arrive in time. */
  readonly uncollected: bigint;
  /** Agent fee, levy and programme support costs. */
  readonly charges: bigint;
  /** What remains for direct cost, rounded down: this enters the allocation. */
  readonly usable: bigint;
  /** `usable` at the tranche's own rate, before the scenario's rates: the difference is what exchange does to income. */
  readonly usableAtOwnRate: bigint;
  /** Chance that it arrives; 1 in hand. */
  readonly probability: Fraction;
  /** First and last year in which it may be used; null when its conditions leave none. */
  readonly available: Years | null;
}

export interface Charges {
  readonly programmeSupport: Fraction;
  readonly agentFee: Fraction;
  readonly levy: Fraction;
  /** Whether the amounts are stated after charges. */
  readonly deducted: boolean;
}

export interface Earmark {
  readonly category: EarmarkCategory;
  /** Outputs it may pay for. */
  readonly outputs: readonly string[];
  /** Fixed shares by output, adding up to 1; null when the outputs share freely. */
  readonly split: ReadonlyMap<string, Fraction> | null;
  /** Most it may pay per output or component, over all its tranches, in minor units of direct cost. */
  readonly atMost: ReadonlyMap<string, bigint>;
}

/** Expenditure or an open obligation as entered: direct cost in minor units. */
export interface Booking {
  readonly output: string;
  readonly years: Years | null;
  readonly amount: bigint;
}

/** Expenditure or an obligation placed in a cell: direct cost in minor units. */
export interface BookedAmount {
  readonly cell: string;
  readonly output: string;
  readonly amount: bigint;
}

/** One agreement or appropriation. */
export interface Source {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly kind: SourceKind;
  readonly donor: string | null;
  readonly agreement: string | null;
  readonly country: string | null;
  readonly confidential: boolean;
  readonly currency: string;
  readonly earmark: Earmark;
  readonly carryOver: CarryOver;
  readonly charges: Charges;
  readonly tranches: readonly Tranche[];
  readonly booked: readonly Booking[];
  /** Pays into a fund that is itself a source: shown, never counted. */
  readonly internal: boolean;
}

/** The `funding` section of a scenario, read, with every default filled in. */
export interface Funding {
  /** Date of the position; null when the scenario has none. */
  readonly asOf: string | null;
  readonly sources: readonly Source[];
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly Fault[];
}
