import { type Fraction, fraction, minus, plus } from '@tamwil/money';
import type { Member } from './alike-members.ts';
import { type Region, regionLayers } from './region.ts';

/** Members of groups whose totals are fixed, on a part of the network that nothing else touches. */
export interface TotalsPart {
  readonly region: Region;
  /** Members whose amounts are open, ascending by claim / weight. */
  readonly open: readonly Member[];
  /** What the open members of each group get together, on the region's scale. */
  readonly totals: ReadonlyMap<number, Fraction>;
  /** What settled members get at a node, on the region's scale. */
  readonly settled: ReadonlyMap<number, Fraction>;
}

/**
 * Nodes and groups in layers, from 0 on, around which the totals make cuts tight: a layer and those before it use up all
 * money that can enter them.
 */
export interface Layers {
  readonly count: number;
  readonly ofNode: (node: number) => number;
  readonly ofGroup: (group: number) => number;
}

/**
 * The layers of a part, which share independently: all that may enter a layer from later ones does, and nothing leaves
 * it for them but what must. So members of later groups have their bounds, and those of earlier groups whole claims.
 *
 * @param boundOf of the member at a position in `open`
 * @param amounts receives what members between two layers get
 */
export function layersOf(
  part: TotalsPart,
  { count, ofNode, ofGroup }: Layers,
  boundOf: (place: number) => Fraction,
  amounts: Map<Member, Fraction>,
): TotalsPart[] {
  const layers = regionLayers(part.region, ofNode, count).map((region) => {
    const open: Member[] = [];
    return { region, open, totals: new Map<number, Fraction>(), settled: new Map<number, Fraction>() };
  });
  for (const [group, amount] of part.totals) layers[ofGroup(group)]!.totals.set(group, amount);
  for (const [node, amount] of part.settled) layers[ofNode(node)]!.settled.set(node, amount);
  for (const [place, member] of part.open.entries()) {
    const [atNode, inGroup] = [ofNode(member.node), ofGroup(member.group)];
    if (atNode === inGroup) {
      layers[atNode]!.open.push(member);
      continue;
    }
    const amount = atNode < inGroup ? boundOf(place) : fraction(member.claim);
    amounts.set(member, amount);
    settle(layers[atNode]!.settled, member, amount);
    const { totals } = layers[inGroup]!;
    totals.set(member.group, minus(totals.get(member.group)!, amount));
  }
  return layers;
}

/** What is left of a part when all open members of some groups get their bounds. */
export function withoutGroups(
  part: TotalsPart,
  groups: ReadonlySet<number>,
  boundOf: (place: number) => Fraction,
  amounts: Map<Member, Fraction>,
): TotalsPart {
  const settled = new Map(part.settled);
  for (const [place, member] of part.open.entries()) {
    if (!groups.has(member.group)) continue;
    const amount = boundOf(place);
    amounts.set(member, amount);
    settle(settled, member, amount);
  }
  const totals = new Map([...part.totals].filter(([group]) => !groups.has(group)));
  return { region: part.region, open: part.open.filter(({ group }) => !groups.has(group)), totals, settled };
}

function settle(settled: Map<number, Fraction>, { node }: Member, amount: Fraction): void {
  const before = settled.get(node);
  settled.set(node, before === undefined ? amount : plus(before, amount));
}
