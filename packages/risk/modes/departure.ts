import { type Funding, isFirm, isInHand } from '@tamwil/funding';
import { formatAmount, formatDecimal, fraction } from '@tamwil/money';
import type { Run } from '@tamwil/scenario';
import { awardsByUnit, changesBetween, type Position, runWith, type UnitChange } from './position.ts';

/** What happens when an agreement brings nothing more than what is in hand. */
export interface Departure {
  readonly source: string;
  /** Usable money that would not come. */
  readonly lost: string;
  /** By how much less is allocated: what the agreement adds to the whole. */
  readonly loss: string;
  readonly changes: readonly UnitChange[];
  /** Outputs (or components) that then fall below their least amount. */
  readonly belowMinimum: readonly string[];
}

export interface DepartureAnswer {
  readonly departures: readonly Departure[];
  /** Share of the three largest agreements in all firm usable money. */
  readonly threeLargest: { readonly sources: readonly string[]; readonly share: string };
}

/** What if an agreement leaves: the allocation with and without what it has not yet paid, one agreement at a time. */
export function departures(position: Position): DepartureAnswer {
  const { scenario, lines, run } = position;
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const agreed = scenario.funding.sources.filter(({ internal }) => !internal);
  const awaited = agreed.flatMap(({ id, tranches }) => {
    const lost = tranches.reduce(
      (sum, tranche) => (isFirm(tranche) && !isInHand(tranche) ? sum + tranche.usable : sum),
      0n,
    );
    return lost === 0n ? [] : [{ id, lost }];
  });
  const before = belowMinimum(position, run);
  return {
    departures: awaited.flatMap(({ id, lost }): Departure[] => {
      const after = runWith(scenario, lines, without(scenario.funding, id));
      if (!after.ok) return [];
      return [
        {
          source: id,
          lost: text(lost),
          loss: text(run.allocation.allocated - after.value.allocation.allocated),
          changes: changesBetween(position, after.value),
          belowMinimum: [...belowMinimum(position, after.value)].filter((unit) => !before.has(unit)),
        },
      ];
    }),
    threeLargest: threeLargest(position),
  };
}

/** Only what has been paid of an agreement remains. */
function without(funding: Funding, id: string): Funding {
  return {
    ...funding,
    sources: funding.sources.map((source) =>
      source.id === id ? { ...source, tranches: source.tranches.filter(isInHand) } : source,
    ),
  };
}

function belowMinimum({ lines }: Position, { awards }: Run): Set<string> {
  const least = new Map<string, bigint>();
  for (const { unit, minimum } of lines) if (minimum !== null) least.set(unit, (least.get(unit) ?? 0n) + minimum);
  const got = awardsByUnit(lines, awards);
  return new Set([...least].flatMap(([unit, amount]) => (got.get(unit)! < amount ? [unit] : [])));
}

function threeLargest({ scenario }: Position): DepartureAnswer['threeLargest'] {
  const firm = scenario.funding.sources
    .filter(({ internal }) => !internal)
    .map(({ id, tranches }) => ({
      id,
      amount: tranches.reduce((sum, tranche) => (isFirm(tranche) ? sum + tranche.usable : sum), 0n),
    }))
    .filter(({ amount }) => amount > 0n);
  const largest = firm.toSorted((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0)).slice(0, 3);
  const sum = (entries: readonly { readonly amount: bigint }[]): bigint =>
    entries.reduce((total, { amount }) => total + amount, 0n);
  const all = sum(firm);
  return {
    sources: largest.map(({ id }) => id),
    share: all === 0n ? '0.000000' : formatDecimal(fraction(sum(largest), all), 6, 'half-even'),
  };
}
