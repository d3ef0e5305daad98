import { compare, type Fraction, fraction, minus, scaled } from '@tamwil/money';
import { commonDenominator, total } from '../exact/common-denominator.ts';
import { alikeMembers, type Member } from './alike-members.ts';
import { equalAwards, equalLosses } from './one-pool.ts';
import { type Region, type RegionFlow, regionGraph } from './region.ts';
import type { WorkMeter } from './work-meter.ts';

/** Members of groups whose totals are fixed and payable together. */
export interface FixedTotals {
  readonly region: Region;
  readonly members: readonly Member[];
  readonly totals: readonly bigint[];
}

type Rule = 'equal-awards' | 'equal-losses';

/** What handling one member once costs, in arcs looked at. */
const WORK_PER_MEMBER = 100;

/**
 * The most equal payable increments with given group totals. With fixed totals the increments are no polymatroid, so
 * the lowest level is fixed first: at level L every open member is owed its bound min(claim, L x weight) (equal losses:
 * max(0, claim - L x weight)), and the bounds can be met iff one flow pays kept amounts and bounds to the targets and
 * the rest of each total through its group. A minimum cut that lacks money names the members whose bounds alone
 * overdraw what reaches them; the level at which they just do not is a one-pool problem among them. Repeated, this
 * gives the level at which they are stuck for good.
 *
 * @returns increments on the region's scale
 */
export function shareWithFixedTotals(given: FixedTotals, rule: Rule, meter: WorkMeter): Fraction[] {
  const alike = alikeMembers(given.members);
  return alike.split(sharesOf({ ...given, members: alike.merged }, rule, meter));
}

function sharesOf(problem: FixedTotals, rule: Rule, meter: WorkMeter): Fraction[] {
  const { members, totals } = problem;
  const ofGroup: number[][] = totals.map(() => []);
  for (const index of members.keys()) ofGroup[members[index]!.group]!.push(index);
  const fixed: (Fraction | null)[] = members.map(() => null);
  for (;;) {
    // What each group would do by itself: a bound on its level, and the answer if all together can be paid.
    const alone = totals.map((amount, group) => {
      const own = ofGroup[group]!;
      const spent = total(own.flatMap((index) => fixed[index] ?? []));
      return onePool(
        problem,
        own.filter((index) => fixed[index] === null),
        minus(fraction(amount), spent),
        rule,
      );
    });
    const wish = members.map(({ group }, index) => fixed[index] ?? alone[group]!.amounts.get(index)!);
    const first = overdrawn(problem, wish, meter);
    if (first === null) return wish;
    const isOpen = (index: number) => fixed[index] === null;
    // No one can be above the level of the worst group by itself, nor the open members of a cut above theirs.
    let { level, stuck } = worse(
      rule,
      worstGroups(alone, ofGroup, isOpen, rule),
      levelOfCut(problem, first, wish, isOpen, rule),
    );
    for (;;) {
      meter.spend(WORK_PER_MEMBER * members.length);
      const bounds = members.map((member, index) => fixed[index] ?? boundAt(member, level, rule));
      const cut = overdrawn(problem, bounds, meter);
      if (cut === null) {
        for (const index of stuck) fixed[index] = bounds[index]!;
        break;
      }
      ({ level, stuck } = levelOfCut(problem, cut, bounds, isOpen, rule));
    }
  }
}

/** Members sharing an amount as if nothing else were there. */
function onePool(problem: FixedTotals, sorted: readonly number[], money: Fraction, rule: Rule) {
  const sharers = sorted.map((index) => {
    const { claim, weight } = problem.members[index]!;
    return { claim: claim * money.d, weight };
  });
  const pool = rule === 'equal-awards' ? equalAwards(sharers, money.n) : equalLosses(sharers, money.n);
  const denominator = (pool.level?.d ?? 1n) * money.d;
  const amounts = new Map<number, Fraction>();
  for (const [place, index] of sorted.entries()) amounts.set(index, fraction(pool.shares[place]!, denominator));
  return { level: pool.level === null ? null : fraction(pool.level.n, denominator), amounts };
}

/** A level that bounds what members can get, and the members that end there if no cut bounds it further. */
interface Stop {
  readonly level: Fraction;
  readonly stuck: readonly number[];
}

/** The groups that are worst off by themselves among those that are not complete. */
function worstGroups(
  alone: readonly { readonly level: Fraction | null }[],
  ofGroup: readonly (readonly number[])[],
  isOpen: (index: number) => boolean,
  rule: Rule,
): Stop {
  const stops = alone.flatMap(({ level }, group): Stop[] =>
    level === null ? [] : [{ level, stuck: ofGroup[group]!.filter(isOpen) }],
  );
  const [first, ...rest] = stops;
  if (first === undefined) throw new Error('Complete groups are always payable.');
  const { level } = rest.reduce((worst, stop) => worse(rule, worst, stop), first);
  return { level, stuck: stops.flatMap((stop) => (compare(stop.level, level) === 0 ? stop.stuck : [])) };
}

/** Where the open members of a cut end that amounts overdraw. */
function levelOfCut(
  problem: FixedTotals,
  cut: Overdrawn,
  amounts: readonly Fraction[],
  isOpen: (index: number) => boolean,
  rule: Rule,
): Stop {
  const stuck = cut.members.filter(isOpen);
  const left = minus(total(stuck.map((index) => amounts[index]!)), cut.lack);
  return { level: onePool(problem, stuck, left, rule).level!, stuck };
}

