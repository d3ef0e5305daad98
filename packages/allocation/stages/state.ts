import { type Fraction, scaled, ZERO } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import type { Arc, Network } from '../flow/network.ts';
import { type Region, type RegionFlow, regionGraph } from '../flow/region.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import type { Instance } from '../problem/instance.ts';

/**
 * Where a run stands. Awards only grow; who pays them stays open until the end. A set of targets whose sources are used
 * up stays so for ever, so its nodes are closed: they leave the open network, and the flow that closed them is kept to
 * explain why.
 */
export interface State {
  readonly instance: Instance;
  readonly network: Network;
  readonly meter: WorkMeter;
  /** Award (in cuts: cut) of each target so far. */
  readonly awards: Fraction[];
  /** Units that get no further money. */
  readonly released: Set<number>;
  openNodes: readonly number[];
  openArcs: readonly Arc[];
  /** Money that a node owes to closed nodes across arcs that are full. */
  readonly owed: Map<number, bigint>;
  readonly closedBy: Map<number, RegionFlow>;
}

export function startState(instance: Instance, network: Network, meter: WorkMeter): State {
  return {
    instance,
    network,
    meter,
    awards: instance.claims.map(() => ZERO),
    released: new Set(),
    openNodes: Array.from({ length: network.nodes }, (_, node) => node),
    openArcs: network.arcs,
    owed: new Map(),
    closedBy: new Map(),
  };
}

export const isOpen = (state: State, node: number): boolean => !state.closedBy.has(node);

/** The scale on which all amounts of the open network and those given are integers. */
export function openScale(state: State, others: Iterable<Fraction>): bigint {
  function* values() {
    yield* others;
    for (const node of state.openNodes) {
      yield state.network.supply[node]!;
      for (const target of state.network.targetsAt[node]!) yield state.awards[target]!;
    }
  }
  return commonDenominator(values());
}

/** The open network on a scale, with the awards so far as amounts to be kept. */
export function openRegion(state: State, scale: bigint): Region {
  const supply = new Map<number, bigint>();
  const kept = new Map<number, bigint>();
  for (const node of state.openNodes) {
    const amount = state.network.supply[node]!;
    if (amount.n !== 0n) supply.set(node, scaled(amount, scale));
    let award = (state.owed.get(node) ?? 0n) * scale;
    for (const target of state.network.targetsAt[node]!) award += scaled(state.awards[target]!, scale);
    if (award !== 0n) kept.set(node, award);
  }
  const arcs =
    scale === 1n
      ? state.openArcs
      : state.openArcs.map((arc) => (arc.capacity === null ? arc : { ...arc, capacity: arc.capacity * scale }));
  return { nodes: state.openNodes, supply, kept, arcs };
}

/** Closes nodes for good; `flow` pays what they have and shows why no more can reach them. */
export function closeNodes(state: State, nodes: readonly number[], flow: RegionFlow): void {
  if (nodes.length === 0) return;
  for (const node of nodes) state.closedBy.set(node, flow);
}

/** Takes closed nodes out of the open network. Arcs into them are full: their tails owe that money for ever. */
export function shrinkOpenNetwork(state: State): void {
  if (state.openNodes.every((node) => isOpen(state, node))) return;
  const arcs: Arc[] = [];
  for (const arc of state.openArcs) {
    if (!isOpen(state, arc.from)) continue;
    if (isOpen(state, arc.to)) arcs.push(arc);
    else if (arc.capacity !== null) state.owed.set(arc.from, (state.owed.get(arc.from) ?? 0n) + arc.capacity);
  }
  state.openNodes = state.openNodes.filter((node) => isOpen(state, node));
  state.openArcs = arcs;
}

/** Finds the targets that no money can reach any more, and closes them. */
export function closeExhausted(state: State): void {
  const flow = payAwards(state, openScale(state, []));
  const reached = flow.graph.reachable([flow.money], flow.money + 1);
  closeNodes(
    state,
    state.openNodes.filter((node) => reached[flow.place.get(node)!] === 0),
    flow,
  );
  shrinkOpenNetwork(state);
}

/** A flow on the open network that pays all awards so far. */
export function payAwards(state: State, scale: bigint): RegionFlow {
  const region = openRegion(state, scale);
  const flow = regionGraph(region, 1n, state.meter, 1);
  let needed = 0n;
  for (const [node, amount] of region.kept) {
    flow.graph.addArc(flow.place.get(node)!, flow.money + 1, amount);
    needed += amount;
  }
  if (flow.graph.maximize(flow.money, flow.money + 1) !== needed) throw new Error('Awards are always payable.');
  return flow;
}
