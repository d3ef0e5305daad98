import type { Network } from '../flow/network.ts';
import { regionGraph } from '../flow/region.ts';
import type { WorkMeter } from '../flow/work-meter.ts';

/** A flow that pays all demand that is not yet settled, from which sources are taken out one after the other. */
export interface PaymentFlow {
  /** Takes a source's money out of the flow, and everybody's payments to the given nodes. */
  withdraw(source: number, nodes: ReadonlySet<number>, money: bigint): void;
  /** Lets the sources that are still in the flow pay a node; returns how much they can. */
  payByOthers(node: number, amount: bigint): bigint;
  /** Makes a source pay a node as much as leaves the rest payable, and takes that payment out of the flow. */
  fix(source: number, node: number, amount: bigint): bigint;
}

/** @param demand what each target still gets; booked money has paid and takes no part */
export function paymentFlow(network: Network, demand: readonly bigint[], meter: WorkMeter): PaymentFlow {
  const targetNodes = new Set(network.nodeOfTarget);
  const supply = new Map<number, bigint>();
  for (const [node, amount] of network.supply.entries()) if (!targetNodes.has(node)) supply.set(node, amount.n);
  const nodes = Array.from({ length: network.nodes }, (_, node) => node);
  const { graph, money } = regionGraph({ nodes, supply, kept: new Map(), arcs: network.arcs }, 1n, meter, 1);
  const needs = new Map<number, bigint>();
  for (const [target, amount] of demand.entries()) {
    const node = network.nodeOfTarget[target]!;
    if (amount > 0n) needs.set(node, (needs.get(node) ?? 0n) + amount);
  }
  const exits = [...needs].map(([node, amount]) => graph.addArc(node, money + 1, amount));
  graph.maximize(money, money + 1);
  // From here on a node simply keeps what flows into it: without exits, no path can run through the sink.
  for (const exit of exits) graph.residual[exit] = graph.residual[exit ^ 1] = 0n;

  /** Arcs into each node, from money, a source or a gate. */
  const into = nodes.map((node) => {
    const arcs: number[] = [];
    for (let out = graph.first[node]!; out !== -1; out = graph.next[out]!) {
      if ((out & 1) === 1) arcs.push(out ^ 1);
    }
    return arcs;
  });
  const tailOf = (arc: number) => graph.head[arc ^ 1]!;
  const sourcesAt = network.sourcesAt.map((list) => new Set(list));

  /** Arcs from the money to a node: one way, because gates have one source each. */
  function wayTo(node: number): number[] {
    const way: number[] = [];
    for (let at = node; at !== money; at = tailOf(way.at(-1)!)) way.push(into[at]![0]!);
    return way;
  }

  function withdraw(source: number, taken: ReadonlySet<number>, amount: bigint): void {
    for (const node of taken) {
      for (const arc of into[node]!) {
        const paid = graph.flowOn(arc);
        if (paid === 0n) continue;
        graph.push(arc, -paid);
        for (const above of wayTo(tailOf(arc))) graph.push(above, -paid);
      }
    }
    graph.reopen();
    if (amount === 0n) return;
    // A class of equal sources has paid only targets of this source, so all its money is free here.
    const home = network.sourcesAt.findIndex((list, node) => !targetNodes.has(node) && list.includes(source));
    graph.residual[into[home]![0]!]! -= amount;
  }

  let tail = -1;
  let reachesTail: Uint8Array = new Uint8Array(0);

  function fix(source: number, node: number, amount: bigint): bigint {
    const arc = into[node]!.find((candidate) => sourcesAt[tailOf(candidate)]!.has(source));
    if (arc === undefined || amount === 0n) return 0n;
    const from = tailOf(arc);
    const capacity = graph.residual[arc]! + graph.flowOn(arc);
    const most = capacity < amount ? capacity : amount;
    const direct = graph.flowOn(arc) < most ? graph.flowOn(arc) : most;
    const above = wayTo(from);
    // What the flow already carries leaves it together with its capacity.
    for (const step of [arc, ...above]) graph.residual[step ^ 1]! -= direct;
    if (direct === most) return direct;
    // Others stop paying this node if, in the end, their money takes over something that this source pays.
    if (tail !== from) {
      tail = from;
      reachesTail = graph.reaching([from]);
    }
    if (reachesTail[node] === 0) return direct;
    const moved = graph.pull(node, from, most - direct);
    if (moved < most - direct) reachesTail = graph.reaching([from]);
    graph.residual[arc]! -= moved;
    for (const step of above) graph.residual[step ^ 1]! -= moved;
    return direct + moved;
  }

  return { withdraw, payByOthers: (node, amount) => graph.pull(money, node, amount), fix };
}
