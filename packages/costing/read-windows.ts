import { pointerOf } from '@tamwil/fault';
import { overlap } from '@tamwil/plan';
import type { Window } from './costing.ts';
import type { CostingDocument } from './costing-schema.ts';
import { fault, type Reading } from './reading.ts';

/**
 * The time frame in force of every output: the plan's own, or the user's with a reason (paragraph 25 expects the plan to
 * be adapted). Faults: `unknown-output`, `years-reversed`, `window-outside-plan`.
 */
export function readWindows(windows: CostingDocument['windows'] = {}, reading: Reading): Map<string, Window> {
  const { plan } = reading;
  const inForce = new Map<string, Window>();
  for (const { id, firstYear, lastYear } of plan.outputs)
    inForce.set(id, { output: id, firstYear, lastYear, reason: null });
  for (const [output, window] of Object.entries(windows)) {
    const pointer = pointerOf(['windows', output]);
    const { firstYear, lastYear, reason } = window;
    const shared = overlap(window, plan);
    if (!inForce.has(output)) {
      fault(reading, 'unknown-output', pointer, `The plan has no output ${JSON.stringify(output)}.`);
    } else if (lastYear < firstYear) {
      fault(reading, 'years-reversed', `${pointer}/lastYear`, `${lastYear} lies before ${firstYear}.`);
    } else if (shared?.firstYear !== firstYear || shared.lastYear !== lastYear) {
      const detail = `${firstYear} to ${lastYear} reaches outside ${plan.firstYear} to ${plan.lastYear}.`;
      fault(reading, 'window-outside-plan', pointer, detail);
    } else {
      inForce.set(output, { output, firstYear, lastYear, reason });
    }
  }
  return inForce;
}
