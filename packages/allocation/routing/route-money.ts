import type { Network } from '../flow/network.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import type { Instance } from '../problem/instance.ts';
import { type PaymentFlow, paymentFlow } from './payment-flow.ts';

/** Who pays what: `paid[source]` maps targets to whole cents. */
export type Routing = readonly ReadonlyMap<number, bigint>[];

/**
 * The canonical routing of rounded awards. Booked money pays first. Then the most restricted source (fewest eligible
 * targets, then request order) pays its targets in order, each as much as leaves the rest payable. So flexible money is
 * kept for where it is needed, the routing is unique, and it changes nobody's award.
 */
export function routeMoney(instance: Instance, network: Network, cents: readonly bigint[], meter: WorkMeter): Routing {
  const { problem } = instance;
  const paid = problem.sources.map(() => new Map<number, bigint>());
  const { reach } = instance;
  const order = [...reach.keys()].sort((a, b) => reach[a]!.length - reach[b]!.length || a - b);
  const left = problem.sources.map((source) => source.amount);
  const demand = [...cents];
  const pay = (source: number, target: number, amount: bigint) => {
    if (amount === 0n) return;
    paid[source]!.set(target, (paid[source]!.get(target) ?? 0n) + amount);
    demand[target]! -= amount;
  };
  for (const source of order) {
    for (const entry of problem.sources[source]!.booked ?? []) {
      const target = instance.positionOf.get(entry.target)!;
      pay(source, target, least(entry.amount, demand[target]!));
      left[source]! -= entry.amount;
    }
  }
  const flow = paymentFlow(network, demand, meter);
  for (const source of order) {
    const targets = reach[source]!.filter((target) => demand[target]! > 0n);
    const ceilings = ceilingsOf(instance, source, targets);
    const wanted = targets.map((target, index) => least(demand[target]!, ceilings?.[index] ?? demand[target]!));
    const nodes = targets.map((target) => network.nodeOfTarget[target]!);
    const amounts =
      ceilings === null
        ? payStepwise(flow, source, nodes, wanted, left[source]!)
        : payAtOnce(
            flow,
            source,
            nodes,
            wanted,
            targets.map((target) => demand[target]!),
            left[source]!,
          );
    for (const [index, target] of targets.entries()) pay(source, target, amounts[index]!);
  }
  if (demand.some((amount) => amount !== 0n)) throw new Error('Every award has a payer.');
  return paid;
}

/** The ceilings of a source on these targets, less what is booked there; null when it has ceilings on groups. */
function ceilingsOf(instance: Instance, index: number, targets: readonly number[]): (bigint | undefined)[] | null {
  const { atMost, booked } = instance.problem.sources[index]!;
  const ceilings = new Map(Object.entries(atMost ?? {}));
  if (instance.groups.some(({ name }) => ceilings.has(name))) return null;
  if (ceilings.size === 0) return targets.map(() => undefined);
  for (const { target, amount } of booked ?? []) {
    const most = ceilings.get(target);
    if (most !== undefined) ceilings.set(target, most > amount ? most - amount : 0n);
  }
  return targets.map((target) => ceilings.get(instance.problem.targets[target]!.id));
}

/**
 * A source pays all it can, and what it does not pay falls to the others. What the others can pay is a polymatroid, so
 * the source pays its first targets the most exactly when the others, starting from its last target, pay as much as
 * they can: one pass in reverse order, after what the source must not pay at all.
 *
 * @param wanted what the source may pay of each demand
 */
function payAtOnce(
  flow: PaymentFlow,
  source: number,
  nodes: readonly number[],
  wanted: readonly bigint[],
  demands: readonly bigint[],
  money: bigint,
): bigint[] {
  const amounts = [...wanted];
  let others = amounts.reduce((a, b) => a + b, -money);
  flow.withdraw(source, new Set(nodes), money);
  for (const [index, node] of nodes.entries()) {
    const beyond = demands[index]! - wanted[index]!;
    if (beyond > 0n) flow.payByOthers(node, beyond);
  }
  for (let index = nodes.length - 1; index >= 0 && others > 0n; index -= 1) {
    const amount = flow.payByOthers(nodes[index]!, least(amounts[index]!, others));
    amounts[index]! -= amount;
    others -= amount;
  }
  return amounts;
}

/** A source with ceilings on groups pays target by target, each time moving what it and the others pay elsewhere. */
function payStepwise(
  flow: PaymentFlow,
  source: number,
  nodes: readonly number[],
  wanted: readonly bigint[],
  money: bigint,
): bigint[] {
  let left = money;
  return nodes.map((node, index) => {
    const amount = flow.fix(source, node, least(left, wanted[index]!));
    left -= amount;
    return amount;
  });
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
