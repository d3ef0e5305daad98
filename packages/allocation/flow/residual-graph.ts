import type { WorkMeter } from './work-meter.ts';

/** Paths that were pushed, each with its amount, so that they can be taken back. */
export type Journal = { path: readonly number[]; amount: bigint }[];

/**
 * A flow network with integer capacities and the flow it carries, as residual capacities: arc e and its reverse e ^ 1
 * stand side by side. Max flow is Dinic's (1970): shortest augmenting paths by phases.
 */
export class ResidualGraph {
  readonly nodes: number;
  readonly head: number[] = [];
  readonly residual: bigint[] = [];
  /** First arc of each node and next arc of the same node; -1 ends the list. */
  readonly first: Int32Array;
  readonly next: number[] = [];
  readonly #meter: WorkMeter;
  /** Nodes that no further flow can enter: they were all visited by a search that failed. */
  readonly #closed: Uint8Array;
  readonly #via: Int32Array;
  readonly #queue: Int32Array;

  constructor(nodes: number, meter: WorkMeter) {
    this.nodes = nodes;
    this.first = new Int32Array(nodes).fill(-1);
    this.#closed = new Uint8Array(nodes);
    this.#via = new Int32Array(nodes);
    this.#queue = new Int32Array(nodes);
    this.#meter = meter;
  }

  /** Adds an arc and its reverse; returns the arc. */
  addArc(from: number, to: number, capacity: bigint): number {
    const arc = this.head.length;
    this.head.push(to, from);
    this.residual.push(capacity, 0n);
    this.next.push(this.first[from]!, this.first[to]!);
    this.first[from] = arc;
    this.first[to] = arc + 1;
    return arc;
  }

  flowOn(arc: number): bigint {
    return this.residual[arc ^ 1]!;
  }

  push(arc: number, amount: bigint): void {
    this.residual[arc]! -= amount;
    this.residual[arc ^ 1]! += amount;
  }

  /** Raises the flow from source to sink to its maximum; returns what was added. */
  maximize(source: number, sink: number): bigint {
    const { first, next, head, residual, nodes } = this;
    const depth = new Int32Array(nodes);
    const queue = new Int32Array(nodes);
    const current = new Int32Array(nodes);
    const path: number[] = [];
    let added = 0n;
    while (this.#layer(source, sink, depth, queue)) {
      current.set(first);
      let node = source;
      path.length = 0;
      for (let steps = 1; ; steps += 1) {
        if (node === sink) {
          let amount = residual[path[0]!]!;
          for (const arc of path) if (residual[arc]! < amount) amount = residual[arc]!;
          let back = -1;
          for (let i = path.length - 1; i >= 0; i -= 1) {
            const arc = path[i]!;
            residual[arc]! -= amount;
            residual[arc ^ 1]! += amount;
            if (residual[arc] === 0n) back = i;
          }
          added += amount;
          this.#meter.spend(path.length + steps);
          steps = 0;
          node = head[path[back]! ^ 1]!;
          path.length = back;
          continue;
        }
        let arc = current[node]!;
        while (arc !== -1 && (depth[head[arc]!] !== depth[node]! + 1 || residual[arc] === 0n)) {
          arc = next[arc]!;
          steps += 1;
        }
        current[node] = arc;
        if (arc !== -1) {
          path.push(arc);
          node = head[arc]!;
        } else {
          depth[node] = -1;
          const last = path.pop();
          if (last === undefined) {
            this.#meter.spend(steps);
            break;
          }
          node = head[last ^ 1]!;
        }
      }
    }
    return added;
  }

