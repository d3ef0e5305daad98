import type { Fault } from '@tamwil/fault';
import { type Assumption, PLAN_FAULTS, type Plan, type PlanFaultCode } from '@tamwil/plan';
import type { CostingAssumptionCode } from './assumptions.ts';
import { COSTING_FAULTS, type CostingFaultCode } from './fault-codes.ts';

/** What the readers of the parts of a costing section share: the plan, and where faults and assumptions go. */
export interface Reading {
  readonly plan: Plan;
  readonly faults: Fault[];
  readonly assumptions: Assumption[];
}

export function fault(reading: Reading, code: CostingFaultCode | PlanFaultCode, pointer: string, detail: string): void {
  const { fix } = { ...PLAN_FAULTS, ...COSTING_FAULTS }[code];
  reading.faults.push({ pointer, code, detail, fix });
}

export function assume(reading: Reading, code: CostingAssumptionCode, pointer: string, value: string): void {
  reading.assumptions.push({ code, pointer, value });
}
