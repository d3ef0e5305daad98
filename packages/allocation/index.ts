export { allocate } from './allocate.ts';
export { type AllocationAnswer, type AnswerForm, allocationAnswer, type Detail } from './answer/allocation-answer.ts';
export { ALLOCATION_FAULTS, type AllocationFaultCode } from './fault-codes.ts';
export { WorkExceeded, WorkMeter } from './flow/work-meter.ts';
export * from './funding-path/index.ts';
export * from './properties/index.ts';
export {
  type ProgramDocument,
  programSchema,
  programSchemaOf,
  type StageDocument,
  targetListSchema,
} from './request/program-schema.ts';
export { type AllocationRequest, checkProblem, readAllocationRequest } from './request/read-request.ts';
export { type AllocationRequestDocument, allocationRequestSchema } from './request/request-schema.ts';
export * from './rules/index.ts';
export { type Run, runProgram, type StageRun } from './stages/run-program.ts';
export type {
  Allocation,
  Award,
  Bottleneck,
  Idle,
  Payment,
  Problem,
  Reason,
  ReasonCode,
  RunOptions,
  SelectionTrace,
  Source,
  StageTrace,
  Target,
  Warning,
} from './types.ts';
export { ENGINE_VERSION } from './version.ts';
export { ALLOCATION_WARNINGS, type AllocationWarningCode } from './warning-codes.ts';
