export { type Checked, type Fault, type FaultCatalogue, MOST_FAULTS, pointerOf } from './fault.ts';
export {
  DOCUMENT_PROBLEMS,
  type DocumentProblemCode,
  documentProblem,
  type Problem,
  type ProblemCatalogue,
  problem,
} from './problem.ts';
export { SHAPE_FAULTS, shapeFaults } from './shape-faults.ts';
