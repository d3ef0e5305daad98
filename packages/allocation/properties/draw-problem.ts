import { parseAmount } from '@tamwil/money';
import type { Problem } from '../types.ts';
import { restrictProblem } from './restrict-problem.ts';
import type { SeededNumbers } from './seeded-numbers.ts';

/** Claims are drawn from 0 to this many steps: small enough to read, large enough for levels to differ. */
const MOST_STEPS = 12;

/**
 * The step of all drawn amounts. Programs without amounts of their own do not know the size of a budget, so one
 * currency unit serves; otherwise the program's largest amount is ten steps, or it would never bind.
 */
export function stepOf({ digits, program }: Problem): bigint {
  const own = program.stages.flatMap(({ upTo, limit }) =>
    [upTo, limit].flatMap((bound) => (typeof bound === 'object' && 'amount' in bound ? [bound.amount] : [])),
  );
  const amounts = own.map((text) => parseAmount(text, digits)).filter((value) => typeof value === 'bigint');
  const largest = amounts.reduce((a, b) => (a > b ? a : b), 0n);
  return largest === 0n ? 10n ** BigInt(digits) : (largest + 9n) / 10n;
}

/** A small problem under the same program: some targets, with drawn claims, fields, money and ceilings of sources. */
export function drawProblem(whole: Problem, ids: ReadonlySet<string>, numbers: SeededNumbers): Problem {
  const step = stepOf(whole);
  const steps = (most: number) => step * BigInt(numbers.upTo(most));
  const { targets, sources, ...rest } = restrictProblem(whole, ids);
  const reaching = sources.filter(({ for: reach }) => reach === '*' || reach.length > 0).length;
  // On average the money is half of the claims, so both ends are met often.
  const mostMoney = Math.ceil((MOST_STEPS * targets.length) / Math.max(1, reaching));
  return {
    ...rest,
    targets: targets.map((target) => {
      const claim = steps(MOST_STEPS);
      const fields = Object.keys(target.fields ?? {}).map((name) => [name, (claim * BigInt(numbers.upTo(4))) / 4n]);
      return { ...target, claim, ...(target.fields && { fields: Object.fromEntries(fields) }) };
    }),
    sources: sources.map(({ atMost, ...source }) => ({
      ...source,
      amount: steps(mostMoney),
      ...(atMost && {
        atMost: Object.fromEntries(Object.keys(atMost).map((name) => [name, steps(MOST_STEPS)])),
      }),
    })),
  };
}

/** Every amount of the targets and sources times a factor. */
export function scaleProblem(problem: Problem, factor: bigint): Problem {
  const scaled = (amounts: Readonly<Record<string, bigint>>) =>
    Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount * factor]));
  return {
    ...problem,
    targets: problem.targets.map((target) => ({
      ...target,
      claim: target.claim * factor,
      ...(target.fields && { fields: scaled(target.fields) }),
    })),
    sources: problem.sources.map((source) => ({
      ...source,
      amount: source.amount * factor,
      ...(source.atMost && { atMost: scaled(source.atMost) }),
    })),
  };
}
