import { ceiling, type Fraction, formatAmount, fraction, times } from '@tamwil/money';
import type { Line } from '@tamwil/scenario';
import { grossOfNewMoney, NEW_MONEY, withNewMoney } from '../new-money.ts';
import { openPeriods, type Position, runWith } from './position.ts';

/** One thing to ask for: money for a set of outputs that lack it for the same reason. */
export interface Ask {
  /** Outputs (or components) that the money would be earmarked for. */
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** Agreements that are used up for all of them. */
  readonly limitedBy: readonly string[];
  readonly usable: string;
  readonly gross: string;
  /** What it closes of the total gap if it alone comes. */
  readonly closes: string;
}

export interface AskListAnswer {
  readonly goal: string;
  readonly asks: readonly Ask[];
  /** All asks together. */
  readonly together: { readonly usable: string; readonly gross: string; readonly closes: string };
}

/**
 * What to ask for: one line for every bottleneck, with the amount that lifts every line of the set to a share of its
 * cost, and what of the total gap it closes alone and together with the others. Lines that are closed or complete never
 * appear: nothing can be mobilized for them.
 */
export function askList(position: Position, goal: Fraction, goalText: string): AskListAnswer {
  const { scenario, lines, run } = position;
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const lackOf = ({ id, cost }: Line): bigint => {
    const lack = ceiling(times(fraction(cost), goal)) - run.awards.get(id)!;
    return lack > 0n ? lack : 0n;
  };
  const sets = lackingSets(position).flatMap(({ members, sources }) => {
    const lacking = members.filter((line) => lackOf(line) > 0n);
    return lacking.length === 0
      ? []
      : [{ lacking, sources, amount: lacking.reduce((sum, line) => sum + lackOf(line), 0n) }];
  });
  const outputsOf = (members: readonly Line[]): string[] => [
    ...new Set(members.flatMap(({ parts }) => parts.map(({ output }) => output))),
  ];
  const closes = (wanted: readonly (typeof sets)[number][]): string => {
    let funding = scenario.funding;
    for (const [index, { lacking, amount }] of wanted.entries()) {
      funding = withNewMoney({ ...scenario, funding }, amount, outputsOf(lacking), `${NEW_MONEY}${index}`);
    }
    const after = runWith(scenario, lines, funding);
    return text(after.ok ? after.value.allocation.allocated - run.allocation.allocated : 0n);
  };
  const agreementOf = new Map(run.sources.map(({ id, source }) => [id, source]));
  const total = sets.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    goal: goalText,
    asks: sets.map((set) => ({
      units: [...new Set(set.lacking.map(({ unit }) => unit))],
      periods: openPeriods(set.lacking, run.awards),
      limitedBy: [...new Set(set.sources.map((id) => agreementOf.get(id)!))],
      usable: text(set.amount),
      gross: text(grossOfNewMoney(scenario, set.amount)),
      closes: closes([set]),
    })),
    together: { usable: text(total), gross: text(grossOfNewMoney(scenario, total)), closes: closes(sets) },
  };
}

/** Open lines that lack money, each in the last bottleneck that holds it; those in none together at the end. */
function lackingSets({ lines, run }: Position): { readonly members: Line[]; readonly sources: readonly string[] }[] {
  const { bottlenecks } = run.allocation;
  const setOf = new Map<string, number>();
  for (const [index, { targets }] of bottlenecks.entries()) for (const target of targets) setOf.set(target, index);
  const open = lines.filter(({ id, cost, closed }) => !closed && run.awards.get(id)! < cost);
  const sets = bottlenecks.map(({ sources }, index) => ({
    members: open.filter(({ id }) => setOf.get(id) === index),
    sources,
  }));
  return [...sets, { members: open.filter(({ id }) => !setOf.has(id)), sources: [] }];
}
