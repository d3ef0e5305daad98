import { fundingPath } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { ceiling, compare, type Fraction, fraction, greatest, minus, over, plus, times, ZERO } from '@tamwil/money';
import type { Line, Run } from '@tamwil/scenario';
import { NEW_MONEY } from '../new-money.ts';

/** The least amount and its run, or why there is none. */
export type LeastAmount = { readonly amount: bigint; readonly run: Run } | { readonly because: string };

/** What the path looks at: which lines add up to which goals. */
interface Goals {
  readonly lines: readonly Line[];
  readonly goals: ReadonlyMap<string, bigint>;
}

/**
 * The least amount of new money, in whole minor units, from which a goal holds for good up to full cost.
 *
 * More money never lowers an award of a monotone program, so halving finds the amount. For the others (guards, releases,
 * whole outputs, limits) the goal may hold, fail again and hold: there the exact funding path is read from its end.
 *
 * @param runWith the program with an amount of new money
 * @param most an amount beyond which more money changes nothing
 */
export function leastAmount(
  runWith: (amount: bigint) => Checked<Run>,
  holds: (awards: Run['awards']) => boolean,
  most: bigint,
  goals: Goals,
): LeastAmount {
  const end = runWith(most);
  if (!end.ok) return { because: end.faults[0]!.code };
  if (!holds(end.value.awards)) return { because: 'goal-not-reached' };
  if (end.value.allocation.warnings.some(({ code }) => code === 'may-not-be-monotone')) {
    return fromPath(end.value, runWith, holds, goals);
  }
  let [low, high, found] = [-1n, most, end.value];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    const answer = runWith(middle);
    if (answer.ok && holds(answer.value.awards)) [high, found] = [middle, answer.value];
    else low = middle;
  }
  return { amount: high, run: found };
}

/** Rounding can keep a goal from a cent that the exact path gives it; so many cents more are tried. */
const MOST_CENTS_MORE = 100n;

function fromPath(
  end: Run,
  runWith: (amount: bigint) => Checked<Run>,
  holds: (awards: Run['awards']) => boolean,
  goals: Goals,
): LeastAmount {
  const { amount: most } = end.problem.sources.find(({ id }) => id === NEW_MONEY)!;
  const path = fundingPath(end.problem, { vary: NEW_MONEY, upTo: most });
  if (!path.ok) return { because: path.faults[0]!.code };
  if (path.value.refused !== null) return { because: path.value.refused };
  const first = ceiling(lastFailure(path.value.breakpoints, fraction(most), goals));
  for (let amount = first; amount <= first + MOST_CENTS_MORE; amount += 1n) {
    const answer = runWith(amount);
    if (answer.ok && holds(answer.value.awards)) return { amount, run: answer.value };
  }
  return { because: 'goal-not-reached' };
}

interface PathPiece {
  readonly funds: Fraction;
  readonly awards: readonly Fraction[];
  readonly nextDollar: readonly Fraction[];
}

/** New money from which every goal holds for good: the pieces of the path are read from the last to the first. */
function lastFailure(pieces: readonly PathPiece[], end: Fraction, { lines, goals }: Goals): Fraction {
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index]!;
    const length = minus(pieces[index + 1]?.funds ?? end, piece.funds);
    let from = ZERO;
    for (const [unit, goal] of goals) {
      const sumOf = (values: readonly Fraction[]): Fraction =>
        lines.reduce((sum, line, t) => (line.unit === unit ? plus(sum, values[t]!) : sum), ZERO);
      const [award, slope] = [sumOf(piece.awards), sumOf(piece.nextDollar)];
      const lack = minus(fraction(goal), award);
      const lackAtEnd = minus(lack, times(slope, length));
      if (compare(lackAtEnd, ZERO) > 0) return plus(piece.funds, length);
      if (compare(lack, ZERO) > 0) from = greatest(from, over(lack, slope));
    }
    if (compare(from, ZERO) > 0) return plus(piece.funds, from);
  }
  return pieces[0]?.funds ?? end;
}
