import gb343 from './gb343-ins-3-1.json' with { type: 'json' };
import type { Plan } from './plan.ts';
import { readPlan } from './read-plan.ts';

/** A plan that ships with the product has no faults; a fault in one is ours. */
function shipped(document: unknown): Plan {
  const read = readPlan(document);
  if (!read.ok) throw new Error(`A plan of the catalogue is not valid: ${JSON.stringify(read.faults)}`);
  return read.value;
}

/** The plans that ship with the product, by id. `gb343-ins-3-1` is GB.343/INS/3/1: 5 components, 41 outputs, 237 million. */
export const PLANS: ReadonlyMap<string, Plan> = new Map([shipped(gb343)].map((plan) => [plan.id, plan]));
