import type { Fault } from '@tamwil/fault';
import type { Fraction } from '@tamwil/money';
import {
  type Assumption,
  type Grain,
  PLAN_FAULTS,
  type Plan,
  type PlanFaultCode,
  type Priorities,
  type Years,
} from '@tamwil/plan';
import type { FundingAssumptionCode } from './assumptions.ts';
import { FUNDING_FAULTS, FUNDING_WARNINGS, type FundingFaultCode, type FundingWarningCode } from './fault-codes.ts';

/** What funding has to know about the rest of the scenario. */
export interface FundingContext {
  readonly plan: Plan;
  /** Currency of the scenario. */
  readonly currency: string;
  /** As-at date, `YYYY-MM-DD`; null when the scenario has none. */
  readonly asOf: string | null;
  /** Grain of the scenario; without it no warning speaks of what a grain does to dates and ceilings. */
  readonly grain?: Grain;
  readonly priorities?: Priorities;
  /** Scenario rates by currency, in units of it per unit of the scenario's: money not in hand is converted at them. */
  readonly scenarioRates?: ReadonlyMap<string, Fraction>;
  /** By how much regular budget money for these outputs and years moves with the cost it pays. */
  readonly hedge?: (outputs: ReadonlySet<string>, within: Years) => Fraction;
}

/** What the readers of the parts of a source share. */
export interface Reading extends FundingContext {
  readonly faults: Fault[];
  readonly warnings: Fault[];
  readonly assumptions: Assumption[];
}

export function fault(reading: Reading, code: FundingFaultCode | PlanFaultCode, pointer: string, detail: string): void {
  const { fix } = { ...PLAN_FAULTS, ...FUNDING_FAULTS }[code];
  reading.faults.push({ pointer, code, detail, fix });
}

export function warn(
  reading: Pick<Reading, 'warnings'>,
  code: FundingWarningCode,
  pointer: string,
  detail: string,
): void {
  reading.warnings.push({ pointer, code, detail, fix: FUNDING_WARNINGS[code].fix });
}

export function assume(
  reading: Pick<Reading, 'assumptions'>,
  code: FundingAssumptionCode,
  pointer: string,
  value: string,
): void {
  reading.assumptions.push({ code, pointer, value });
}
