import type { Funding } from '@tamwil/funding';
import { ceiling, type Fraction, formatAmount, formatCoverage, fraction, times } from '@tamwil/money';
import type { Line } from '@tamwil/scenario';
import { grossOfNewMoney } from '../new-money.ts';
import { heldScenario } from './held-scenario.ts';
import { type Goals, type LeastAmount, leastAmount } from './least-amount.ts';
import { withNewAgreements, yearsAhead } from './new-agreement.ts';
import {
  awardsByUnit,
  changesBetween,
  exactWith,
  type Ground,
  openPeriods,
  type Position,
  runWith,
  type UnitChange,
} from './position.ts';

/** What it takes to lift a set of outputs to a goal, in one of four readings. */
export interface LiftReading {
  /** `held`: today's allocation stays and the new money comes on top; `reshared`: the rules run again. */
  readonly reading: 'held' | 'reshared';
  readonly money: 'earmarked' | 'unearmarked';
  /** Null when no amount reaches the goal. */
  readonly needed: LiftEffect | null;
  /** Why no amount does; null when one does. */
  readonly infeasible: Infeasible | null;
}

export interface LiftEffect {
  /** Least amount for direct cost from which the goal holds for good. */
  readonly usable: string;
  /** The same before programme support, at the rate assumed for new money. */
  readonly gross: string;
  /** What the set gains together, and what all others gain (below zero: lose). */
  readonly target: string;
  readonly others: string;
  readonly changes: readonly UnitChange[];
  /** How much more of all money, present and new, nobody can use. */
  readonly unusable: string;
  /**
   * `sum`: of what each output lacks; `halving`: more money never lowers an award under these rules; `funding-path`:
   * it may, so the amount is the last one of the whole path up to full cost at which the goal begins to hold.
   */
  readonly method: 'sum' | 'halving' | 'funding-path';
}

export interface Infeasible {
  /**
   * `lapsed`: too much of the cost was not delivered in time; `rules-keep-it-below`: so do the rules with any amount;
   * `path-not-linear`, `path-too-long`: the rules may take away what they gave, and no amount can be proved to hold for
   * good; else the code of the fault with which the program ends.
   */
  readonly code: string;
  /** The outputs that stay below, with the most of their cost that can be financed. */
  readonly units: readonly { readonly unit: string; readonly reaches: string; readonly reasons: readonly string[] }[];
}

export interface LiftAnswer {
  readonly units: readonly string[];
  readonly goal: string;
  /** Periods that are still open and in which the set lacks money. */
  readonly periods: readonly string[];
  readonly readings: readonly LiftReading[];
}

/** A set of outputs (or components) and the share of their cost, lapsed cost included, that is to be financed. */
export interface LiftQuestion {
  readonly units: readonly string[];
  /** Outputs that earmarked money may pay for. */
  readonly outputs: readonly string[];
  readonly goal: Fraction;
  readonly goalText: string;
}

/**
 * How much is needed so that every output of a set is financed to a share of its cost. Held and earmarked it is the sum
 * of what each lacks; in the other readings it is the least amount, to the cent, with which the program awards the goal.
 * New money is usable from the year of the position on. The difference of two readings is no price of anything:
 * re-shared money lifts others too.
 */
export function lift(position: Position, question: LiftQuestion): LiftAnswer {
  const { scenario, lines, run } = position;
  const { units, outputs, goal, goalText } = question;
  const members = lines.filter(({ unit }) => units.includes(unit));
  const goals = goalsOf(members, goal);
  const everything = scenario.plan.outputs.map(({ id }) => id);
  const years = yearsAhead(scenario);
  const most = lines.reduce((sum, { cost }) => sum + cost, 0n);
  const lapsed = lapsedBelow(members, goals);
  const held = heldScenario(position);

  const least = (reading: LiftReading['reading'], money: LiftReading['money']): LeastAmount => {
    const base: Ground = reading === 'held' ? { ...position, scenario: held } : position;
    const reach = money === 'earmarked' ? outputs : everything;
    const funding = (usable: bigint): Funding => withNewAgreements(base.scenario, [{ usable, outputs: reach, years }]);
    const trials = {
      runAt: (usable: bigint) => runWith(base, funding(usable)),
      exactAt: (usable: bigint) => exactWith(base, funding(usable)),
      meter: position.meter,
    };
    return leastAmount(trials, lines, goals, most);
  };
  const reading = (of: LiftReading['reading'], money: LiftReading['money']): LiftReading => {
    if (lapsed !== null) return { reading: of, money, needed: null, infeasible: lapsed };
    // On top of what is held, earmarked money needs no rule: it pays what each output lacks.
    if (of === 'held' && money === 'earmarked') {
      return { reading: of, money, needed: sumOfLacks(position, goals), infeasible: null };
    }
    const found = least(of, money);
    return 'because' in found
      ? { reading: of, money, needed: null, infeasible: infeasibleOf(found, members, goals) }
      : { reading: of, money, needed: effectOf(position, found, units), infeasible: null };
  };
  return {
    units,
    goal: goalText,
    periods: openPeriods(members, run.awards),
    readings: [
      reading('held', 'earmarked'),
      reading('held', 'unearmarked'),
      reading('reshared', 'earmarked'),
      reading('reshared', 'unearmarked'),
    ],
  };
}

