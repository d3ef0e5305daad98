import type { Instance } from '../problem/instance.ts';

/** The order of a priority stage: units by first appearance in `to`, inside a unit in request order. */
export function priorityOrder(instance: Instance, selected: readonly number[]): number[] {
  const cells = new Map<number, number[]>();
  for (const target of selected) {
    const unit = instance.unitOf[target]!;
    const list = cells.get(unit);
    if (list === undefined) cells.set(unit, [target]);
    else list.push(target);
  }
  return [...cells.values()].flatMap((list) => list.sort((a, b) => a - b));
}
