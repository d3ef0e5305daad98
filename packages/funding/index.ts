export { FUNDING_ASSUMPTIONS, type FundingAssumptionCode } from './assumptions.ts';
export { availability } from './availability.ts';
export { amountOn, BASES, type Basis, isFirm, isInHand } from './basis.ts';
export { type BookedMoney, bookedMoney } from './booked-money.ts';
export { cumulativeStages, type StageRow } from './cumulative-stages.ts';
export { type EngineSource, engineSources, engineSourcesOf } from './engine-sources.ts';
export { FUNDING_FAULTS, FUNDING_WARNINGS, type FundingFaultCode, type FundingWarningCode } from './fault-codes.ts';
export type { BookedAmount, Booking, Charges, Earmark, Funding, Source, Tranche } from './funding.ts';
export {
  CARRY_OVERS,
  type CarryOver,
  EARMARK_CATEGORIES,
  type EarmarkCategory,
  type FundingDocument,
  fundingSchema,
  SOURCE_KINDS,
  type SourceDocument,
  type SourceKind,
  STAGES,
  type Stage,
} from './funding-schema.ts';
export type { TrancheAmount } from './purse.ts';
export { CHARGE_PRESETS, netOfCharges } from './read-charges.ts';
export { checkFunding, readFunding } from './read-funding.ts';
export type { FundingContext } from './reading.ts';
export { useByTranche } from './tranche-use.ts';
