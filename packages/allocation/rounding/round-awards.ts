import { type Fraction, floor, fraction } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import type { Member } from '../flow/alike-members.ts';
import { shareWithFixedTotalsInOrder } from '../flow/fixed-totals-in-order.ts';
import type { Arc, Network } from '../flow/network.ts';
import type { Region } from '../flow/region.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import type { Instance } from '../problem/instance.ts';

/**
 * Exact awards as whole cents: every award is rounded down or up, their sum is the exact sum rounded down, and the
 * sources can still pay them. Cents go to the largest remainders (ties: smaller rank, then position), each only while
 * the rest can be completed; a completion always exists, because a flow network with whole capacities that carries the
 * exact awards carries whole ones next to them.
 *
 * With `byGroup` the totals of the groups are rounded first, in the same way (ties: smallest member rank, then first
 * member), and each group ends on its cents. One more cent of money can lower someone by one cent: that is the price of
 * staying within a cent of the exact award (Balinski and Young 2001).
 *
 * @param network the network of the problem's own sources, all amounts whole
 */
export function roundAwards(
  instance: Instance,
  network: Network,
  awards: readonly Fraction[],
  byGroup: boolean,
  meter: WorkMeter,
): bigint[] {
  const cents = awards.map(floor);
  const missing = floor(total(awards)) - cents.reduce((a, b) => a + b, 0n);
  if (missing === 0n && !byGroup) return cents;
  const rests = awards.map((award, target) => fraction(award.n - cents[target]! * award.d, award.d));
  const open = [...rests.keys()].filter((target) => rests[target]!.n > 0n);
  const region = wholeRegion(network, cents);
  const rankOf = (target: number) => instance.problem.targets[target]!.rank;
  const order = byRemainder(open.map((target) => ({ rest: rests[target]!, rank: rankOf(target), position: target })));
  const groups = byGroup ? roundingGroups(instance) : [instance.claims.map((_, target) => target)];
  const totals = byGroup
    ? groupCents(instance, network, region, groups, awards, rests, meter).map((amount, group) =>
        fraction(amount - groups[group]!.reduce((sum, target) => sum + cents[target]!, 0n)),
      )
    : [fraction(missing)];
  const groupOf = new Map(groups.flatMap((list, group) => list.map((target) => [target, group] as const)));
  const members: Member[] = open.map((target) => ({
    node: network.nodeOfTarget[target]!,
    group: groupOf.get(target)!,
    claim: 1n,
    weight: 1n,
  }));
  const given = shareWithFixedTotalsInOrder({ region, members, totals }, order, meter);
  for (const [index, target] of open.entries()) cents[target]! += given[index]!.n;
  return cents;
}

/** Groups in request order; a target without a group is one of its own. */
function roundingGroups(instance: Instance): number[][] {
  const groups: number[][] = [];
  const place = new Map<number, number>();
  for (const [target, group] of instance.groupOf.entries()) {
    const known = group === -1 ? undefined : place.get(group);
    if (known !== undefined) groups[known]!.push(target);
    else {
      if (group !== -1) place.set(group, groups.length);
      groups.push([target]);
    }
  }
  return groups;
}

/** The whole cents of each group's total. */
function groupCents(
  instance: Instance,
  network: Network,
  region: Region,
  groups: readonly (readonly number[])[],
  awards: readonly Fraction[],
  rests: readonly Fraction[],
  meter: WorkMeter,
): bigint[] {
  const exact = groups.map((list) => total(list.map((target) => awards[target]!)));
  const cents = exact.map(floor);
  const missing = floor(total(exact)) - cents.reduce((a, b) => a + b, 0n);
  if (missing === 0n) return cents;
  // One node more for each group: its members' cents flow into it, its own floor must be kept, one more may come.
  const nodeOf = (group: number) => network.nodes + group;
  const kept = new Map(region.kept);
  const arcs: Arc[] = [...region.arcs];
  for (const [group, list] of groups.entries()) {
    const capacities = new Map<number, bigint>();
    let floors = 0n;
    for (const target of list) {
      floors += floor(awards[target]!);
      if (rests[target]!.n === 0n) continue;
      const node = network.nodeOfTarget[target]!;
      capacities.set(node, (capacities.get(node) ?? 0n) + 1n);
    }
    for (const [node, capacity] of capacities) arcs.push({ from: node, to: nodeOf(group), capacity });
    kept.set(nodeOf(group), cents[group]! - floors);
  }
  const nodes = [...region.nodes, ...groups.map((_, group) => nodeOf(group))];
  const open = [...exact.keys()].filter((group) => exact[group]!.d !== 1n);
  const members: Member[] = open.map((group) => ({ node: nodeOf(group), group: 0, claim: 1n, weight: 1n }));
  const ranks = (list: readonly number[]) => list.flatMap((target) => instance.problem.targets[target]!.rank ?? []);
  const order = byRemainder(
    open.map((group) => ({
      rest: fraction(exact[group]!.n - cents[group]! * exact[group]!.d, exact[group]!.d),
      rank: ranks(groups[group]!).reduce<number | undefined>(
        (least, rank) => (least === undefined || rank < least ? rank : least),
        undefined,
      ),
      position: groups[group]![0]!,
    })),
  );
  const problem = { region: { nodes, supply: region.supply, kept, arcs }, members, totals: [fraction(missing)] };
  const given = shareWithFixedTotalsInOrder(problem, order, meter);
  for (const [index, group] of open.entries()) cents[group]! += given[index]!.n;
  return cents;
}

interface Remainder {
  readonly rest: Fraction;
  readonly rank: number | undefined;
  readonly position: number;
}

/** Indexes by larger remainder, then smaller rank (none last), then position. */
function byRemainder(list: readonly Remainder[]): number[] {
  return [...list.keys()].sort((a, b) => {
    const [x, y] = [list[a]!, list[b]!];
    const [left, right] = [y.rest.n * x.rest.d, x.rest.n * y.rest.d];
    if (left !== right) return left < right ? -1 : 1;
    if (x.rank !== y.rank) return x.rank === undefined ? 1 : y.rank === undefined ? -1 : x.rank - y.rank;
    return x.position - y.position;
  });
}

/** The whole network in cents, with the rounded-down awards to be kept. */
function wholeRegion(network: Network, cents: readonly bigint[]): Region {
  const kept = new Map<number, bigint>();
  for (const [target, amount] of cents.entries()) {
    const node = network.nodeOfTarget[target]!;
    kept.set(node, (kept.get(node) ?? 0n) + amount);
  }
  const supply = new Map<number, bigint>();
  for (const [node, amount] of network.supply.entries()) {
    if (amount.d !== 1n) throw new Error('Only whole amounts are rounded to cents.');
    supply.set(node, amount.n);
  }
  const nodes = Array.from({ length: network.nodes }, (_, node) => node);
  return { nodes, supply, kept, arcs: network.arcs };
}