  #layer(source: number, sink: number, depth: Int32Array, queue: Int32Array): boolean {
    const { first, next, head, residual } = this;
    depth.fill(-1);
    depth[source] = 0;
    queue[0] = source;
    let looked = 0;
    for (let read = 0, write = 1; read < write; read += 1) {
      const node = queue[read]!;
      if (depth[sink] !== -1 && depth[node]! >= depth[sink]!) break;
      for (let arc = first[node]!; arc !== -1; arc = next[arc]!) {
        looked += 1;
        const to = head[arc]!;
        if (depth[to] === -1 && residual[arc]! > 0n) {
          depth[to] = depth[node]! + 1;
          queue[write] = to;
          write += 1;
        }
      }
    }
    this.#meter.spend(looked);
    return depth[sink] !== -1;
  }

  /**
   * Sends up to `amount` from the money to a node, searching backward from the node: quick when money is near. Nodes
   * visited by a search that finds nothing are closed for good, because nothing can ever flow into a set that no
   * residual arc enters; all failing searches together look at each arc once. So the source must always be the same.
   *
   * @param journal receives each path with its amount, for `undo`
   */
  pull(source: number, sink: number, amount: bigint, journal?: Journal): bigint {
    if (this.#closed[sink] !== 0) return 0n;
    return this.#send(source, sink, amount, true, journal);
  }

  /** Like `pull`, from any node, and without remembering which searches failed. */
  reroute(source: number, sink: number, amount: bigint): bigint {
    return this.#send(source, sink, amount, false);
  }

  #send(source: number, sink: number, amount: bigint, remember: boolean, journal?: Journal): bigint {
    let missing = amount;
    while (missing > 0n) {
      const path = this.#pathBackward(source, sink, remember);
      if (path === null) break;
      let step = missing;
      for (const arc of path) if (this.residual[arc]! < step) step = this.residual[arc]!;
      for (const arc of path) this.push(arc, step);
      journal?.push({ path, amount: step });
      missing -= step;
    }
    return amount - missing;
  }

  /** The flow as it stands, for `restore`. */
  snapshot(): readonly bigint[] {
    return [...this.residual];
  }

  restore(snapshot: readonly bigint[]): void {
    for (const [arc, capacity] of snapshot.entries()) this.residual[arc] = capacity;
    this.#closed.fill(0);
  }

  /** Forgets which searches failed: to be called when flow was taken out by other means than a path. */
  reopen(): void {
    this.#closed.fill(0);
  }

  undo(journal: Journal): void {
    for (let i = journal.length - 1; i >= 0; i -= 1) {
      for (const arc of journal[i]!.path) this.push(arc, -journal[i]!.amount);
    }
    journal.length = 0;
    this.#closed.fill(0);
  }

  /** A shortest residual path, searched from its end: long paths carry little and come in great numbers. */
  #pathBackward(source: number, sink: number, remember: boolean): number[] | null {
    const { first, next, head, residual } = this;
    const via = this.#via;
    const queue = this.#queue;
    const closed = this.#closed;
    via.fill(-1);
    via[sink] = -2;
    queue[0] = sink;
    let looked = 0;
    for (let read = 0, write = 1; read < write; read += 1) {
      const node = queue[read]!;
      for (let out = first[node]!; out !== -1; out = next[out]!) {
        looked += 1;
        const from = head[out]!;
        if (via[from] !== -1 || residual[out ^ 1] === 0n || (remember && closed[from] !== 0)) continue;
        via[from] = out ^ 1;
        if (from === source) {
          this.#meter.spend(looked);
          const path: number[] = [];
          for (let at = source; at !== sink; at = head[via[at]!]!) path.push(via[at]!);
          return path;
        }
        queue[write] = from;
        write += 1;
      }
    }
    this.#meter.spend(looked);
    if (remember) for (let node = 0; node < this.nodes; node += 1) if (via[node] !== -1) closed[node] = 1;
    return null;
  }

  /** Nodes from which one of the given nodes can be reached along residual arcs, themselves included. */
  reaching(nodes: Iterable<number>, except = -1): Uint8Array {
    const seen = new Uint8Array(this.nodes);
    const stack: number[] = [];
    for (const node of nodes) {
      seen[node] = 1;
      stack.push(node);
    }
    let looked = 0;
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (let out = this.first[node]!; out !== -1; out = this.next[out]!) {
        looked += 1;
        const from = this.head[out]!;
        if (seen[from] === 0 && from !== except && this.residual[out ^ 1]! > 0n) {
          seen[from] = 1;
          stack.push(from);
        }
      }
    }
    this.#meter.spend(looked);
    return seen;
  }

  /** Nodes that can be reached from one of the given nodes along residual arcs, themselves included. */
  reachable(nodes: Iterable<number>, except = -1): Uint8Array {
    const seen = new Uint8Array(this.nodes);
    const stack: number[] = [];
    for (const node of nodes) {
      seen[node] = 1;
      stack.push(node);
    }
    let looked = 0;
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (let arc = this.first[node]!; arc !== -1; arc = this.next[arc]!) {
        looked += 1;
        const to = this.head[arc]!;
        if (seen[to] === 0 && to !== except && this.residual[arc]! > 0n) {
          seen[to] = 1;
          stack.push(to);
        }
      }
    }
    this.#meter.spend(looked);
    return seen;
  }
}
