import { type Funding, isFirm, isInHand, type Source } from '@tamwil/funding';
import { formatAmount, formatDecimal, fraction } from '@tamwil/money';
import type { Run, Scenario } from '@tamwil/scenario';
import { awardsByUnit, changesBetween, type Position, runWith, type UnitChange } from './position.ts';

/** What happens when an agreement brings nothing more than what is in hand. */
export interface Departure {
  readonly source: string;
  /** Usable money that would not come. */
  readonly awaited: string;
  /** By how much less is allocated: what the awaited money adds to the whole. Null when the program cannot run then. */
  readonly loss: string | null;
  /** What each output (or component) loses, below zero, or gains. */
  readonly changes: readonly UnitChange[];
  /** Outputs (or components) that then fall below their least amount. */
  readonly belowMinimum: readonly string[];
  /** Why the program cannot run then. */
  readonly fault: string | null;
}

export interface DeparturesAnswer {
  readonly departures: readonly Departure[];
  /** The three agreements with the most usable firm money, and their share of all of it. */
  readonly threeLargest: { readonly sources: readonly string[]; readonly share: string };
}

/**
 * What if an agreement leaves: the allocation with and without what it has not yet paid, one agreement at a time. Always
 * on firm money, because on money in hand nothing is awaited.
 *
 * @param position on the basis `firm`
 */
export function departures(position: Position): DeparturesAnswer {
  const { scenario } = position;
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const before = belowMinimum(position, position.run);
  const departureOf = (source: Source): Departure => {
    const awaited = { source: source.id, awaited: text(awaitedOf(source)) };
    const after = runWith(position, without(scenario.funding, source.id));
    if (!after.ok) return { ...awaited, loss: null, changes: [], belowMinimum: [], fault: after.faults[0]!.code };
    return {
      ...awaited,
      loss: text(position.run.allocation.allocated - after.value.allocation.allocated),
      changes: changesBetween(position, after.value),
      belowMinimum: [...belowMinimum(position, after.value)].filter((unit) => !before.has(unit)),
      fault: null,
    };
  };
  return { departures: awaitedSources(scenario).map(departureOf), threeLargest: threeLargest(scenario) };
}

/** Agreements of which something firm has not been paid yet. */
export function awaitedSources({ funding }: Pick<Scenario, 'funding'>): Source[] {
  return funding.sources.filter((source) => !source.internal && awaitedOf(source) > 0n);
}

function awaitedOf({ tranches }: Source): bigint {
  return tranches.reduce((sum, tranche) => (isFirm(tranche) && !isInHand(tranche) ? sum + tranche.usable : sum), 0n);
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

function threeLargest({ funding }: Scenario): DeparturesAnswer['threeLargest'] {
  const firm = funding.sources
    .filter(({ internal }) => !internal)
    .map(({ id, tranches }) => ({
      id,
      amount: tranches.reduce((sum, tranche) => (isFirm(tranche) ? sum + tranche.usable : sum), 0n),
    }))
    .filter(({ amount }) => amount > 0n);
  const largest = firm.toSorted((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0)).slice(0, 3);
  const sum = (entries: typeof firm): bigint => entries.reduce((total, { amount }) => total + amount, 0n);
  const all = sum(firm);
  return {
    sources: largest.map(({ id }) => id),
    share: all === 0n ? '0.000000' : formatDecimal(fraction(sum(largest), all), 6, 'half-even'),
  };
}
