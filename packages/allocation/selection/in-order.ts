import type { Journal } from '../flow/residual-graph.ts';
import { payAwards } from '../stages/state.ts';
import type { Candidate, Choice, Misfit, SelectionProblem } from './selection-problem.ts';

/**
 * Walks the units in order (those of `must` first) and funds each that fits: the money reaches all its cells beside
 * everything funded so far, its requirements are chosen before it or complete, and no excluded partner is chosen.
 * `skip` passes over a misfit, `stop` ends there.
 *
 * @returns null when a unit of `must` does not fit
 */
export function chooseInOrder(problem: SelectionProblem, onMisfit: 'skip' | 'stop'): Choice | null {
  const { candidates, must, free, complete, requires, excludes } = problem;
  const flow = payAwards(problem.state, problem.scale);
  const chosen = new Set(free);
  const needs = listsOf(requires);
  const foes = listsOf([...excludes, ...excludes.map(([a, b]) => [b, a] as const)]);
  const misfits = new Map<number, Misfit>();
  let left = problem.limit;
  const fund = (candidate: Candidate): boolean => {
    if (candidate.closed || (left !== null && candidate.cost > left)) return false;
    const journal: Journal = [];
    for (const { node, lack } of candidate.cells) {
      if (flow.graph.pull(flow.money, flow.place.get(node)!, lack, journal) < lack) {
        flow.graph.undo(journal);
        return false;
      }
    }
    if (left !== null) left -= candidate.cost;
    return true;
  };
  const misfitOf = (candidate: Candidate): Misfit | null => {
    const { unit } = candidate;
    if (needs.get(unit)?.some((other) => !chosen.has(other) && !complete.has(other))) return 'requires-unmet';
    if (foes.get(unit)?.some((other) => chosen.has(other))) return 'excluded';
    return fund(candidate) ? null : 'does-not-fit';
  };

  const walk = [
    ...candidates.filter(({ unit }) => must.has(unit)),
    ...candidates.filter(({ unit }) => !must.has(unit)),
  ];
  let stopped = false;
  for (const candidate of walk) {
    if (stopped) {
      misfits.set(candidate.unit, 'not-selected');
      continue;
    }
    const misfit = misfitOf(candidate);
    if (misfit === null) {
      chosen.add(candidate.unit);
      continue;
    }
    if (must.has(candidate.unit)) return null;
    misfits.set(candidate.unit, misfit);
    stopped = onMisfit === 'stop';
  }
  return { chosen, misfits, proof: 'optimal' };
}

/** Second members of pairs by their first. */
function listsOf(pairs: SelectionProblem['requires']): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (const [a, b] of pairs) lists.set(a, [...(lists.get(a) ?? []), b]);
  return lists;
}
