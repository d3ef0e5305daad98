import { dominatedUnits } from './dominated-units.ts';
import { objectiveOf } from './objective.ts';
import { type Branch, pairRules } from './pair-rules.ts';
import { relaxation } from './relaxation.ts';
import type { Choice, Misfit, SelectionProblem } from './selection-problem.ts';

/** Most arcs looked at before the best choice found so far is returned with its bound. */
const SEARCH_WORK = 50_000_000;

/**
 * The choice of greatest total value; among those the cheapest, then the lexicographically smallest list of positions.
 * The three aims are one integer objective, value before cost before position, so the best choice is unique.
 *
 * Branch and bound: with some units decided, the others relaxed to any fraction are a linear program on a polymatroid.
 * Its value bounds the branch; when it leaves no unit half funded it is the branch's best choice.
 *
 * @returns null when the units of `must` cannot all be funded
 */
export function chooseBestValue(problem: SelectionProblem): Choice | null {
  const { candidates, free, must, state } = problem;
  const objective = objectiveOf(candidates);
  const { gains } = objective;
  const rules = pairRules({ ...problem, requires: [...problem.requires, ...dominatedUnits(problem)] });
  const relax = relaxation(problem, objective);
  const wanted = candidates.flatMap(({ unit }, index) => (must.has(unit) ? [index] : []));
  const root = rules.decide(rules.start, wanted, []);
  const whole = root === null ? null : relax(root);
  if (root === null || whole === null) return null;

  // Every branch is closed under the pairs and payable, so what is inside it is itself a choice.
  let best = { inside: root.inside, gain: gainOf(root.inside, gains) };
  const open: { branch: Branch; bound: bigint }[] = [{ branch: root, bound: whole.bound }];
  const workAtStart = state.meter.spent;
  while (open.length > 0 && state.meter.spent - workAtStart <= SEARCH_WORK) {
    const { branch, bound } = open.pop()!;
    if (bound <= best.gain) continue;
    const relaxed = relax(branch)!;
    // Pairs first: the relaxation knows nothing of them, so deciding one lowers the bound by far the most.
    const split = rules.broken(relaxed.inside) ?? relaxed.half;
    if (split === null) {
      best = { inside: relaxed.inside, gain: relaxed.bound };
      continue;
    }
    // The side with the unit is looked at first: it follows the relaxed solution and finds good choices early.
    for (const next of [rules.decide(branch, [], [split]), rules.decide(branch, [split], [])]) {
      const child = next === null ? null : relax(next);
      if (next === null || child === null || child.bound <= best.gain) continue;
      open.push({ branch: next, bound: child.bound });
      // What the relaxed solution funds whole is payable too; less what breaks a pair it is a choice, often a good one.
      const inside = withoutBroken(child.inside, rules.broken);
      const gain = gainOf(inside, gains);
      if (gain > best.gain) best = { inside, gain };
    }
  }
  const chosen = new Set([...free, ...[...best.inside].map((index) => candidates[index]!.unit)]);
  const misfits = new Map<number, Misfit>();
  for (const { unit } of candidates) if (!chosen.has(unit)) misfits.set(unit, 'not-selected');
  const unproved = open.filter(({ bound }) => bound > best.gain).map(({ bound }) => bound);
  if (unproved.length === 0) return { chosen, misfits, proof: 'optimal' };
  const bound = objective.valueWithin(unproved.reduce((a, b) => (a > b ? a : b)));
  return { chosen, misfits, proof: 'bounded', bound };
}

function withoutBroken(
  inside: ReadonlySet<number>,
  broken: (inside: ReadonlySet<number>) => number | null,
): ReadonlySet<number> {
  const kept = new Set(inside);
  for (let index = broken(kept); index !== null; index = broken(kept)) kept.delete(index);
  return kept;
}

function gainOf(inside: ReadonlySet<number>, gains: readonly bigint[]): bigint {
  let gain = 0n;
  for (const index of inside) gain += gains[index]!;
  return gain;
}
