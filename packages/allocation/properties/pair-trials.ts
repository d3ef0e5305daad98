import { compare, fraction, minus, plus } from '@tamwil/money';
import type { Problem, Target } from '../types.ts';
import { drawProblem } from './draw-problem.ts';
import { drawAlikePair, drawTargets } from './draw-targets.ts';
import type { Awards, Trial, TrialFacts, TrialMaker } from './property.ts';
import { restrictProblem, withTargets } from './restrict-problem.ts';

/** A drawn problem with two targets that the program treats alike, in the order of the request. */
function drawPair({ whole, alike, size, numbers }: TrialFacts): { problem: Problem; a: Target; b: Target } | null {
  const pair = drawAlikePair(alike, numbers);
  if (pair === null) return null;
  const problem = drawProblem(whole, drawTargets(whole, size, numbers, pair), numbers);
  const [a, b] = problem.targets.filter(({ id }) => pair.includes(id)) as [Target, Target];
  return { problem, a, b };
}

/** The target with the amounts of another. */
function withAmountsOf(target: Target, { claim, fields }: Target): Target {
  return { ...target, claim, ...(fields && { fields }) };
}

/**
 * Order preserving: of two targets treated alike, the one that claims more gets no less and goes short of no less. The
 * second request is the first with the amounts of the two exchanged: whatever decides against the greater claim there
 * or here is not the claim.
 */
export const orderPreserving: TrialMaker = (facts) => {
  const drawn = drawPair(facts);
  if (drawn === null) return null;
  const { problem: first, a, b } = drawn;
  const exchange = (target: Target) =>
    target.id === a.id ? withAmountsOf(target, b) : target.id === b.id ? withAmountsOf(target, a) : target;
  const inOrder = (awards: Awards, problem: Problem) => {
    const claimOf = (id: string) => fraction(problem.targets.find((target) => target.id === id)!.claim);
    const [less, more] = compare(claimOf(a.id), claimOf(b.id)) < 0 ? [a.id, b.id] : [b.id, a.id];
    const shortOf = (id: string) => minus(claimOf(id), awards.get(id)!);
    return compare(awards.get(less)!, awards.get(more)!) <= 0 && compare(shortOf(less), shortOf(more)) <= 0;
  };
  const second = withTargets(first, exchange);
  // Equal claims are the business of equal treatment.
  if (a.claim === b.claim) return null;
  return {
    first,
    second,
    violatedAt: (before, after) => (inOrder(before, first) && inOrder(after, second) ? [] : [a.id, b.id]),
  };
};

/** Equal treatment: two targets treated alike, with equal amounts, get the same. Both requests are the same problem. */
export const equalTreatment: TrialMaker = (facts) => {
  const drawn = drawPair(facts);
  if (drawn === null) return null;
  const { problem, a, b } = drawn;
  const first = withTargets(problem, (target) => (target.id === b.id ? withAmountsOf(target, a) : target));
  const equal = (awards: Awards) => compare(awards.get(a.id)!, awards.get(b.id)!) === 0;
  return { first, second: first, violatedAt: (awards) => (equal(awards) ? [] : [a.id, b.id]) };
};

/** One problem in which two targets ask apart, and one in which the first asks for both. */
function drawMerger(facts: TrialFacts, gains: (together: number) => boolean): Trial | null {
  const inSelection = facts.whole.program.stages.some(({ select }) => select !== undefined);
  // A whole output cut in two is another choice of whole outputs, and values do not add by themselves.
  if (inSelection) return null;
  const drawn = drawPair(facts);
  if (drawn === null) return null;
  const { problem: apart, a, b } = drawn;
  const rest = new Set(apart.targets.map(({ id }) => id).filter((id) => id !== b.id));
  const sums = Object.keys(a.fields ?? {}).map((name) => [name, a.fields![name]! + (b.fields?.[name] ?? 0n)]);
  const merged: Target = { ...a, claim: a.claim + b.claim, ...(a.fields && { fields: Object.fromEntries(sums) }) };
  const together = withTargets(restrictProblem(apart, rest), (target) => (target.id === a.id ? merged : target));
  return {
    first: apart,
    second: together,
    violatedAt: (before, after) =>
      gains(compare(after.get(a.id)!, plus(before.get(a.id)!, before.get(b.id)!))) ? [a.id, b.id] : [],
  };
}

/** No advantageous splitting: two parts together get no more than the whole (the second request). */
export const noAdvantageousSplitting: TrialMaker = (facts) => drawMerger(facts, (together) => together < 0);

/** No advantageous merging: the whole (the second request) gets no more than its two parts. */
export const noAdvantageousMerging: TrialMaker = (facts) => drawMerger(facts, (together) => together > 0);
