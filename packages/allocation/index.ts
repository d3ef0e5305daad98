/*
 * The surface, in the order a caller meets it:
 *   readAllocationRequest(json: unknown): Checked<AllocationRequest>          { currency, digits, detail, problem }
 *   checkProblem(problem: Problem): Fault[]                                   for callers that make a Problem themselves
 *   allocate(problem: Problem, options?: RunOptions): Checked<Allocation>     a checked problem -> the whole answer
 *   allocationAnswer(allocation: Allocation, { currency, digits, detail })    the JSON of POST /v1/allocations
 *   runProgram(problem: Problem, options?: RunOptions): Checked<Run>          exact awards and structure, before cents
 */
export { ALLOCATION_FAULTS } from './fault-codes.ts';
export {
  type ProgramDocument,
  programSchema,
  programSchemaOf,
  type StageDocument,
  targetListSchema,
} from './request/program-schema.ts';
export * from './rules/index.ts';
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
export { ALLOCATION_WARNINGS } from './warning-codes.ts';
