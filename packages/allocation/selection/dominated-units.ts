import type { Candidate, SelectionProblem } from './selection-problem.ts';

/**
 * Pairs [a, b] of units such that no best choice has a without b: b costs no more, is worth no less and can be paid with
 * the same money, so it could take a's place; of two alike the first in the request counts as better. They are requires
 * pairs that the problem implies, and they spare the search all but one order of outputs of equal cost and value.
 */
export function dominatedUnits(problem: SelectionProblem): (readonly [number, number])[] {
  const { candidates, must, requires, excludes, state } = problem;
  const paired = new Set([...requires, ...excludes].flat());
  const free = candidates.filter(({ unit, closed }) => !closed && !paired.has(unit));
  const tails = new Map<number, Set<number>>();
  const narrow = new Set<number>();
  for (const { from, to, capacity } of state.openArcs) {
    if (capacity !== null) narrow.add(to);
    const known = tails.get(to);
    if (known === undefined) tails.set(to, new Set([from]));
    else known.add(from);
  }
  const reachesAll = (node: number, other: number): boolean => {
    if (node === other) return true;
    if (narrow.has(node) || narrow.has(other) || state.network.supply[other]!.n !== 0n) return false;
    return [...(tails.get(other) ?? [])].every((from) => tails.get(node)?.has(from));
  };
  const isBetter = (b: Candidate, a: Candidate): boolean =>
    b.value >= a.value &&
    b.cost <= a.cost &&
    (b.value > a.value || b.cost < a.cost || b.unit < a.unit) &&
    b.cells.every(({ node, lack }, index) => {
      const other = a.cells[index];
      return other !== undefined && lack <= other.lack && reachesAll(node, other.node);
    });
  return free.flatMap((a) =>
    must.has(a.unit) ? [] : free.flatMap((b) => (isBetter(b, a) ? [[a.unit, b.unit] as const] : [])),
  );
}
