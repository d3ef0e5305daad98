import type { SelectionProblem } from './selection-problem.ts';

/** A partial decision, closed under the pairs: candidates that are in, candidates that are out. */
export interface Branch {
  readonly inside: ReadonlySet<number>;
  readonly outside: ReadonlySet<number>;
}

/** What `requires` and `excludes` say about candidates, by index. */
export function pairRules(problem: SelectionProblem) {
  const { candidates, free, complete } = problem;
  const indexOf = new Map(candidates.map(({ unit }, index) => [unit, index]));
  const needs: number[][] = candidates.map(() => []);
  const neededBy: number[][] = candidates.map(() => []);
  const foes: number[][] = candidates.map(() => []);
  const barred = new Set<number>();
  for (const [index, { closed }] of candidates.entries()) if (closed) barred.add(index);
  for (const [a, b] of problem.requires) {
    const unit = indexOf.get(a);
    if (unit === undefined || free.has(b) || complete.has(b)) continue;
    const needed = indexOf.get(b);
    if (needed === undefined) barred.add(unit);
    else {
      needs[unit]!.push(needed);
      neededBy[needed]!.push(unit);
    }
  }
  for (const [a, b] of problem.excludes) {
    const [left, right] = [indexOf.get(a), indexOf.get(b)];
    if (left !== undefined && free.has(b)) barred.add(left);
    if (right !== undefined && free.has(a)) barred.add(right);
    if (left === undefined || right === undefined) continue;
    foes[left]!.push(right);
    foes[right]!.push(left);
  }

  /** A branch with more units in and out, and all that follows from them; null when they contradict each other. */
  function decide(branch: Branch, more: readonly number[], fewer: readonly number[]): Branch | null {
    const inside = new Set(branch.inside);
    const outside = new Set(branch.outside);
    const adding = more.filter((index) => !inside.has(index));
    const dropping = fewer.filter((index) => !outside.has(index));
    for (const index of adding) inside.add(index);
    for (const index of dropping) outside.add(index);
    const bringIn = (index: number) => {
      if (!inside.has(index)) {
        inside.add(index);
        adding.push(index);
      }
    };
    const leaveOut = (index: number) => {
      if (!outside.has(index)) {
        outside.add(index);
        dropping.push(index);
      }
    };
    while (adding.length > 0 || dropping.length > 0) {
      const added = adding.pop();
      if (added !== undefined) {
        for (const needed of needs[added]!) bringIn(needed);
        for (const foe of foes[added]!) leaveOut(foe);
        continue;
      }
      for (const dependent of neededBy[dropping.pop()!]!) leaveOut(dependent);
    }
    for (const index of inside) if (outside.has(index)) return null;
    return { inside, outside };
  }

  /** A chosen candidate whose requirement or exclusion the choice does not keep; null: it keeps all. */
  function broken(inside: ReadonlySet<number>): number | null {
    for (const index of inside) {
      if (needs[index]!.some((needed) => !inside.has(needed)) || foes[index]!.some((foe) => inside.has(foe))) {
        return index;
      }
    }
    return null;
  }

  // A unit that excludes itself or needs itself through an excluded partner is settled by `decide` when it is tried.
  const start = decide({ inside: new Set(), outside: new Set() }, [], [...barred])!;
  return { start, decide, broken };
}