/** What each unit must get, rounded up to the cent. */
function goalsOf(members: readonly Line[], goal: Fraction): Goals {
  return new Map([...fullCosts(members)].map(([unit, cost]) => [unit, ceiling(times(fraction(cost), goal))]));
}

/** Cost with what of it has lapsed: what coverage is measured against. */
function fullCosts(members: readonly Line[]): Map<string, bigint> {
  const costs = new Map<string, bigint>();
  for (const { unit, cost, lapsed } of members) costs.set(unit, (costs.get(unit) ?? 0n) + cost + lapsed);
  return costs;
}

function lapsedBelow(members: readonly Line[], goals: Goals): Infeasible | null {
  const costs = fullCosts(members);
  const units = [...goals].flatMap(([unit, goal]) => {
    const open = members.reduce((sum, line) => (line.unit === unit ? sum + line.cost : sum), 0n);
    return open < goal ? [{ unit, reaches: formatCoverage(open, costs.get(unit)!), reasons: ['window-closed'] }] : [];
  });
  return units.length === 0 ? null : { code: 'lapsed', units };
}

/** Which outputs the rules leave below their goal even with the most money, and the reasons that the engine gives. */
function infeasibleOf(
  { because, run }: Extract<LeastAmount, { readonly because: string }>,
  members: readonly Line[],
  goals: Goals,
): Infeasible {
  if (run === null) return { code: because, units: [] };
  const costs = fullCosts(members);
  const awards = awardsByUnit(members, run.awards);
  const reasons = new Map(run.allocation.awards.map((award) => [award.target, award.reasons]));
  const below = [...goals].filter(([unit, goal]) => awards.get(unit)! < goal);
  return {
    code: because,
    units: below.map(([unit]) => ({
      unit,
      reaches: formatCoverage(awards.get(unit)!, costs.get(unit)!),
      reasons: [
        ...new Set(
          members
            .filter((line) => line.unit === unit && run.awards.get(line.id)! < line.cost)
            .flatMap(({ id }) => reasons.get(id)!.map(({ code }) => code)),
        ),
      ],
    })),
  };
}

function sumOfLacks({ scenario, lines, run }: Position, goals: Goals): LiftEffect {
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const has = awardsByUnit(lines, run.awards);
  const lacks = [...goals].flatMap(([unit, goal]) =>
    goal > has.get(unit)! ? [{ unit, lack: goal - has.get(unit)! }] : [],
  );
  const amount = lacks.reduce((sum, { lack }) => sum + lack, 0n);
  return {
    usable: text(amount),
    gross: text(grossOfNewMoney(scenario, amount)),
    target: text(amount),
    others: text(0n),
    changes: lacks.map(({ unit, lack }) => ({ unit, change: text(lack) })),
    unusable: text(0n),
    method: 'sum',
  };
}

function effectOf(
  position: Position,
  { amount, run: after, method }: Exclude<LeastAmount, { readonly because: string }>,
  units: readonly string[],
): LiftEffect {
  const { scenario, lines, run } = position;
  const text = (value: bigint): string => formatAmount(value, scenario.digits);
  const before = awardsByUnit(lines, run.awards);
  const gain = (inside: boolean): bigint =>
    [...awardsByUnit(lines, after.awards)].reduce(
      (sum, [unit, award]) => (units.includes(unit) === inside ? sum + award - before.get(unit)! : sum),
      0n,
    );
  const [target, others] = [gain(true), gain(false)];
  return {
    usable: text(amount),
    gross: text(grossOfNewMoney(scenario, amount)),
    target: text(target),
    others: text(others),
    changes: changesBetween(position, after),
    unusable: text(amount - target - others),
    method,
  };
}
