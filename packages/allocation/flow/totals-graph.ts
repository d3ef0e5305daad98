import { scaled } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import { type RegionFlow, regionGraph } from './region.ts';
import type { ResidualGraph } from './residual-graph.ts';
import type { Layers, TotalsPart } from './totals-part.ts';
import type { WorkMeter } from './work-meter.ts';

/** Amounts of the open members of a part, in their order: whole numbers on the region's scale times `factor`. */
export interface Bounds {
  readonly amounts: readonly bigint[];
  /** A multiple of the part's own `factor`. */
  readonly factor: bigint;
}

/**
 * Tests whether bounds can be paid: kept amounts, settled ones and bounds go straight to the sink, what may come on top
 * of the bounds goes through the groups. The arcs are the same for all bounds, only their capacities differ.
 */
export class TotalsGraph {
  /** The least factor that makes all amounts of the part whole. */
  readonly factor: bigint;
  readonly graph: ResidualGraph;
  /** Arc from a node to the sink. */
  readonly nodeExit = new Map<number, number>();
  /** Arc from a group's node to the sink. */
  readonly groupExit = new Map<number, number>();
  /** Arc from a member's node to its group's node, by position; members of one group at one node have one arc. */
  readonly intoGroup: readonly number[];
  readonly #part: TotalsPart;
  readonly #flow: RegionFlow;
  /** Capacities of all arcs for bounds of zero, without totals and settled amounts. */
  readonly #capacities: readonly bigint[];

  constructor(part: TotalsPart, meter: WorkMeter) {
    const { region, open, totals, settled } = part;
    this.#part = part;
    this.factor = commonDenominator([...totals.values(), ...settled.values()]);
    this.#flow = regionGraph(region, 1n, meter, 1 + totals.size);
    const { graph, money } = this.#flow;
    this.graph = graph;
    const sink = money + 1;
    const exitOf = (node: number): number => {
      const known = this.nodeExit.get(node);
      if (known !== undefined) return known;
      const arc = graph.addArc(this.nodePlace(node), sink, region.kept.get(node) ?? 0n);
      this.nodeExit.set(node, arc);
      return arc;
    };
    for (const node of region.kept.keys()) exitOf(node);
    for (const node of settled.keys()) exitOf(node);
    for (const group of totals.keys()) {
      this.groupExit.set(group, graph.addArc(sink + 1 + this.groupExit.size, sink, 0n));
    }
    const arcsOf = new Map([...totals.keys()].map((group) => [group, new Map<number, number>()]));
    this.intoGroup = open.map(({ node, group, claim }) => {
      exitOf(node);
      const arcs = arcsOf.get(group)!;
      const known = arcs.get(node);
      const arc = known ?? graph.addArc(this.nodePlace(node), this.groupPlace(group), 0n);
      arcs.set(node, arc);
      graph.residual[arc]! += claim;
      return arc;
    });
    this.#capacities = graph.snapshot();
  }

  nodePlace(node: number): number {
    return this.#flow.place.get(node)!;
  }

  groupPlace(group: number): number {
    return this.graph.head[this.groupExit.get(group)! ^ 1]!;
  }

  /** Carries as much as it can of bounds and totals; returns what is lacking. */
  pay({ amounts, factor }: Bounds): bigint {
    const { residual } = this.graph;
    const { open, totals, settled, region } = this.#part;
    for (let arc = 0; arc < this.#capacities.length; arc += 1) residual[arc] = this.#capacities[arc]! * factor;
    this.graph.reopen();
    let needed = 0n;
    for (const amount of region.kept.values()) needed += amount * factor;
    for (const [node, amount] of settled) {
      const exact = scaled(amount, factor);
      residual[this.nodeExit.get(node)!]! += exact;
      needed += exact;
    }
    for (const [group, amount] of totals) {
      const exact = scaled(amount, factor);
      residual[this.groupExit.get(group)!]! += exact;
      needed += exact;
    }
    for (const [place, { node, group }] of open.entries()) {
      const bound = amounts[place]!;
      residual[this.nodeExit.get(node)!]! += bound;
      residual[this.groupExit.get(group)!]! -= bound;
      residual[this.intoGroup[place]!]! -= bound;
    }
    return needed - this.graph.maximize(this.#flow.money, this.#flow.money + 1);
  }

  /** After a payment that lacks money: inside the cut that the bounds overdraw, and outside it. */
  overdrawn(): Layers {
    const reached = this.graph.reachable([this.#flow.money]);
    return {
      count: 2,
      ofNode: (node) => reached[this.nodePlace(node)]!,
      ofGroup: (group) => reached[this.groupPlace(group)]!,
    };
  }
}
