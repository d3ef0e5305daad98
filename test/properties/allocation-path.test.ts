import { fundingPath, type Problem, runProgram } from '@tamwil/allocation';
import { compare, type Fraction, formatFraction, fraction, minus, over, plus, times } from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProblem, type Shape } from './arbitrary-problem.ts';
import { check } from './check.ts';

/** Exact awards of the engine when all sources together have these funds; null where the program does not run. */
function engineAt(problem: Problem, vary: string, funds: Fraction): Fraction[] | null {
  const whole = fraction(problem.sources.reduce((sum, { amount }) => sum + amount, 0n));
  const amounts = problem.sources.map(({ id, amount }) =>
    vary === 'all' ? times(fraction(amount), over(funds, whole)) : id === vary ? funds : fraction(amount),
  );
  const run = runProgram(problem, { amounts });
  return run.ok ? [...run.value.awards] : null;
}

const texts = (values: readonly Fraction[]) => values.map(formatFraction);

/** Follows the break-points of a path and compares it with the engine inside every stretch and just beside its ends. */
function followPath(problem: Problem, vary: string): void {
  const path = fundingPath(problem, { vary, at: [0n, 7n, 60n] });
  if (!path.ok || path.value.refused !== null) {
    // Refused as a whole, the program runs nowhere; refused as curved, single amounts are exact all the same.
    for (const point of path.ok ? path.value.at.filter(({ fault }) => fault === null) : []) {
      expect(texts(point.awards)).toEqual(texts(engineAt(problem, vary, fraction(point.funds))!));
    }
    return;
  }
  const { breakpoints, at } = path.value;
  for (const [i, { funds, awards, nextDollar }] of breakpoints.entries()) {
    const end = breakpoints[i + 1]?.funds ?? plus(funds, fraction(5n));
    const last = breakpoints[i + 1] === undefined;
    expect(compare(funds, end)).toBe(-1);
    for (const part of [0n, 1n, 36n, 71n]) {
      const step = times(minus(end, funds), fraction(part, 72n));
      // Beyond the last break-point the path is known as far as it was traced.
      if (last && part > 0n) continue;
      const expected = engineAt(problem, vary, plus(funds, step))!;
      const line = awards.map((award, target) => plus(award, times(nextDollar[target]!, step)));
      expect({ at: formatFraction(plus(funds, step)), awards: texts(line) }).toEqual({
        at: formatFraction(plus(funds, step)),
        awards: texts(expected),
      });
    }
  }
  for (const point of at.filter(({ fault }) => fault === null)) {
    expect(texts(point.awards)).toEqual(texts(engineAt(problem, vary, fraction(point.funds))!));
    const next = engineAt(problem, vary, plus(fraction(point.funds), TINY));
    const slopes = next?.map((award, target) => over(minus(award, point.awards[target]!), TINY));
    if (slopes) expect(texts(point.nextDollar!)).toEqual(texts(slopes));
  }
}

/** Shares that follow a limit without bending the path. */
const STRAIGHT = ['equal-awards', 'equal-losses', 'priority'] as const;

const CONDITIONS: Shape = { earmarks: true, ceilings: true, booked: true };

/** Smaller than any distance between two break-points of problems this small. */
const TINY = fraction(1n, 10n ** 15n);

const withMoney = (shape: Shape) =>
  arbitraryProblem(shape).filter(({ sources }) => sources.some(({ amount }) => amount > 0n));

describe('the funding path of any program is the engine, at every amount', () => {
  const families: [string, Shape, number][] = [
    ['earmarks, ceilings and booked money', { earmarks: true, ceilings: true, booked: true }, 400],
    ['outputs by year', { earmarks: true, cells: true }, 250],
    ['limits', { earmarks: true, limits: 'any' }, 150],
    [
      'limits that bend nothing, and booked money',
      { earmarks: true, booked: true, limits: 'any', shares: STRAIGHT },
      250,
    ],
    ['groups', { earmarks: true, groups: true }, 150],
    ['guards', { earmarks: true, guards: true }, 200],
    ['minimum viable budgets', { earmarks: true, minima: true }, 150],
    ['whole outputs', { earmarks: true, selection: true }, 150],
    ['cuts', { direction: 'cut', limits: 'fixed' }, 150],
    ['cuts by group and year', { direction: 'cut', groups: true, cells: true, limits: 'fixed' }, 100],
    ['groups beside all conditions', { ...CONDITIONS, groups: true, limits: 'any', shares: STRAIGHT }, 150],
    [
      'everything together',
      { ...CONDITIONS, cells: true, groups: true, limits: 'any', guards: true, minima: true, selection: true },
      150,
    ],
  ];
  for (const [name, shape, cases] of families) {
    it(`${name}: awards between two break-points lie on the line, and no break-point is missing`, () => {
      check(fc.tuple(withMoney(shape), fc.boolean()), cases, ([problem, all]) => {
        followPath(problem, all ? 'all' : problem.sources[0]!.id);
      });
    });
  }
});
