import type { ProgramDocument as EngineProgram } from '@tamwil/allocation';
import type { Costing, CostLine, Slippage } from '@tamwil/costing';
import type { CountryScenario } from '@tamwil/fiscal-space';
import type { Basis, BookedMoney, Funding } from '@tamwil/funding';
import type { Assumption, Grain, Plan, PlanLevel, Priorities } from '@tamwil/plan';
import type { Grouping, ProgramDocument } from './program-schema.ts';
import type { ScenarioDocument } from './scenario-schema.ts';

/** A scenario document that was read: every default filled in, every text a value, nothing left to refuse but the sharing. */
export interface Scenario {
  /** The document as sent: what is stored and what the input digest is over. */
  readonly document: ScenarioDocument;
  /** `inputDigest` of the document. */
  readonly digest: string;
  readonly name: string;
  readonly plan: Plan;
  readonly level: PlanLevel;
  readonly grain: Grain;
  readonly currency: string;
  /** Minor digits of the currency. */
  readonly digits: number;
  /** Day of the position, `YYYY-MM-DD`; null closes nothing. */
  readonly asOf: string | null;
  readonly slippage: Slippage;
  readonly basis: Basis;
  readonly costing: Costing;
  /** Direct cost by output and calendar year, step by step. */
  readonly costLines: readonly CostLine[];
  readonly funding: Funding;
  /** Expenditure and obligations, placed in cells of single outputs at the grain. */
  readonly booked: BookedMoney;
  readonly priorities: Priorities;
  /** Least amounts in minor units, by output. */
  readonly minima: ReadonlyMap<string, bigint>;
  /** The program in force, in the scenario's own words. */
  readonly program: ProgramDocument;
  /** The same in the engine's words, and what its groups are. */
  readonly engineProgram: EngineProgram;
  readonly grouping: Grouping | null;
  /** Countries beside the plan; none when the document has no `fiscalSpace`. */
  readonly countries: readonly CountryScenario[];
  /** Every default used, with a pointer into the document where it can be changed. */
  readonly assumptions: readonly Assumption[];
}
