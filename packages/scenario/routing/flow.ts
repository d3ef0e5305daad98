/** A network for exact integer flows: arcs stand in pairs, an arc and its way back. */
export interface FlowNetwork {
  /** Arcs leaving each node. */
  readonly leaving: number[][];
  readonly to: number[];
  /** What an arc can still carry. */
  readonly room: bigint[];
}

/** A network of a number of nodes without arcs. */
export function flowNetwork(nodes: number): FlowNetwork {
  return { leaving: Array.from({ length: nodes }, () => []), to: [], room: [] };
}

/** Adds an arc that carries at most `room` forward and, for a flow that is there already, `back` backward; gives its number. */
export function addArc(network: FlowNetwork, from: number, to: number, room: bigint, back = 0n): number {
  const arc = network.to.length;
  network.to.push(to, from);
  network.room.push(room, back);
  network.leaving[from]!.push(arc);
  network.leaving[to]!.push(arc + 1);
  return arc;
}

/**
 * Sends as much as possible from one node to another, on top of what flows already, along shortest augmenting paths
 * (Dinic 1970); what each arc carries stands in the room of its way back.
 *
 * @returns what was added
 */
export function augment(network: FlowNetwork, from: number, to: number): bigint {
  let total = 0n;
  for (;;) {
    const level = levels(network, from, to);
    if (level[to] === -1) return total;
    const next = network.leaving.map(() => 0);
    for (let sent = push(network, level, next, from, to); sent > 0n; sent = push(network, level, next, from, to)) {
      total += sent;
    }
  }
}

function levels({ leaving, to, room }: FlowNetwork, from: number, end: number): number[] {
  const level = leaving.map(() => -1);
  level[from] = 0;
  const queue = [from];
  for (let head = 0; head < queue.length && level[end] === -1; head += 1) {
    const node = queue[head]!;
    for (const arc of leaving[node]!) {
      const neighbour = to[arc]!;
      if (level[neighbour] !== -1 || room[arc]! === 0n) continue;
      level[neighbour] = level[node]! + 1;
      queue.push(neighbour);
    }
  }
  return level;
}

/** One path down the levels, kept as a list of arcs so that deep networks do not use the call stack. */
function push(network: FlowNetwork, level: readonly number[], next: number[], from: number, end: number): bigint {
  const { leaving, to, room } = network;
  const path: number[] = [];
  for (let node = from; node !== end; ) {
    const arcs = leaving[node]!;
    while (next[node]! < arcs.length) {
      const arc = arcs[next[node]!]!;
      if (room[arc]! > 0n && level[to[arc]!] === level[node]! + 1) break;
      next[node]! += 1;
    }
    if (next[node]! < arcs.length) {
      path.push(arcs[next[node]!]!);
      node = to[path.at(-1)!]!;
      continue;
    }
    const back = path.pop();
    if (back === undefined) return 0n;
    node = to[back ^ 1]!;
    next[node]! += 1;
  }
  const sent = path.reduce((least, arc) => (room[arc]! < least ? room[arc]! : least), room[path[0]!]!);
  for (const arc of path) {
    room[arc]! -= sent;
    room[arc ^ 1]! += sent;
  }
  return sent;
}
