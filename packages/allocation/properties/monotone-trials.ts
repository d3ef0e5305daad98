import { compare } from '@tamwil/money';
import { drawProblem, stepOf } from './draw-problem.ts';
import { drawTargets } from './draw-targets.ts';
import type { Awards, TrialMaker } from './property.ts';
import { withTargets } from './restrict-problem.ts';

/** Resource monotone: more money in one source lowers nobody. */
export const resourceMonotone: TrialMaker = ({ whole, size, numbers }) => {
  const first = drawProblem(whole, drawTargets(whole, size, numbers), numbers);
  const usable = first.sources.filter(({ for: reach }) => reach === '*' || reach.length > 0);
  if (usable.length === 0) return null;
  const { id } = numbers.oneOf(usable);
  const more = stepOf(whole) * BigInt(1 + numbers.upTo(5));
  const sources = first.sources.map((source) =>
    source.id === id ? { ...source, amount: source.amount + more } : source,
  );
  return {
    first,
    second: { ...first, sources },
    violatedAt: (before, after) =>
      [...before.keys()].filter((target) => compare(after.get(target)!, before.get(target)!) < 0),
  };
};

/** Claim monotone: a target whose claim rises, all else equal, gets no less. */
export const claimMonotone: TrialMaker = ({ whole, size, numbers }) => {
  const first = drawProblem(whole, drawTargets(whole, size, numbers), numbers);
  const { id } = numbers.oneOf(first.targets);
  const more = stepOf(whole) * BigInt(1 + numbers.upTo(5));
  const second = withTargets(first, (target) =>
    target.id === id ? { ...target, claim: target.claim + more } : target,
  );
  const lower = (before: Awards, after: Awards) => compare(after.get(id)!, before.get(id)!) < 0;
  return { first, second, violatedAt: (before, after) => (lower(before, after) ? [id] : []) };
};
