import type { WorkMeter } from '../flow/work-meter.ts';
import type { Instance } from '../problem/instance.ts';
import type { Routing } from '../routing/route-money.ts';
import type { Idle } from '../types.ts';

/** What naming one target that a wider earmark would fund costs, in arcs looked at. */
const WORK_PER_NAME = 50;

/** Money that nobody gets, by source, and why: conditions (stranded), enough for all (surplus), or the program (withheld). */
export function idleMoney(instance: Instance, cents: readonly bigint[], routing: Routing, meter: WorkMeter): Idle[] {
  const { sources, targets } = instance.problem;
  const incomplete = [...cents.keys()].filter((target) => cents[target]! < instance.claims[target]!);
  const idle: Idle[] = [];
  for (const [index, source] of sources.entries()) {
    let amount = source.amount;
    for (const paid of routing[index]!.values()) amount -= paid;
    if (amount === 0n) continue;
    const reach = source.for === '*' ? null : new Set(source.for);
    meter.spend(WORK_PER_NAME * incomplete.length);
    const outside = incomplete.filter((target) => reach !== null && !reach.has(targets[target]!.id));
    // All that it reaches is complete: nothing that is incomplete lies inside.
    const isSatisfied = outside.length === incomplete.length;
    const kind = !isSatisfied ? 'withheld' : reach === null ? 'surplus' : 'stranded';
    idle.push({
      source: source.id,
      amount,
      kind,
      widerEarmarkWouldFund: kind === 'stranded' ? outside.map((target) => targets[target]!.id) : [],
    });
  }
  return idle;
}