function worse(rule: Rule, a: Stop, b: Stop): Stop {
  const order = compare(a.level, b.level);
  return (rule === 'equal-awards' ? order <= 0 : order >= 0) ? a : b;
}

function boundAt({ claim, weight }: Member, level: Fraction, rule: Rule): Fraction {
  const part = level.n * weight;
  const whole = claim * level.d;
  if (rule === 'equal-awards') return part < whole ? fraction(part, level.d) : fraction(claim);
  return part < whole ? fraction(whole - part, level.d) : fraction(0n);
}

interface TotalsFlow {
  readonly flow: RegionFlow;
  /** Arc from a node to a group's node, keyed by both. */
  readonly intoGroup: ReadonlyMap<string, number>;
  readonly groupNode: (group: number) => number;
  readonly groupExit: readonly number[];
  readonly nodeExit: Map<number, number>;
  readonly lack: bigint;
}

/** Kept amounts and bounds straight to the sink, what may come on top through the group. */
function totalsFlow(problem: FixedTotals, bounds: readonly Fraction[], scale: bigint, meter: WorkMeter): TotalsFlow {
  const { region, members, totals } = problem;
  const flow = regionGraph(region, scale, meter, 1 + totals.length);
  const sink = flow.money + 1;
  const groupNode = (group: number) => sink + 1 + group;
  const needs = new Map<number, bigint>();
  for (const [node, amount] of region.kept) needs.set(node, amount * scale);
  const onTop = new Map<string, { node: number; group: number; capacity: bigint }>();
  const rest = totals.map((amount) => amount * scale);
  for (const [index, { node, group, claim }] of members.entries()) {
    const bound = scaled(bounds[index]!, scale);
    needs.set(node, (needs.get(node) ?? 0n) + bound);
    rest[group]! -= bound;
    const key = `${node}:${group}`;
    const room = onTop.get(key) ?? { node, group, capacity: 0n };
    room.capacity += claim * scale - bound;
    onTop.set(key, room);
  }
  let needed = 0n;
  const nodeExit = new Map<number, number>();
  for (const [node, amount] of needs) {
    nodeExit.set(node, flow.graph.addArc(flow.place.get(node)!, sink, amount));
    needed += amount;
  }
  const groupExit = rest.map((amount, group) => flow.graph.addArc(groupNode(group), sink, amount));
  for (const amount of rest) needed += amount;
  const intoGroup = new Map<string, number>();
  for (const [key, { node, group, capacity }] of onTop) {
    intoGroup.set(key, flow.graph.addArc(flow.place.get(node)!, groupNode(group), capacity));
  }
  const lack = needed - flow.graph.maximize(flow.money, sink);
  return { flow, intoGroup, groupNode, groupExit, nodeExit, lack };
}

/** Members of a cut whose bounds overdraw it, ascending, and by how much. */
interface Overdrawn {
  readonly members: readonly number[];
  readonly lack: Fraction;
}

/** Null when the bounds can be met; else a cut that they overdraw. */
function overdrawn(problem: FixedTotals, bounds: readonly Fraction[], meter: WorkMeter): Overdrawn | null {
  const scale = commonDenominator(bounds);
  const { flow, groupNode, lack } = totalsFlow(problem, bounds, scale, meter);
  if (lack === 0n) return null;
  const reached = flow.graph.reachable([flow.money]);
  const cut = problem.members.flatMap(({ node, group }, index) =>
    reached[flow.place.get(node)!] === 0 && reached[groupNode(group)] === 1 ? [index] : [],
  );
  return { members: cut, lack: fraction(lack, scale) };
}

/**
 * The lexicographic maximum with given group totals: each member in turn takes from its group what the others can
 * leave. A raise of one member takes as much out of its group's total, so it is a flow from the group back to the
 * member through members and sources that can change places.
 *
 * @param order member indexes in order of priority
 */
export function shareWithFixedTotalsInOrder(
  problem: FixedTotals,
  order: readonly number[],
  meter: WorkMeter,
): Fraction[] {
  const none = problem.members.map(() => fraction(0n));
  const { flow, intoGroup, groupNode, groupExit, nodeExit } = totalsFlow(problem, none, 1n, meter);
  const { graph } = flow;
  const amounts = [...none];
  for (const index of order) {
    const { node, group, claim } = problem.members[index]!;
    const arc = intoGroup.get(`${node}:${group}`)!;
    const exit = groupExit[group]!;
    const most = graph.flowOn(exit) < claim ? graph.flowOn(exit) : claim;
    // First what this node already sends to its group, so that its arc never carries more than its members may take.
    const direct = graph.flowOn(arc) < most ? graph.flowOn(arc) : most;
    graph.push(arc, -direct);
    const back = flow.place.get(node)!;
    const moved = direct + graph.pull(groupNode(group), back, most - direct);
    // The raised amount leaves the group's exit and becomes part of what the node must be paid. That adds capacity out of
    // the sink only, into which no way leads, so what is known of distances stays true.
    graph.residual[exit ^ 1]! -= moved;
    graph.residual[nodeExit.get(node)! ^ 1]! += moved;
    graph.residual[arc]! -= claim;
    amounts[index] = fraction(moved);
  }
  return amounts;
}
