import { fundingPath, type WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { ceiling, compare, type Fraction, floor, fraction, least, minus, over, plus, sum, times } from '@tamwil/money';
import type { Line, Run } from '@tamwil/scenario';
import { NEW_MONEY } from '../new-money.ts';
import { awardsByUnit } from './position.ts';

/** What each output (or component) of a set must get, in minor units. */
export type Goals = ReadonlyMap<string, bigint>;

/** The least amount and its run, or the code of the reason why there is none. */
export type LeastAmount =
  | { readonly amount: bigint; readonly run: Run; readonly method: 'halving' | 'funding-path' }
  | { readonly because: string; readonly run: Run | null };

/** Work of one funding path, in arcs looked at: some seconds of one core. */
const PATH_WORK = 60_000_000;

/** The program as a function of the new money. */
export interface Trials {
  readonly runAt: (amount: bigint) => Checked<Run>;
  /** Exact awards by line; cheaper than a run. */
  readonly exactAt: (amount: bigint) => Checked<ReadonlyMap<string, Fraction>>;
  /** Counts the work. */
  readonly meter: WorkMeter;
}

/**
 * The least amount of new money, in whole minor units, from which goals hold for good: the exact awards reach them at
 * every amount from there up to `most`, and the awards in whole cents reach them at the amount itself.
 *
 * More money never lowers an exact award of a monotone program, so a bracket that is halved finds the amount. For other
 * programs (guards, releases, whole outputs, limits or groups beside earmarked money) a goal may hold, fail and hold
 * again: there the exact funding path is read from its end back to the last failure.
 *
 * @param most an amount beyond which more money changes nothing
 * @returns or the reason: a fault of the program at `most`, `rules-keep-it-below` where even `most` does not reach the
 *   goals, `path-not-linear` or `path-too-long` where the path of a program that is not monotone cannot be listed
 */
export function leastAmount(trials: Trials, lines: readonly Line[], goals: Goals, most: bigint): LeastAmount {
  const { runAt, exactAt } = trials;
  const end = runAt(most);
  if (!end.ok) return { because: end.faults[0]!.code, run: null };
  const exactMargin = (amount: bigint): Fraction | null => {
    const exact = exactAt(amount);
    return exact.ok ? marginOf(goals, (unit) => sumOver(lines, unit, (id) => exact.value.get(id)!)) : null;
  };
  if (!isReached(exactMargin(most))) return { because: 'rules-keep-it-below', run: end.value };
  const isMonotone = end.value.allocation.warnings.every(({ code }) => code !== 'may-not-be-monotone');
  const exactly = isMonotone ? leastOf(exactMargin, 0n, most) : lastFailure(trials, end.value, lines, goals, most);
  if (typeof exactly === 'string') return { because: exactly, run: end.value };
  // An output of several periods has its award rounded in each, and together it may be some cents below the exact one.
  const centMargin = (amount: bigint): Fraction | null => {
    const run = runAt(amount);
    if (!run.ok) return null;
    const cents = awardsByUnit(lines, run.value.awards);
    return marginOf(goals, (unit) => fraction(cents.get(unit)!));
  };
  const amount = isReached(centMargin(most)) ? leastOf(centMargin, exactly, most) : exactly;
  const run = runAt(amount);
  if (!run.ok) throw new Error(`The program ran at this amount before: ${run.faults[0]!.code}`);
  return { amount, run: run.value, method: isMonotone ? 'halving' : 'funding-path' };
}

const NOTHING = fraction(0n);

function sumOver(lines: readonly Line[], unit: string, amountOf: (id: string) => Fraction): Fraction {
  return sum(lines.filter((line) => line.unit === unit).map(({ id }) => amountOf(id)));
}

/** By how much the output that is furthest from its goal is above it; negative below. */
function marginOf(goals: Goals, awardOf: (unit: string) => Fraction): Fraction {
  const [first, ...others] = [...goals].map(([unit, goal]) => minus(awardOf(unit), fraction(goal)));
  return least(first!, ...others);
}

/** Margin at an amount; null where the program cannot run. */
type Margin = (amount: bigint) => Fraction | null;

function isReached(margin: Fraction | null): boolean {
  return margin !== null && compare(margin, NOTHING) >= 0;
}

/**
 * The least amount at which a margin that never falls is not negative. Tries, by turns, the place where a straight line
 * between the ends of a bracket crosses zero, because awards are straight in long stretches, and the middle.
 *
 * @param from an amount below which there is none
 * @param most an amount at which the margin is not negative
 */
function leastOf(marginAt: Margin, from: bigint, most: bigint): bigint {
  let low = { amount: from, margin: marginAt(from) };
  if (isReached(low.margin)) return from;
  let high = { amount: most, margin: marginAt(most) };
  for (let tries = 0; high.amount - low.amount > 1n; tries += 1) {
    const amount = tries % 2 === 0 ? crossing(low, high) : (low.amount + high.amount) / 2n;
    const margin = marginAt(amount);
    if (isReached(margin)) high = { amount, margin };
    else low = { amount, margin };
  }
  return high.amount;
}

interface Tried {
  readonly amount: bigint;
  readonly margin: Fraction | null;
}

/** Where the straight line between two points crosses zero, rounded down to an amount strictly between them. */
function crossing(low: Tried, high: Tried): bigint {
  const width = high.amount - low.amount;
  if (low.margin === null || high.margin === null) return low.amount + width / 2n;
  const step = floor(over(times(minus(NOTHING, low.margin), fraction(width)), minus(high.margin, low.margin)));
  return low.amount + (step < 1n ? 1n : step >= width ? width - 1n : step);
}

/** The whole amount from which every goal holds for good: the pieces of the path are read from the last to the first. */
function lastFailure(
  { runAt, meter }: Trials,
  end: Run,
  lines: readonly Line[],
  goals: Goals,
  most: bigint,
): bigint | string {
  // Where nothing is open there is no new money to vary.
  if (most === 0n) return 0n;
  // A step up to what earmarked money pays has ceilings that move with new earmarked money; the path holds them fixed.
  const none = runAt(0n);
  if (none.ok && none.value.problem.targets.some(({ fields }, t) => fields?.['earmarked'] !== earmarkedOf(end, t))) {
    return 'path-not-linear';
  }
  const path = fundingPath(end.problem, { vary: NEW_MONEY, upTo: most, workLimit: PATH_WORK, within: meter });
  if (!path.ok) return path.faults[0]!.code;
  const { breakpoints, refused } = path.value;
  if (refused !== null) return refused;
  for (const [index, { funds, awards, nextDollar }] of [...breakpoints.entries()].reverse()) {
    const length = minus(breakpoints[index + 1]?.funds ?? fraction(most), funds);
    const sumOf = (unit: string, values: readonly Fraction[]): Fraction =>
      sum(values.filter((_, position) => lines[position]!.unit === unit));
    // Left of the next break-point, before a jump there.
    const atEnd = marginOf(goals, (unit) => plus(sumOf(unit, awards), times(sumOf(unit, nextDollar), length)));
    if (compare(atEnd, NOTHING) < 0) return ceiling(plus(funds, length));
    const waits = [...goals].flatMap(([unit, goal]) => {
      const lack = minus(fraction(goal), sumOf(unit, awards));
      return lack.n > 0n ? [over(lack, sumOf(unit, nextDollar))] : [];
    });
    if (waits.length > 0)
      return ceiling(
        plus(
          funds,
          waits.reduce((a, b) => (compare(a, b) > 0 ? a : b)),
        ),
      );
  }
  return breakpoints.length === 0 ? most : ceiling(breakpoints[0]!.funds);
}

function earmarkedOf({ problem }: Run, target: number): bigint | undefined {
  return problem.targets[target]!.fields?.['earmarked'];
}
