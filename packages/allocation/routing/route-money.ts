import { type Network, reachOf } from '../flow/network.ts';
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
  const reach = problem.sources.map((_, source) => reachOf(instance, source));
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
    const isCapped = Object.keys(problem.sources[source]!.atMost ?? {}).length > 0;
    const amounts = (isCapped ? payStepwise : payAtOnce)(network, flow, source, targets, demand, left[source]!);
    for (const [index, target] of targets.entries()) pay(source, target, amounts[index]!);
  }
  if (demand.some((amount) => amount !== 0n)) throw new Error('Every award has a payer.');
  return paid;
}

/**
 * A source without ceilings pays all it can, and what it does not pay falls to the others. What the others can pay is a
 * polymatroid, so the source pays its first targets the most exactly when the others, starting from its last target,
 * pay as much as they can: one pass in reverse order.
 */
function payAtOnce(
  network: Network,
  flow: PaymentFlow,
  source: number,
  targets: readonly number[],
  demand: readonly bigint[],
  money: bigint,
): bigint[] {
  const wanted = targets.map((target) => demand[target]!);
  let others = wanted.reduce((a, b) => a + b, -money);
  flow.withdraw(source, new Set(targets.map((target) => network.nodeOfTarget[target]!)), money);
  if (others <= 0n) return wanted;
  for (let index = targets.length - 1; index >= 0 && others > 0n; index -= 1) {
    const most = least(wanted[index]!, others);
    const amount = flow.payByOthers(network.nodeOfTarget[targets[index]!]!, most);
    wanted[index]! -= amount;
    others -= amount;
  }
  return wanted;
}

/** A source with ceilings pays target by target, each time moving what it and the others pay elsewhere. */
function payStepwise(
  network: Network,
  flow: PaymentFlow,
  source: number,
  targets: readonly number[],
  demand: readonly bigint[],
  money: bigint,
): bigint[] {
  let left = money;
  return targets.map((target) => {
    const amount = flow.fix(source, network.nodeOfTarget[target]!, least(left, demand[target]!));
    left -= amount;
    return amount;
  });
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
