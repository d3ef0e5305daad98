import type { AllocationAnswer } from '@tamwil/allocation';
import type { Assumption, Grain, PlanLevel } from '@tamwil/plan';
import type { FiscalSpaceResult } from './fiscal-space-results.ts';

/** A decimal amount in currency units, with all minor digits. */
export type Money = string;
/** Award / cost with six places, rounded down: 1.000000 only when complete. */
export type Coverage = string;

/** What a line, component, period or the whole gets on one basis. */
export interface Figures {
  readonly award: Money;
  readonly gap: Money;
  readonly coverage: Coverage;
}

/** The same program run on money in hand and on firm money. Null when the program cannot run on that money. */
export interface BothBases {
  readonly 'in-hand': Figures | null;
  readonly firm: Figures | null;
}

export const STATUSES = ['full', 'above-minimum', 'partial', 'below-minimum', 'none', 'window-closed'] as const;
/** `partial` where no least amount was given; with one, whether the award reaches it. */
export type Status = (typeof STATUSES)[number];

/** One output (or component) in one period: award + gap + lapsed = cost. */
export interface TargetResult extends Figures {
  readonly target: string;
  /** The output, or the component at level component. */
  readonly unit: string;
  readonly component: string;
  readonly period: string;
  readonly cost: Money;
  readonly lapsed: Money;
  readonly status: Status;
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, string>> }[];
  readonly minimum: Money | null;
  readonly priority: 'high' | 'medium' | 'low' | null;
  /** True while the cost rests on no figure of anyone: then only coverage may be shown. */
  readonly placeholder: boolean;
  readonly bases: BothBases;
}

export interface SumResult extends Figures {
  readonly id: string;
  readonly cost: Money;
  readonly lapsed: Money;
  readonly bases: BothBases;
}

/** The whole plan: cost = spent + financeable + gap + lapsed, award = spent + financeable. */
export interface Totals {
  /** Direct cost of the plan as the scenario costs it. */
  readonly cost: Money;
  /** Money counted on the basis before charges, in the scenario's currency. */
  readonly gross: Money;
  /** What of it remains for direct cost. */
  readonly usable: Money;
  readonly inHand: Money;
  readonly firm: Money;
  readonly award: Money;
  readonly spent: Money;
  readonly financeable: Money;
  readonly gap: Money;
  readonly coverage: Coverage;
  /** Least total gap that any rule could leave with this money and these conditions. */
  readonly leastPossibleGap: Money;
  readonly lapsed: Money;
  readonly stranded: Money;
  readonly surplus: Money;
  readonly withheld: Money;
  /** Programme support payable on the award, at each source's rate. */
  readonly programmeSupport: Money;
  /** What must be raised, before charges, to close the gap at the rate assumed for new money. */
  readonly grossToRaise: Money;
  readonly bases: BothBases;
}

export interface CostResult {
  readonly output: string;
  readonly component: string;
  readonly period: string;
  readonly split: Money;
  readonly escalation: Money;
  readonly exchange: Money;
  readonly drivers: Money;
  readonly contingency: Money;
  readonly direct: Money;
  readonly programmeSupport: Money;
  readonly gross: Money;
}

export interface FundingResult {
  readonly source: string;
  readonly kind: string;
  readonly gross: Money;
  readonly charges: Money;
  readonly usable: Money;
  readonly used: Money;
  readonly unusable: Money;
  /** Payable on what is used. */
  readonly programmeSupport: Money;
  readonly tranches: readonly TrancheResult[];
}

export interface TrancheResult {
  readonly period: string | null;
  readonly stage: string;
  readonly counted: boolean;
  readonly gross: Money;
  readonly charges: Money;
  readonly usable: Money;
  readonly used: Money;
  readonly unusable: Money;
  /** Usable money times its probability, rounded down. */
  readonly weighted: Money;
}

export interface RangeResult {
  readonly least: Money;
  readonly most: Money;
}

/** One row of the paragraph 27 table: open = regular budget + other firm money + additional, at any routing. */
export interface Paragraph27Result {
  readonly output: string;
  readonly component: string;
  readonly open: Money;
  readonly regularBudget: RangeResult;
  readonly developmentCooperation: RangeResult;
  readonly additional: Money;
  readonly priority: 'high' | 'medium' | 'low' | null;
}

/** Pledged or expected money beside the firm figures: never a coverage, and no gap is reduced by it. */
export interface WhatIfResult {
  readonly basis: 'expected' | 'pledged';
  readonly usable: Money;
  readonly award: Money;
  readonly plannedCoverage: Coverage;
  readonly targets: readonly { readonly target: string; readonly award: Money; readonly plannedCoverage: Coverage }[];
}

/** What the scenario's rates of exchange change, in the scenario's currency; net = income - cost. */
export interface ExchangeResult {
  readonly currency: string;
  readonly cost: Money;
  readonly income: Money;
  readonly net: Money;
}

/** Money not agreed yet: never in a coverage, a gap or a total of firm money. */
export interface PipelineResult {
  readonly items: readonly {
    readonly source: string;
    readonly gross: Money;
    readonly usable: Money;
    /** The most of the gap that it could close alone, on top of firm money. */
    readonly closes: Money;
    /** `closes` times its probability, rounded down. */
    readonly weighted: Money;
  }[];
  readonly together: { readonly usable: Money; readonly closes: Money };
}

/** Something to know beside the figures. */
export interface WarningResult {
  readonly code: string;
  /** JSON Pointer into the scenario document. */
  readonly pointer: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Money of an agreement that nobody gets; `widerEarmarkWouldFund` names lines outside its conditions. */
export interface IdleResult {
  readonly source: string;
  /** Positions of the tranches that it is of. */
  readonly tranches: readonly number[];
  readonly amount: Money;
  readonly kind: 'stranded' | 'surplus' | 'withheld';
  readonly widerEarmarkWouldFund: readonly string[];
}

export interface DeliveryResult {
  readonly driver: string;
  readonly unit: string;
  readonly planned: number;
  readonly scenario: number;
  /** For how many the award is enough at the planned intensity. */
  readonly affordable: number;
}

/** The engine's answer in every detail but `awards`. */
export type TracedAnswer = Extract<AllocationAnswer, { readonly stages: unknown }>;

/** The JSON of `POST /v1/evaluations`. */
export interface Evaluation {
  readonly engine: string;
  readonly inputDigest: string;
  readonly resultDigest: string;
  readonly currency: string;
  readonly asOf: string | null;
  readonly level: PlanLevel;
  readonly grain: Grain;
  /** What coverage and gaps are measured on. */
  readonly basis: 'in-hand' | 'firm';
  readonly totals: Totals;
  readonly targets: readonly TargetResult[];
  readonly components: readonly SumResult[];
  readonly periods: readonly SumResult[];
  readonly costs: readonly CostResult[];
  readonly funding: readonly FundingResult[];
  readonly exchange: readonly ExchangeResult[];
  readonly pipeline: PipelineResult;
  readonly routing: readonly { readonly source: string; readonly target: string; readonly amount: Money }[];
  readonly stranded: readonly IdleResult[];
  readonly stages: TracedAnswer['stages'];
  readonly bottlenecks: TracedAnswer['bottlenecks'];
  readonly released: TracedAnswer['released'];
  readonly paragraph27: readonly Paragraph27Result[];
  readonly delivery: readonly DeliveryResult[];
  readonly whatIf: WhatIfResult | null;
  /** Only where the scenario has countries. */
  readonly fiscalSpace?: FiscalSpaceResult;
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly WarningResult[];
}
