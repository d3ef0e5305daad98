import { ceiling, type Fraction, formatAmount, fraction, times } from '@tamwil/money';
import type { Line } from '@tamwil/scenario';
import { grossOfNewMoney, NEW_MONEY } from '../new-money.ts';
import { type NewAgreement, withNewAgreements, yearsOfLines } from './new-agreement.ts';
import { openPeriods, type Position, runWith } from './position.ts';

/** One thing to ask for: money for a set of outputs that lack it for the same reason. */
export interface Ask {
  /** Outputs (or components) of the bottleneck. */
  readonly units: readonly string[];
  /** Outputs that the money would be earmarked for. */
  readonly outputs: readonly string[];
  /** Open periods in which they lack money; the money would be usable from the first to the last. */
  readonly periods: readonly string[];
  /** Agreements that are used up for all of them; empty where no agreement reaches them. */
  readonly limitedBy: readonly string[];
  /** What lifts every line of the set to the goal, for direct cost. */
  readonly usable: string;
  /** The same before programme support, at the rate assumed for new money. */
  readonly gross: string;
  /** What it closes of the total gap if only it comes, and what it adds if all the others come. */
  readonly closes: { readonly alone: string; readonly withAll: string };
}

export interface AskListAnswer {
  readonly goal: string;
  readonly asks: readonly Ask[];
  /** All asks together. */
  readonly together: { readonly usable: string; readonly gross: string; readonly closes: string };
  /** Open lines below the goal that no amount of money alone lifts: the rules hold them back. */
  readonly heldBackByRules: { readonly units: readonly string[]; readonly lack: string };
}

/** Sets of lines that lack money for the same reason. */
interface Lack {
  readonly members: readonly Line[];
  readonly limitedBy: readonly string[];
  readonly amount: bigint;
}

/**
 * What to ask for: one line for every bottleneck, with the amount that lifts every line of the set to a share of its
 * cost, and what of the total gap it closes alone and with the others. A line stands in the first bottleneck that names
 * it: that is where money first failed it. Lines that are closed or complete never appear: nothing can be mobilized.
 */
export function askList(position: Position, goal: Fraction, goalText: string): AskListAnswer {
  const { scenario, run } = position;
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const { lacks, unexplained } = lacksOf(position, goal);
  const agreements = lacks.map(({ members, amount }, index) => agreementFor(position, members, amount, index));
  const closedBy = (wanted: readonly NewAgreement[]): bigint => {
    const after = runWith(position, withNewAgreements(scenario, wanted));
    return after.ok ? after.value.allocation.allocated - run.allocation.allocated : 0n;
  };
  const all = closedBy(agreements);
  const total = agreements.reduce((sum, { usable }) => sum + usable, 0n);
  return {
    goal: goalText,
    asks: lacks.map(({ members, limitedBy, amount }, index) => ({
      units: [...new Set(members.map(({ unit }) => unit))],
      outputs: agreements[index]!.outputs,
      periods: openPeriods(members, run.awards),
      limitedBy,
      usable: text(amount),
      gross: text(grossOfNewMoney(scenario, amount)),
      closes: {
        alone: text(closedBy([agreements[index]!])),
        withAll: text(all - closedBy(agreements.toSpliced(index, 1))),
      },
    })),
    together: { usable: text(total), gross: text(grossOfNewMoney(scenario, total)), closes: text(all) },
    heldBackByRules: {
      units: [...new Set(unexplained.members.map(({ unit }) => unit))],
      lack: text(unexplained.amount),
    },
  };
}

function agreementFor({ scenario }: Position, members: readonly Line[], usable: bigint, index: number): NewAgreement {
  const outputs = [...new Set(members.flatMap(({ parts }) => parts.map(({ output }) => output)))];
  return { usable, outputs, years: yearsOfLines(members, scenario), id: `${NEW_MONEY}${index}` };
}

/** Open lines below the goal by bottleneck, and those in none: a ceiling, a limit or a choice keeps money from them. */
export function lacksOf(
  { lines, run }: Position,
  goal: Fraction,
): { readonly lacks: readonly Lack[]; readonly unexplained: Omit<Lack, 'limitedBy'> } {
  const lackOf = ({ id, cost }: Line): bigint => ceiling(times(fraction(cost), goal)) - run.awards.get(id)!;
  const amountOf = (members: readonly Line[]): bigint => members.reduce((sum, line) => sum + lackOf(line), 0n);
  const below = lines.filter((line) => !line.closed && lackOf(line) > 0n);
  const agreementOf = new Map(run.sources.map(({ id, source }) => [id, source]));
  const named = new Set<string>();
  const lacks = bottlenecksOf(run.allocation).flatMap(({ targets, sources }): Lack[] => {
    const inSet = new Set(targets);
    const members = below.filter(({ id }) => inSet.has(id) && !named.has(id));
    for (const { id } of members) named.add(id);
    if (members.length === 0) return [];
    const limitedBy = [...new Set(sources.map((id) => agreementOf.get(id)!))];
    return [{ members, limitedBy, amount: amountOf(members) }];
  });
  const rest = below.filter(({ id }) => !named.has(id));
  return { lacks, unexplained: { members: rest, amount: amountOf(rest) } };
}

/** Sets that money limits. A cut has one pool, so that all its targets are one bottleneck. */
function bottlenecksOf({ direction, bottlenecks, awards, routing }: Position['run']['allocation']): readonly {
  readonly targets: readonly string[];
  readonly sources: readonly string[];
}[] {
  if (direction === 'fund') return bottlenecks.filter(({ limit }) => !limit);
  const sources = [...new Set(routing.map(({ source }) => source))];
  return [{ targets: awards.map(({ target }) => target), sources }];
}
