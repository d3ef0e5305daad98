import type { Fault } from '@tamwil/fault';
import { SCENARIO_FAULTS } from './fault-codes.ts';
import type { Evaluation } from './results/evaluation.ts';

/**
 * Why a result may not be submitted for clearance: nobody chose priorities, or costs rest on the placeholder split.
 *
 * @returns faults `no-priorities-chosen` and `placeholder-split` with pointers into the scenario document; none when it
 * may be submitted
 */
export function submissionFaults({ targets, assumptions }: Pick<Evaluation, 'targets' | 'assumptions'>): Fault[] {
  const faults: Fault[] = [];
  if (targets.some(({ reasons }) => reasons.some(({ code }) => code === 'no-priorities-chosen'))) {
    const { meaning: detail, fix } = SCENARIO_FAULTS['no-priorities-chosen'];
    faults.push({ pointer: '/program', code: 'no-priorities-chosen', detail, fix });
  }
  for (const { code, pointer } of assumptions) {
    if (code !== 'split-placeholder') continue;
    const { meaning: detail, fix } = SCENARIO_FAULTS['placeholder-split'];
    faults.push({ pointer, code: 'placeholder-split', detail, fix });
  }
  return faults;
}
