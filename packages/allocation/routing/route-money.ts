import type { Network } from '../flow/network.ts';
import { reachOf } from '../flow/network.ts';
import { type RegionFlow, regionGraph } from '../flow/region.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import type { Instance } from '../problem/instance.ts';

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
      pay(source, target, entry.amount < demand[target]! ? entry.amount : demand[target]!);
      left[source]! -= entry.amount;
    }
  }
  const router = routerOf(network, demand, meter);
  for (const source of order) {
    let money = left[source]!;
    for (const target of reach[source]!) {
      if (money === 0n) break;
      const wanted = money < demand[target]! ? money : demand[target]!;
      if (wanted === 0n) continue;
      const amount = router.commit(source, network.nodeOfTarget[target]!, target, wanted);
      pay(source, target, amount);
      money -= amount;
    }
  }
  if (demand.some((amount) => amount !== 0n)) throw new Error('Every award has a payer.');
  return paid;
}

/** A flow that pays all that is not yet paid, out of which single payments are fixed one after the other. */
function routerOf(network: Network, demand: readonly bigint[], meter: WorkMeter) {
  const targetNodes = new Set(network.nodeOfTarget);
  const needs = new Map<number, bigint>();
  for (const [target, amount] of demand.entries()) {
    const node = network.nodeOfTarget[target]!;
    if (amount > 0n) needs.set(node, (needs.get(node) ?? 0n) + amount);
  }
  // Booked money has paid: what is left of it can reach nobody.
  const supply = new Map<number, bigint>();
  for (const [node, amount] of network.supply.entries()) if (!targetNodes.has(node)) supply.set(node, amount.n);
  const nodes = Array.from({ length: network.nodes }, (_, node) => node);
  const flow: RegionFlow = regionGraph({ nodes, supply, kept: new Map(), arcs: network.arcs }, 1n, meter, 1);
  const { graph, money } = flow;
  const sink = money + 1;
  const exits = new Map<number, number>();
  for (const [node, amount] of needs) exits.set(node, graph.addArc(node, sink, amount));
  graph.maximize(money, sink);

  // The way of a source into a target: its class or own node, perhaps a gate for the group.
  const into = new Map<number, { arc: number; from: number }[]>();
  for (let node = 0; node < network.nodes; node += 1) {
    const ways: { arc: number; from: number }[] = [];
    for (let out = graph.first[node]!; out !== -1; out = graph.next[out]!) {
      const from = graph.head[out]!;
      if ((out & 1) === 1 && from !== sink) ways.push({ arc: out ^ 1, from });
    }
    into.set(node, ways);
  }
  const sources = network.sourcesAt.map((list) => new Set(list));
  let tail = -1;
  let canReachTail: Uint8Array = new Uint8Array(0);

  function commit(source: number, node: number, _target: number, wanted: bigint): bigint {
    const way = into.get(node)!.find(({ from }) => from !== money && sources[from]!.has(source));
    if (way === undefined) return 0n;
    const { arc, from } = way;
    const capacity = graph.residual[arc]! + graph.flowOn(arc);
    const most = capacity < wanted ? capacity : wanted;
    const direct = graph.flowOn(arc) < most ? graph.flowOn(arc) : most;
    let moved = 0n;
    if (direct < most) {
      // Others stop paying this target if their money, in the end, takes over something else that this source pays.
      if (tail !== from) {
        tail = from;
        canReachTail = graph.reaching([from], sink);
      }
      if (canReachTail[node] === 1) {
        takeOut(arc, from, node, direct);
        moved = graph.reroute(node, from, most - direct);
        if (moved < most - direct) canReachTail = graph.reaching([from], sink);
        settle(arc, from, node, moved);
        return direct + moved;
      }
    }
    takeOut(arc, from, node, direct);
    return direct;
  }

  /** Removes a payment that the flow carries: money -> (source ->) from -> node -> sink. */
  function takeOut(arc: number, from: number, node: number, amount: bigint): void {
    graph.residual[arc ^ 1]! -= amount;
    settleAbove(from, amount);
    graph.residual[exits.get(node)! ^ 1]! -= amount;
  }

  /** Fixes a payment whose money was freed at `from` by others: the arc itself never carried it. */
  function settle(arc: number, from: number, node: number, amount: bigint): void {
    graph.residual[arc]! -= amount;
    settleAbove(from, amount);
    graph.residual[exits.get(node)! ^ 1]! -= amount;
  }

  function settleAbove(from: number, amount: bigint): void {
    for (let at = from; at !== money; ) {
      const way = into.get(at)![0]!;
      graph.residual[way.arc ^ 1]! -= amount;
      at = way.from;
    }
  }

  return { commit };
}
