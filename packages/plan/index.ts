export type { Assumption, AssumptionCatalogue } from './assumption.ts';
export {
  bienniumOf,
  GRAINS,
  type Grain,
  hasEnded,
  isDate,
  overlap,
  type Period,
  parsePeriod,
  periodsOf,
  type Years,
  yearsOf,
} from './calendar.ts';
export { type Cell, type CellPart, cellId, PLAN_LEVELS, type PlanLevel } from './cell.ts';
export { PLAN_FAULTS, type PlanFaultCode } from './fault-codes.ts';
export type { Localized, Plan, PlanComponent, PlanOutput } from './plan.ts';
export { type PlanDocument, planSchema } from './plan-schema.ts';
export { PLANS } from './plans.ts';
export { readAmount } from './read-amount.ts';
export { type Bounds, readRate, readShare } from './read-number.ts';
export { readPlan } from './read-plan.ts';
export { type Priorities, selectOutputs } from './select-outputs.ts';
export { DEEPEST_SELECTOR, type PriorityLevel, type Selector, selectorSchema } from './selector.ts';
