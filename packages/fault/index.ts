export { type Checked, type Fault, type FaultCatalogue, MOST_FAULTS, pointerOf } from './fault.ts';
export { SHAPE_FAULTS, shapeFaults } from './shape-faults.ts';
