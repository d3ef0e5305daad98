import type { Checked } from '@tamwil/fault';
import { ceiling, type Fraction, formatAmount, fraction, times } from '@tamwil/money';
import type { Line, Run, Scenario } from '@tamwil/scenario';
import { grossOfNewMoney, withNewMoney } from '../new-money.ts';
import { leastAmount } from './least-amount.ts';
import { awardsByUnit, changesBetween, openPeriods, type Position, runWith, type UnitChange } from './position.ts';

/** What it takes to lift a set of outputs to a goal, in one of four readings. */
export interface LiftVariant {
  /** `held`: today's allocation stays and the new money comes on top; `reshared`: the rules run again. */
  readonly reading: 'held' | 'reshared';
  readonly money: 'earmarked' | 'unearmarked';
  /** Least amount for direct cost from which the goal holds for good; null when no amount does. */
  readonly usable: string | null;
  /** The same before programme support, at the rate assumed for new money. */
  readonly gross: string | null;
  /** Why no amount does. */
  readonly because: string | null;
  /** What the set gains together, and what all others gain (below zero: lose). */
  readonly target: string;
  readonly others: string;
  readonly changes: readonly UnitChange[];
  /** How much more money, present and new, nobody can use. */
  readonly unusable: string;
}

export interface LiftAnswer {
  readonly units: readonly string[];
  readonly goal: string;
  /** Periods in which the set still lacks money. */
  readonly periods: readonly string[];
  readonly variants: readonly LiftVariant[];
}

/**
 * How much is needed so that every output of a set is financed to a share of its cost. Held and earmarked it is the sum
 * of what each lacks; in the other readings it is the least amount, to the cent, with which the program awards the goal.
 * The difference of two readings is no price of anything: re-shared money lifts others too.
 *
 * @param units outputs, or components at that level
 * @param outputs that earmarked money may pay for
 */
export function lift(
  position: Position,
  units: readonly string[],
  outputs: readonly string[],
  goal: Fraction,
  goalText: string,
): LiftAnswer {
  const { scenario, lines, run } = position;
  const everything = scenario.plan.outputs.map(({ id }) => id);
  const members = lines.filter(({ unit }) => units.includes(unit));
  const goals = goalsOf(members, goal);
  const held = heldScenario(position);
  const unreachable = [...goals].some(([unit, amount]) => costOf(lines, unit) < amount);
  const variants = (['held', 'reshared'] as const).flatMap((reading) =>
    (['earmarked', 'unearmarked'] as const).map((money): LiftVariant => {
      if (unreachable) return variantOf(position, reading, money, { because: 'window-closed' }, units);
      // On top of what is held, earmarked money needs no rule: it pays what each output lacks.
      if (reading === 'held' && money === 'earmarked') return heldEarmarked(position, goals);
      const base = reading === 'held' ? held : scenario;
      const reach = money === 'earmarked' ? outputs : everything;
      const runOn = (amount: bigint): Checked<Run> => runWith(base, lines, withNewMoney(base, amount, reach));
      const holds = (awards: Run['awards']): boolean => meets(lines, awards, goals);
      const found = leastAmount(runOn, holds, costOfAll(lines), { lines, goals });
      return variantOf(position, reading, money, found, units);
    }),
  );
  return { units, goal: goalText, periods: openPeriods(members, run.awards), variants };
}

function heldEarmarked({ scenario, lines, run }: Position, goals: ReadonlyMap<string, bigint>): LiftVariant {
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const has = awardsByUnit(lines, run.awards);
  const lacks = [...goals].flatMap(([unit, goal]) =>
    goal > has.get(unit)! ? [{ unit, lack: goal - has.get(unit)! }] : [],
  );
  const amount = lacks.reduce((sum, { lack }) => sum + lack, 0n);
  return {
    reading: 'held',
    money: 'earmarked',
    usable: text(amount),
    gross: text(grossOfNewMoney(scenario, amount)),
    because: null,
    target: text(amount),
    others: text(0n),
    changes: lacks.map(({ unit, lack }) => ({ unit, change: text(lack) })),
    unusable: text(0n),
  };
}

/** What each unit must get, rounded up to the cent. */
function goalsOf(members: readonly Line[], goal: Fraction): Map<string, bigint> {
  const costs = new Map<string, bigint>();
  for (const { unit, cost, lapsed } of members) costs.set(unit, (costs.get(unit) ?? 0n) + cost + lapsed);
  return new Map([...costs].map(([unit, cost]) => [unit, ceiling(times(fraction(cost), goal))]));
}

function meets(
  lines: readonly Line[],
  awards: ReadonlyMap<string, bigint>,
  goals: ReadonlyMap<string, bigint>,
): boolean {
  const sums = awardsByUnit(lines, awards);
  return [...goals].every(([unit, amount]) => sums.get(unit)! >= amount);
}

function costOf(lines: readonly Line[], unit: string): bigint {
  return lines.reduce((sum, line) => (line.unit === unit ? sum + line.cost : sum), 0n);
}

function costOfAll(lines: readonly Line[]): bigint {
  return lines.reduce((sum, { cost }) => sum + cost, 0n);
}

/** Today's allocation as money that is booked where it is: the rules can only put new money on top. */
function heldScenario({ scenario, lines, run }: Position): Scenario {
  const held = withNewMoney(
    { ...scenario, funding: { ...scenario.funding, sources: [] } },
    run.allocation.allocated,
    scenario.plan.outputs.map(({ id }) => id),
    '+held',
  );
  const booked = lines.flatMap((line) => {
    const amount = run.awards.get(line.id)!;
    const [part] = line.parts;
    return amount === 0n || part === undefined
      ? []
      : [{ cell: cellOf(line, part.output), output: part.output, amount }];
  });
  const bySource = new Map([['+held', booked]]);
  return { ...scenario, funding: held, booked: { ...scenario.booked, bySource } };
}

/** The cell of level output that an entry of a line is booked in. */
function cellOf(line: Line, output: string): string {
  return line.period === 'plan' ? output : `${output}/${line.period}`;
}

function variantOf(
  position: Position,
  reading: LiftVariant['reading'],
  money: LiftVariant['money'],
  found: { readonly amount: bigint; readonly run: Run } | { readonly because: string },
  units: readonly string[],
): LiftVariant {
  const { scenario, lines, run } = position;
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  if ('because' in found) {
    const { because } = found;
    return {
      reading,
      money,
      usable: null,
      gross: null,
      because,
      target: text(0n),
      others: text(0n),
      changes: [],
      unusable: text(0n),
    };
  }
  const before = awardsByUnit(lines, run.awards);
  const after = awardsByUnit(lines, found.run.awards);
  const gain = (inside: boolean): bigint =>
    [...after].reduce(
      (sum, [unit, award]) => (units.includes(unit) === inside ? sum + award - before.get(unit)! : sum),
      0n,
    );
  const [target, others] = [gain(true), gain(false)];
  return {
    reading,
    money,
    usable: text(found.amount),
    gross: text(grossOfNewMoney(scenario, found.amount)),
    because: null,
    target: text(target),
    others: text(others),
    changes: changesBetween(position, found.run),
    unusable: text(found.amount - target - others),
  };
}
