import type { Fraction } from '@tamwil/money';
import type { Assumption, Plan, Years } from '@tamwil/plan';

/** The years in which an output may cost anything, and why they differ from the plan's, if they do. */
export interface Window extends Years {
  readonly output: string;
  /** The user's reason for a changed time frame; null while the plan's own is in force. */
  readonly reason: string | null;
}

export interface Escalation {
  readonly baseYear: number;
  /** Yearly rate by component. */
  readonly rates: ReadonlyMap<string, Fraction>;
}

/** Part of the cost that is paid in another currency. Rates are units of that currency per unit of the scenario's. */
export interface ExchangeTerms {
  readonly currency: string;
  /** Share of each component's cost that is paid in the currency. */
  readonly shares: ReadonlyMap<string, Fraction>;
  /** Budget rate of exchange by financial period. */
  readonly budgetRates: ReadonlyMap<string, Fraction>;
  readonly scenarioRate: Fraction;
  readonly hedged: boolean;
}

/** A quantity of service that part of an output's cost varies with. */
export interface Driver {
  readonly id: string;
  readonly outputs: readonly string[];
  readonly unit: string;
  readonly planned: number;
  readonly scenario: number;
  readonly variableShare: Fraction;
}

export interface ProgrammeSupportTerms {
  readonly basis: 'added' | 'included';
  /** Rate assumed for money still to be raised, and the rate taken out of the figures when the basis is `included`. */
  readonly newMoneyRate: Fraction;
}

/** How the plan's figures become direct cost: the `costing` section of a scenario, read, with every default filled in. */
export interface Costing {
  readonly plan: Plan;
  readonly windows: ReadonlyMap<string, Window>;
  readonly stubYearWeight: Fraction;
  /** Direct cost of every output in minor units: component figures divided, rounded once, adding up to the cent. */
  readonly outputCosts: ReadonlyMap<string, bigint>;
  /** Outputs whose cost comes from the placeholder rule, not from a figure somebody entered. */
  readonly placeholders: ReadonlySet<string>;
  /** Shares of every output's years, adding up to 1. */
  readonly phasing: ReadonlyMap<string, ReadonlyMap<number, Fraction>>;
  readonly escalation: Escalation;
  readonly exchange: readonly ExchangeTerms[];
  readonly drivers: readonly Driver[];
  readonly contingency: Fraction;
  readonly programmeSupport: ProgrammeSupportTerms;
  readonly assumptions: readonly Assumption[];
}
