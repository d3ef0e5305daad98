import { type Fraction, floor, fraction } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import { payAwards } from '../stages/state.ts';
import type { Branch } from './pair-rules.ts';
import type { SelectionProblem } from './select-units.ts';

/** The best choice of a branch when undecided units may be funded in part. */
export interface Relaxed {
  /** No choice of the branch has a greater objective. */
  readonly bound: bigint;
  /** Candidates funded whole. */
  readonly inside: ReadonlySet<number>;
  /** The first candidate funded in part; null: the relaxed solution is a choice. */
  readonly half: number | null;
}

/**
 * Solves the relaxation of a branch: what the decided units cost is paid first, then money goes to the others in order
 * of objective per cost, as far as it reaches. Payable amounts are a polymatroid, on which that greedy order is optimal
 * (Edmonds 1970). Null when the decided units cannot be paid together.
 */
export function relaxation(problem: SelectionProblem, gains: readonly bigint[]): (branch: Branch) => Relaxed | null {
  const { candidates } = problem;
  const flow = payAwards(problem.state, problem.scale);
  const start = flow.graph.snapshot();
  const density = [...candidates.keys()]
    .filter((index) => gains[index]! > 0n)
    .sort((a, b) => {
      const [left, right] = [gains[b]! * candidates[a]!.cost, gains[a]! * candidates[b]!.cost];
      return left < right ? -1 : left > right ? 1 : a - b;
    });

  return (branch) => {
    flow.graph.restore(start);
    let left = problem.limit;
    const fund = (index: number): bigint => {
      let paid = 0n;
      for (const { node, lack } of candidates[index]!.cells) {
        const wanted = left !== null && left < lack ? left : lack;
        const amount = flow.graph.pull(flow.money, flow.place.get(node)!, wanted);
        if (left !== null) left -= amount;
        paid += amount;
      }
      return paid;
    };
    let whole = 0n;
    const parts: Fraction[] = [];
    const inside = new Set(branch.inside);
    for (const index of branch.inside) {
      if (fund(index) < candidates[index]!.cost) return null;
      whole += gains[index]!;
    }
    let half: number | null = null;
    for (const index of density) {
      if (branch.inside.has(index) || branch.outside.has(index)) continue;
      const { cost } = candidates[index]!;
      const paid = fund(index);
      if (paid === cost) {
        inside.add(index);
        whole += gains[index]!;
      } else if (paid > 0n) {
        parts.push(fraction(gains[index]! * paid, cost));
        half ??= index;
      }
    }
    return { bound: whole + floor(total(parts)), inside, half };
  };
}
