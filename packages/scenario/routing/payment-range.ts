import type { FlowNetwork } from './flow.ts';

/**
 * Reroutes the flow of a network so that chosen arcs carry as much as possible together, while what every node takes
 * and gives stays as it is: cycles of the residual network on which chosen arcs gain are cancelled until there is none
 * (Klein 1967). Works on the network in place.
 *
 * @param gaining arcs whose flow is to grow
 */
export function shiftOnto(network: FlowNetwork, gaining: ReadonlySet<number>): void {
  const { room, to } = network;
  // Length of each arc: a chosen arc counts -1 and its way back +1.
  const lengths = new Int8Array(to.length);
  for (const arc of gaining) {
    lengths[arc] = -1;
    lengths[arc ^ 1] = 1;
  }
  const starts = [...new Set([...gaining].map((arc) => to[arc ^ 1]!))];
  for (
    let cycle = gainingCycle(network, lengths, starts);
    cycle !== null;
    cycle = gainingCycle(network, lengths, starts)
  ) {
    const moved = cycle.reduce((least, arc) => (room[arc]! < least ? room[arc]! : least), room[cycle[0]!]!);
    for (const arc of cycle) {
      room[arc]! -= moved;
      room[arc ^ 1]! += moved;
    }
  }
}

/**
 * A cycle with room and negative length, as a list of arcs; null when there is none. Paths begin at the tails of chosen
 * arcs, because only nodes behind a chosen arc can be nearer than 0.
 */
function gainingCycle(
  { leaving, to, room }: FlowNetwork,
  lengths: Int8Array,
  starts: readonly number[],
): number[] | null {
  const distance = new Int32Array(leaving.length);
  const arrivedBy = new Int32Array(leaving.length).fill(-1);
  const queued = new Uint8Array(leaving.length);
  const queue = [...starts];
  for (const node of starts) queued[node] = 1;
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    queued[node] = 0;
    for (const arc of leaving[node]!) {
      const next = to[arc]!;
      const reached = distance[node]! + lengths[arc]!;
      if (reached >= distance[next]! || room[arc]! === 0n) continue;
      const cycle = pathBack(next, node, to, arrivedBy);
      if (cycle !== null) return [...cycle, arc];
      distance[next] = reached;
      arrivedBy[next] = arc;
      if (queued[next] === 0) {
        queued[next] = 1;
        queue.push(next);
      }
    }
  }
  return null;
}

/** The arcs from one node to another along the shortest paths found so far; null when the first is not on the way. */
function pathBack(from: number, end: number, to: readonly number[], arrivedBy: Int32Array): number[] | null {
  const arcs: number[] = [];
  for (let node = end; node !== from; ) {
    const arc = arrivedBy[node]!;
    if (arc === -1) return null;
    arcs.push(arc);
    node = to[arc ^ 1]!;
  }
  return arcs.reverse();
}
