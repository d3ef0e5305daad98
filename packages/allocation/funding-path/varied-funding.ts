import { compare, type Fraction, fraction, minus, over, plus, times, ZERO } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import { networkOf } from '../flow/network.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import { instanceOf } from '../problem/instance.ts';
import type { Problem } from '../types.ts';

/**
 * Money as a function of one parameter: the factor that scales all sources, or the amount of one source. The path is
 * told in funds (the total of all sources, or the amount of the one); the parameter keeps the numbers of a run short.
 */
export interface VariedFunding {
  readonly problem: Problem;
  readonly amountsAt: (parameter: Fraction) => readonly Fraction[];
  readonly fundsAt: (parameter: Fraction) => Fraction;
  readonly parameterAt: (funds: Fraction) => Fraction;
  /** Change of the funds per unit of the parameter. */
  readonly fundsSlope: Fraction;
  /** All money at a parameter; the funds, or with one source varied the others' money besides. */
  readonly moneyAt: (parameter: Fraction) => Fraction;
  /** Least parameter at which no source has more booked than it has. */
  readonly least: Fraction;
  /** Change of the money that enters at each node of the network per unit of the parameter. */
  readonly supplySlopes: readonly Fraction[];
}

/**
 * @param vary `'all'`, or the position of the source that is varied
 */
export function varyFunding(problem: Problem, vary: 'all' | number, meter: WorkMeter): VariedFunding {
  const amounts = problem.sources.map(({ amount }) => amount);
  const sum = amounts.reduce((a, b) => a + b, 0n);
  const booked = problem.sources.map((source) => (source.booked ?? []).reduce((a, { amount }) => a + amount, 0n));
  const slope = fraction(vary === 'all' ? sum : 1n);
  const others = fraction(vary === 'all' ? 0n : sum - amounts[vary]!);
  const amountsAt = (parameter: Fraction) =>
    amounts.map((amount, s) =>
      vary === 'all' ? fraction(amount * parameter.n, parameter.d) : s === vary ? parameter : fraction(amount),
    );
  const fundsAt = (parameter: Fraction) => times(parameter, slope);
  const moneyAt = (parameter: Fraction) => plus(fundsAt(parameter), others);
  const needed = booked.map((amount, s) =>
    vary === 'all' ? (amount === 0n ? ZERO : fraction(amount, amounts[s]!)) : s === vary ? fraction(amount) : ZERO,
  );
  return {
    problem,
    amountsAt,
    fundsAt,
    parameterAt: (funds) => over(funds, slope),
    fundsSlope: slope,
    moneyAt,
    least: needed.reduce((a, b) => (compare(a, b) > 0 ? a : b), ZERO),
    supplySlopes: supplySlopesOf(problem, amountsAt, moneyAt, meter),
  };
}

/** The network's supplies are linear in the amounts, so two networks give their slopes. In a cut the supply is the cut. */
function supplySlopesOf(
  problem: Problem,
  amountsAt: VariedFunding['amountsAt'],
  moneyAt: VariedFunding['moneyAt'],
  meter: WorkMeter,
): Fraction[] {
  // Beyond all booked money, where every supply is on its line.
  const far = fraction(problem.sources.reduce((a, { amount }) => a + amount, 1n));
  const [here, there] = [far, plus(far, fraction(1n))].map((parameter) => {
    const pool = problem.program.direction === 'cut' ? minus(fraction(0n), moneyAt(parameter)) : null;
    return networkOf(instanceOf(problem, amountsAt(parameter)), meter, pool).supply;
  });
  return there!.map((supply, node) => minus(supply, here![node]!));
}

/** The total of all claims. */
export function claimsOf(problem: Problem): Fraction {
  return total(problem.targets.map(({ claim }) => fraction(claim)));
}
