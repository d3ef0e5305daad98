import { SOURCE_KINDS, type Source, type SourceKind } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';
import type { ViewFundingGroup } from './redacted-view-schema.ts';
import { usableOf } from './usable-money.ts';

/** A kind with fewer other contributors than this would show one of them. */
const FEWEST_CONTRIBUTORS = 3;

/**
 * Where the money comes from, for a donor: his own sources, and the others by kind. A kind is shown only if at least
 * three others contribute to it and none of them brings more than 75 % of it, in hand and firm; else it is merged into
 * `other`, and if that would show somebody by difference, further kinds are merged into it, the smallest first
 * (primary and secondary suppression: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4). Contributors are
 * counted by donor, so that three agreements of one donor do not hide him.
 *
 * The sum over all groups is always the total that the page shows: if one other donor gives everything, the total says so.
 */
export function fundingGroups(sources: readonly Source[], donor: string | null, digits: number): ViewFundingGroup[] {
  const firm = sources.filter((source) => usableOf([source]).firm > 0n);
  const own = firm.filter((source) => donor !== null && source.donor === donor);
  const others = firm.filter((source) => !own.includes(source));
  const kinds = SOURCE_KINDS.filter((kind) => kind !== 'other')
    .map((kind) => ({ kind, members: others.filter((source) => source.kind === kind) }))
    .filter(({ members }) => members.length > 0);
  const shown = kinds.filter(({ members }) => hidesEverybody(members)).sort((a, b) => order(b.members, a.members));
  const merged = others.filter((source) => !shown.some(({ kind }) => kind === source.kind));
  while (shown.length > 0 && merged.length > 0 && !hidesEverybody(merged)) merged.push(...(shown.pop()?.members ?? []));

  const group = (name: ViewFundingGroup['group'], members: readonly Source[]): ViewFundingGroup[] => {
    const usable = usableOf(members);
    return members.length === 0
      ? []
      : [
          {
            group: name,
            sources: members.length,
            inHand: formatAmount(usable.inHand, digits),
            firm: formatAmount(usable.firm, digits),
          },
        ];
  };
  const inOrder = (kind: SourceKind) => group(kind, shown.find((each) => each.kind === kind)?.members ?? []);
  return [
    ...group('own', own),
    ...SOURCE_KINDS.filter((kind) => kind !== 'other').flatMap(inOrder),
    ...group('other', merged),
  ];
}

/** Whether neither the number of contributors nor one large one among them tells a single contribution. */
function hidesEverybody(members: readonly Source[]): boolean {
  const contributors = new Map<string, Source[]>();
  for (const source of members) {
    const contributor = source.donor ?? `\u0000${source.id}`;
    contributors.set(contributor, [...(contributors.get(contributor) ?? []), source]);
  }
  const brought = [...contributors.values()].map(usableOf);
  return (['inHand', 'firm'] as const).every((basis) => {
    const amounts = brought.map((usable) => usable[basis]).filter((amount) => amount > 0n);
    const total = amounts.reduce((sum, amount) => sum + amount, 0n);
    return (
      amounts.length === 0 ||
      (amounts.length >= FEWEST_CONTRIBUTORS && amounts.every((amount) => amount * 4n <= total * 3n))
    );
  });
}

/** By firm money. */
function order(a: readonly Source[], b: readonly Source[]): number {
  const difference = usableOf(a).firm - usableOf(b).firm;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
