import { type Fraction, fraction } from '@tamwil/money';

/** A member of a group at a node of the network; claim above zero; integers on the region's scale. */
export interface Member {
  readonly node: number;
  readonly group: number;
  readonly claim: bigint;
  readonly weight: bigint;
}

/** Members made one, and what each had in it. */
export interface AlikeMembers {
  readonly merged: readonly Member[];
  /** What is given to the merged, as given to each. */
  split(amounts: readonly Fraction[]): Fraction[];
}

/**
 * Members at one node, in one group and with one ratio of claim to weight end at the same level, so they share like one
 * member with their claims and weights together: each has its weight's part of what that one gets.
 */
export function alikeMembers(members: readonly Member[]): AlikeMembers {
  const order = [...members.keys()].sort((a, b) => compareRatios(members[a]!, members[b]!));
  const merged: Member[] = [];
  const placeOf: number[] = [];
  const places = new Map<string, number>();
  for (const [rank, index] of order.entries()) {
    const member = members[index]!;
    if (rank > 0 && compareRatios(members[order[rank - 1]!]!, member) !== 0) places.clear();
    const key = `${member.node}:${member.group}`;
    const place = places.get(key);
    if (place === undefined) {
      places.set(key, merged.length);
      placeOf[index] = merged.length;
      merged.push(member);
    } else {
      const { claim, weight } = merged[place]!;
      placeOf[index] = place;
      merged[place] = { ...member, claim: claim + member.claim, weight: weight + member.weight };
    }
  }
  const split = (amounts: readonly Fraction[]) =>
    members.map(({ weight }, index) => {
      const place = placeOf[index]!;
      const all = merged[place]!.weight;
      const { n, d } = amounts[place]!;
      return weight === all ? amounts[place]! : fraction(n * weight, d * all);
    });
  return { merged, split };
}

function compareRatios(a: Member, b: Member): number {
  const [left, right] = [a.claim * b.weight, b.claim * a.weight];
  return left < right ? -1 : left > right ? 1 : 0;
}
