import type { Arc } from './network.ts';
import { ResidualGraph } from './residual-graph.ts';
import type { WorkMeter } from './work-meter.ts';

/**
 * A part of the network that shares by itself: its nodes, the money that enters and the amounts that must be kept, all
 * integers on one scale. Node names are those of the whole network.
 */
export interface Region {
  readonly nodes: readonly number[];
  readonly supply: ReadonlyMap<number, bigint>;
  /** Awards so far and money owed across a saturated arc, per node. */
  readonly kept: ReadonlyMap<number, bigint>;
  readonly arcs: readonly Arc[];
}

/** A flow on a region: node i of the graph is `nodes[i]`, the money itself is the node after the last. */
export interface RegionFlow {
  readonly graph: ResidualGraph;
  readonly nodes: readonly number[];
  readonly place: ReadonlyMap<number, number>;
  readonly money: number;
}

/** The graph of a region with money -> supply -> targets, scaled by a factor, without any flow. */
export function regionGraph(region: Region, factor: bigint, meter: WorkMeter, extraNodes = 0): RegionFlow {
  const { nodes, supply, arcs } = region;
  const place = new Map<number, number>();
  for (const [index, node] of nodes.entries()) place.set(node, index);
  const money = nodes.length;
  const graph = new ResidualGraph(nodes.length + 1 + extraNodes, meter);
  let unlimited = 1n;
  for (const [node, amount] of supply) {
    if (amount === 0n) continue;
    unlimited += amount * factor;
    graph.addArc(money, place.get(node)!, amount * factor);
  }
  for (const { from, to, capacity } of arcs) {
    graph.addArc(place.get(from)!, place.get(to)!, capacity === null ? unlimited : capacity * factor);
  }
  return { graph, nodes, place, money };
}

/**
 * Splits a region along a minimum cut. The inner part lacks money: it uses up its supply for ever, arcs into it are
 * full, arcs out of it are empty. So neither part needs to know of the other again, only the full arcs stay as supply
 * of the one and an amount kept by the other.
 */
export function splitRegion(region: Region, isInner: (node: number) => boolean): { inner: Region; outer: Region } {
  const [inner, outer] = regionLayers(region, (node) => (isInner(node) ? 0 : 1), 2) as [Region, Region];
  return { inner, outer };
}

/** The same along several cuts, each around all layers up to one: the regions of the layers from the inside out. */
export function regionLayers(region: Region, layerOf: (node: number) => number, layers: number): Region[] {
  const split = Array.from({ length: layers }, () => ({
    nodes: [] as number[],
    supply: new Map<number, bigint>(),
    kept: new Map<number, bigint>(),
    arcs: [] as Arc[],
  }));
  for (const node of region.nodes) split[layerOf(node)]!.nodes.push(node);
  for (const [node, amount] of region.supply) split[layerOf(node)]!.supply.set(node, amount);
  for (const [node, amount] of region.kept) split[layerOf(node)]!.kept.set(node, amount);
  for (const arc of region.arcs) {
    const { from, to, capacity } = arc;
    const [payer, paid] = [layerOf(from), layerOf(to)];
    if (payer === paid) split[payer]!.arcs.push(arc);
    else if (payer > paid) {
      if (capacity === null) throw new Error('An unlimited arc is never full.');
      const [{ supply }, { kept }] = [split[paid]!, split[payer]!];
      supply.set(to, (supply.get(to) ?? 0n) + capacity);
      kept.set(from, (kept.get(from) ?? 0n) + capacity);
    }
  }
  return split;
}
