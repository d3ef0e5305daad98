import type { Fraction } from '@tamwil/money';
import { equalAwards, equalLosses, type OnePool } from './one-pool.ts';
import { type Region, type RegionFlow, regionGraph, splitRegion } from './region.ts';
import type { WorkMeter } from './work-meter.ts';

/** One that shares at a node of the network; claim above zero, claim and weight integers on the region's scale. */
export interface Element {
  readonly node: number;
  readonly claim: bigint;
  readonly weight: bigint;
}

/** What sharing costs for one element, in arcs looked at. */
const WORK_PER_SHARER = 10;

/** Part of the answer: elements that share one level, on a part of the network that nothing else touches. */
export interface Block {
  readonly elements: readonly number[];
  /** Shares over `denominator`. */
  readonly shares: readonly bigint[];
  readonly denominator: bigint;
  readonly level: Fraction | null;
  readonly region: Region;
  /** The flow that pays kept amounts and shares, all times `denominator`. */
  readonly flow: RegionFlow;
  /** All money that enters the region is used up, now and for ever. */
  readonly tight: boolean;
}

/**
 * The most equal increments that the sources can pay: leximin of increment / weight (constrained equal awards on an
 * earmark network), or the most equal losses among increments of maximum total.
 *
 * Decomposition (Groenevelt 1991; Fujishige, Submodular Functions and Optimization, section 8): share the region's
 * money as if it were one pool. If a flow can pay that, it is optimal, being optimal for a problem with fewer
 * conditions. If not, the minimum cut separates the targets that lack money at this level from the others; the two
 * parts share independently. Each flow splits a region for good, so there are fewer than twice as many flows as
 * different levels. This yields the same unique answer as raising one level from bottleneck to bottleneck.
 *
 * @param order element indexes ascending by claim / weight
 * @param limit most that all increments may total; null: no limit
 */
export function leximin(
  region: Region,
  elements: readonly Element[],
  order: readonly number[],
  rule: 'equal-awards' | 'equal-losses',
  limit: bigint | null,
  meter: WorkMeter,
): Block[] {
  const blocks: Block[] = [];
  const open: { region: Region; order: readonly number[]; limit: bigint | null }[] = [{ region, order, limit }];
  while (open.length > 0) {
    const part = open.pop()!;
    meter.spend(WORK_PER_SHARER * part.order.length);
    const sharers = part.order.map((index) => elements[index]!);
    const free = sumOf(part.region.supply.values()) - sumOf(part.region.kept.values());
    let claims = 0n;
    for (const { claim } of sharers) claims += claim;
    let money = free < claims ? free : claims;
    if (part.limit !== null && part.limit < money) money = part.limit;
    const pool: OnePool =
      money === claims
        ? { level: null, shares: sharers.map(({ claim }) => claim) }
        : rule === 'equal-awards'
          ? equalAwards(sharers, money)
          : equalLosses(sharers, money);
    const denominator = pool.level?.d ?? 1n;
    const { flow, lacking } = payable(part.region, sharers, pool.shares, denominator, meter);
    if (lacking === null) {
      blocks.push({
        elements: part.order,
        shares: pool.shares,
        denominator,
        level: pool.level,
        region: part.region,
        flow,
        tight: money === free,
      });
      continue;
    }
    const isInner = (node: number) => lacking[flow.place.get(node)!] === 1;
    const { inner, outer } = splitRegion(part.region, isInner);
    const within = part.order.filter((index) => isInner(elements[index]!.node));
    const without = part.order.filter((index) => !isInner(elements[index]!.node));
    const used = sumOf(inner.supply.values()) - sumOf(inner.kept.values());
    open.push({ region: outer, order: without, limit: part.limit === null ? null : part.limit - used });
    open.push({ region: inner, order: within, limit: null });
  }
  return blocks;
}

/** Whether a flow pays what is kept and the shares; if not, the nodes that cannot get all they need. */
function payable(
  region: Region,
  sharers: readonly Element[],
  shares: readonly bigint[],
  denominator: bigint,
  meter: WorkMeter,
): { flow: RegionFlow; lacking: Uint8Array | null } {
  const needs = new Map<number, bigint>();
  for (const [node, amount] of region.kept) needs.set(node, amount * denominator);
  for (const [index, { node }] of sharers.entries()) needs.set(node, (needs.get(node) ?? 0n) + shares[index]!);
  const flow = regionGraph(region, denominator, meter, 1);
  const sink = flow.money + 1;
  let needed = 0n;
  const exits: number[] = [];
  for (const [node, amount] of needs) {
    if (amount === 0n) continue;
    needed += amount;
    exits.push(flow.graph.addArc(flow.place.get(node)!, sink, amount));
  }
  const paid = flow.graph.maximize(flow.money, sink);
  if (paid === needed) return { flow, lacking: null };
  const short = exits.filter((arc) => flow.graph.residual[arc]! > 0n).map((arc) => flow.graph.head[arc ^ 1]!);
  return { flow, lacking: flow.graph.reaching(short, sink) };
}

export function sumOf(values: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
}
