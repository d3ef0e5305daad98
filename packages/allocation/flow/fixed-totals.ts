import { compare, type Fraction, fraction, scaled } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import { alikeMembers, type Member } from './alike-members.ts';
import { equalAwards, equalLosses } from './one-pool.ts';
import type { Region } from './region.ts';
import { type Bounds, TotalsGraph } from './totals-graph.ts';
import { type Layers, layersOf, type TotalsPart, withoutGroups } from './totals-part.ts';
import type { WorkMeter } from './work-meter.ts';

/** Members of groups whose totals are fixed and payable together. */
export interface FixedTotals {
  readonly region: Region;
  readonly members: readonly Member[];
  /** On the region's scale, by group. */
  readonly totals: readonly Fraction[];
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
 * gives the level at which they are stuck for good. Then the cut is tight, and its two sides share independently.
 *
 * @param layers that are known before; one of all nodes and groups when none are
 * @returns increments on the region's scale
 */
export function shareWithFixedTotals(given: FixedTotals, layers: Layers, rule: Rule, meter: WorkMeter): Fraction[] {
  const alike = alikeMembers(given.members);
  const amounts = new Map<Member, Fraction>();
  const whole = wholePart({ ...given, members: alike.merged });
  const parts = layersOf(whole, layers, () => fraction(0n), amounts);
  while (parts.length > 0) {
    const part = parts.pop()!;
    if (part.open.length > 0) parts.push(...settleSome(part, rule, meter, amounts));
  }
  return alike.split(alike.merged.map((member) => amounts.get(member)!));
}

export function wholePart({ region, members, totals }: FixedTotals): TotalsPart {
  return { region, open: members, totals: new Map(totals.entries()), settled: new Map() };
}

/** Settles the members of a part that are worst off, or all; returns the parts in which others are still open. */
function settleSome(
  part: TotalsPart,
  rule: Rule,
  meter: WorkMeter,
  amounts: Map<Member, Fraction>,
): readonly TotalsPart[] {
  const alone = membersByGroup(part);
  const forced = new Set([...alone].flatMap(([group, own]) => (own.length === 1 ? [group] : [])));
  if (forced.size > 0) {
    return [withoutGroups(part, forced, (place) => part.totals.get(part.open[place]!.group)!, amounts)];
  }
  const graph = new TotalsGraph(part, meter);
  // What each group would do by itself: a bound on its level, and the answer if all together can be paid.
  const pools = new Map([...alone].map(([group, own]) => [group, onePool(own, part.totals.get(group)!, rule)]));
  let bounds = boundsAlone(part, pools, graph.factor);
  const boundOf = (place: number): Fraction => fraction(bounds.amounts[place]!, bounds.factor);
  let lack = graph.pay(bounds);
  if (lack === 0n) {
    for (const [place, member] of part.open.entries()) amounts.set(member, boundOf(place));
    return [];
  }
  // No one can be above the level of the worst group by itself, nor members that take money out of an overdrawn cut above theirs.
  const worst = worstGroups(pools, rule);
  let cut: Layers | null = graph.overdrawn();
  let level = levelOfCut(part, cut, bounds, lack, rule);
  if (!isWorse(rule, level, worst.level)) [level, cut] = [worst.level, null];
  for (;;) {
    meter.spend(WORK_PER_MEMBER * part.open.length);
    bounds = boundsAt(part, level, graph.factor, rule);
    lack = graph.pay(bounds);
    if (lack === 0n) break;
    cut = graph.overdrawn();
    level = levelOfCut(part, cut, bounds, lack, rule);
  }
  return cut === null ? [withoutGroups(part, worst.groups, boundOf, amounts)] : layersOf(part, cut, boundOf, amounts);
}

function membersByGroup({ open, totals }: TotalsPart): Map<number, Member[]> {
  const members = new Map<number, Member[]>();
  for (const group of totals.keys()) members.set(group, []);
  for (const member of open) members.get(member.group)!.push(member);
  return members;
}

/** Members sharing an amount as if nothing else were there: shares over a denominator, level null when complete. */
interface Pool {
  readonly level: Fraction | null;
  readonly shares: readonly bigint[];
  readonly denominator: bigint;
}

function onePool(members: readonly Member[], money: Fraction, rule: Rule): Pool {
  const sharers = members.map(({ claim, weight }) => ({ claim: claim * money.d, weight }));
  const { level, shares } = rule === 'equal-awards' ? equalAwards(sharers, money.n) : equalLosses(sharers, money.n);
  const denominator = (level?.d ?? 1n) * money.d;
  return { level: level === null ? null : fraction(level.n, denominator), shares, denominator };
}

/** What the open members get when each group shares by itself. */
function boundsAlone({ open }: TotalsPart, pools: ReadonlyMap<number, Pool>, least: bigint): Bounds {
  const denominators = [...pools.values()].map(({ denominator }) => ({ n: 1n, d: denominator }));
  const factor = commonDenominator([{ n: 1n, d: least }, ...denominators]);
  const taken = new Map<number, number>();
  const amounts = open.map(({ group }) => {
    const { shares, denominator } = pools.get(group)!;
    const rank = taken.get(group) ?? 0;
    taken.set(group, rank + 1);
    return shares[rank]! * (factor / denominator);
  });
  return { amounts, factor };
}

/** The groups that are worst off by themselves among those that are not complete. */
function worstGroups(pools: ReadonlyMap<number, Pool>, rule: Rule) {
  let worst: Fraction | null = null;
  let groups = new Set<number>();
  for (const [group, { level }] of pools) {
    if (level === null) continue;
    if (worst === null || isWorse(rule, level, worst)) [worst, groups] = [level, new Set([group])];
    else if (compare(level, worst) === 0) groups.add(group);
  }
  if (worst === null) throw new Error('Complete groups are always payable.');
  return { level: worst, groups };
}

/** Where the members end that take money out of a cut which bounds overdraw. */
function levelOfCut({ open }: TotalsPart, cut: Layers, bounds: Bounds, lack: bigint, rule: Rule): Fraction {
  const stuck: Member[] = [];
  let left = -lack;
  for (const [place, member] of open.entries()) {
    if (cut.ofNode(member.node) >= cut.ofGroup(member.group)) continue;
    stuck.push(member);
    left += bounds.amounts[place]!;
  }
  return onePool(stuck, fraction(left, bounds.factor), rule).level!;
}

function isWorse(rule: Rule, a: Fraction, b: Fraction): boolean {
  return rule === 'equal-awards' ? compare(a, b) < 0 : compare(a, b) > 0;
}

/** What every open member is owed at a level. */
function boundsAt({ open }: TotalsPart, level: Fraction, least: bigint, rule: Rule): Bounds {
  const factor = commonDenominator([level, { n: 1n, d: least }]);
  const perWeight = scaled(level, factor);
  const amounts = open.map(({ claim, weight }) => {
    const part = perWeight * weight;
    const whole = claim * factor;
    if (rule === 'equal-awards') return part < whole ? part : whole;
    return part < whole ? whole - part : 0n;
  });
  return { amounts, factor };
}
