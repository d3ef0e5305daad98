import type { FlowNetwork } from './flow.ts';

/**
 * Reroutes the flow of a network so that chosen arcs carry as much as possible together, while what every node takes
 * and gives stays as it is: cycles of the residual network on which chosen arcs gain are cancelled until there is none
 * (Klein 1967). Works on the network in place.
 *
 * @param gaining arcs whose flow is to grow
 */
export function shiftOnto(network: FlowNetwork, gaining: ReadonlySet<number>): void {
  for (let cycle = gainingCycle(network, gaining); cycle !== null; cycle = gainingCycle(network, gaining)) {
    const { room } = network;
    const moved = cycle.reduce((least, arc) => (room[arc]! < least ? room[arc]! : least), room[cycle[0]!]!);
    for (const arc of cycle) {
      room[arc]! -= moved;
      room[arc ^ 1]! += moved;
    }
  }
}

/** A cycle with room that uses more chosen arcs forward than backward, as a list of arcs; null when there is none. */
function gainingCycle({ leaving, to, room }: FlowNetwork, gaining: ReadonlySet<number>): number[] | null {
  // Shortest paths where a chosen arc counts -1 and its way back +1; only nodes behind a chosen arc can get below 0.
  const distance = leaving.map(() => 0);
  const arrivedBy = leaving.map(() => -1);
  const queue = [...new Set([...gaining].map((arc) => to[arc ^ 1]!))];
  const queued = new Set(queue);
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    queued.delete(node);
    for (const arc of leaving[node]!) {
      if (room[arc]! === 0n) continue;
      const reached = distance[node]! + (gaining.has(arc) ? -1 : gaining.has(arc ^ 1) ? 1 : 0);
      const next = to[arc]!;
      if (reached >= distance[next]!) continue;
      const cycle = pathBack(next, node, to, arrivedBy);
      if (cycle !== null) return [...cycle, arc];
      distance[next] = reached;
      arrivedBy[next] = arc;
      if (!queued.has(next)) {
        queued.add(next);
        queue.push(next);
      }
    }
  }
  return null;
}

/** The arcs from one node to another along the shortest paths found so far; null when the first is not on the way. */
function pathBack(from: number, end: number, to: readonly number[], arrivedBy: readonly number[]): number[] | null {
  const arcs: number[] = [];
  for (let node = end; node !== from; ) {
    const arc = arrivedBy[node]!;
    if (arc === -1) return null;
    arcs.push(arc);
    node = to[arc ^ 1]!;
  }
  return arcs.reverse();
}
