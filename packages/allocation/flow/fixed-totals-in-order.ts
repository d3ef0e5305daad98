import { type Fraction, fraction } from '@tamwil/money';
import { type FixedTotals, wholePart } from './fixed-totals.ts';
import { TotalsGraph } from './totals-graph.ts';
import type { WorkMeter } from './work-meter.ts';

/**
 * The lexicographic maximum with given group totals: each member in turn takes from its group what the others can
 * leave. A raise of one member takes as much out of its group's total, so it is a flow from the group back to the
 * member through members and sources that can change places.
 *
 * @param order member indexes in order of priority
 * @returns increments on the region's scale
 */
export function shareWithFixedTotalsInOrder(
  problem: FixedTotals,
  order: readonly number[],
  meter: WorkMeter,
): Fraction[] {
  const flow = new TotalsGraph(wholePart(problem), meter);
  const { graph, factor } = flow;
  flow.pay({ amounts: problem.members.map(() => 0n), factor });
  const amounts = problem.members.map(() => fraction(0n));
  for (const index of order) {
    const { node, group, claim } = problem.members[index]!;
    const wanted = claim * factor;
    const arc = flow.intoGroup[index]!;
    const exit = flow.groupExit.get(group)!;
    const most = graph.flowOn(exit) < wanted ? graph.flowOn(exit) : wanted;
    // First what this node already sends to its group, so that its arc never carries more than its members may take.
    const direct = graph.flowOn(arc) < most ? graph.flowOn(arc) : most;
    graph.push(arc, -direct);
    const moved = direct + graph.pull(flow.groupPlace(group), flow.nodePlace(node), most - direct);
    // The raised amount leaves the group's exit and becomes part of what the node must be paid. That adds capacity out of
    // the sink only, into which no way leads, so what is known of distances stays true.
    graph.residual[exit ^ 1]! -= moved;
    graph.residual[flow.nodeExit.get(node)! ^ 1]! += moved;
    graph.residual[arc]! -= wanted;
    amounts[index] = fraction(moved, factor);
  }
  return amounts;
}
