import { ceiling, compare, type Fraction, floor, fraction, minus } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import { payAwards } from '../stages/state.ts';
import type { Objective } from './objective.ts';
import type { Branch } from './pair-rules.ts';
import type { SelectionProblem } from './selection-problem.ts';

/** The best choice of a branch when undecided units may be funded in part. */
export interface Relaxed {
  /** No choice of the branch has a greater objective. */
  readonly bound: bigint;
  /** Candidates funded whole. */
  readonly inside: ReadonlySet<number>;
  /** The first candidate funded in part; null: the relaxed solution is a choice, and its objective is the bound. */
  readonly half: number | null;
}

/** What looking at one candidate costs beside the arcs, in arcs looked at. */
const WORK_PER_CANDIDATE = 20;

/**
 * Solves the relaxation of a branch: what the decided units cost is paid first, then money goes to the others in order
 * of objective per cost, as far as it reaches. Payable amounts are a polymatroid, on which that greedy order is optimal
 * (Edmonds 1970). Null when the decided units cannot be paid together.
 */
export function relaxation(
  problem: SelectionProblem,
  { gains, valueStep, atMost }: Objective,
): (branch: Branch) => Relaxed | null {
  const { candidates, state } = problem;
  const flow = payAwards(state, problem.scale);
  const start = flow.graph.snapshot();
  const density = [...candidates.keys()]
    .filter((index) => gains[index]! > 0n)
    .sort((a, b) => {
      const [left, right] = [gains[b]! * candidates[a]!.cost, gains[a]! * candidates[b]!.cost];
      return left < right ? -1 : left > right ? 1 : a - b;
    });
  const worth = candidates.map(({ value }) => BigInt(value));

  return (branch) => {
    flow.graph.restore(start);
    state.meter.spend(WORK_PER_CANDIDATE * candidates.length);
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
    let [gain, value, cost] = [0n, 0n, 0n];
    const inside = new Set(branch.inside);
    for (const index of branch.inside) {
      if (fund(index) < candidates[index]!.cost) return null;
      gain += gains[index]!;
      value += worth[index]!;
      cost += candidates[index]!.cost;
    }
    const walk: Step[] = [];
    const [partGains, partValues]: [Fraction[], Fraction[]] = [[], []];
    let half: number | null = null;
    for (const index of density) {
      if (branch.inside.has(index) || branch.outside.has(index)) continue;
      const whole = candidates[index]!.cost;
      const paid = fund(index);
      if (paid > 0n) walk.push({ index, paid });
      if (paid === whole) {
        inside.add(index);
        gain += gains[index]!;
      } else if (paid > 0n) {
        partGains.push(fraction(gains[index]! * paid, whole));
        partValues.push(fraction(worth[index]! * paid, whole));
        half ??= index;
      }
    }
    if (half === null) return { bound: gain, inside, half };
    const relaxed = gain + floor(total(partGains));
    // Values are whole, so at most this is reached, and on the way the walk shows the least that it costs.
    let reached = floor(total(partValues));
    for (const index of inside) reached += worth[index]!;
    reached -= reached % valueStep;
    const stepped = atMost(reached, cost + leastCost(walk, reached - value));
    return { bound: stepped < relaxed ? stepped : relaxed, inside, half };
  };

  /** What this much value costs at least, rounded up, when units are funded in the order of the walk. */
  function leastCost(walk: readonly Step[], value: bigint): bigint {
    let missing = fraction(value);
    let cost = 0n;
    for (const { index, paid } of walk) {
      const whole = candidates[index]!.cost;
      const gained = fraction(worth[index]! * paid, whole);
      if (compare(gained, missing) >= 0) {
        return cost + ceiling(fraction(missing.n * whole, missing.d * worth[index]!));
      }
      cost += paid;
      missing = minus(missing, gained);
    }
    return cost;
  }
}

/** A unit that the relaxation funds, whole or in part. */
interface Step {
  readonly index: number;
  readonly paid: bigint;
}
