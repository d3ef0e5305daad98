import type { WorkMeter } from './work-meter.ts';

/** Paths that were pushed, each with its amount, so that they can be taken back. */
export type Journal = { path: readonly number[]; amount: bigint }[];

/**
 * A flow network with integer capacities and the flow it carries, as residual capacities: arc e and its reverse e ^ 1
 * stand side by side. Max flow is Dinic's (1970): shortest augmenting paths by phases. Single nodes are served along
 * distance labels (Ahuja and Orlin 1991), which stay true from one node to the next.
 */
export class ResidualGraph {
  readonly nodes: number;
  readonly head: number[] = [];
  readonly residual: bigint[] = [];
  /** First arc of each node and next arc of the same node; -1 ends the list. */
  readonly first: Int32Array;
  readonly next: number[] = [];
  readonly #meter: WorkMeter;
  /** Where the flow to single nodes starts, and how many arcs each node is from there at least; `nodes`: out of reach. */
  #origin = -1;
  readonly #distance: Int32Array;
  /** The arc at which the search for a way into a node goes on: those before lead no nearer to the origin. */
  readonly #current: Int32Array;
  readonly #queue: Int32Array;
  /** Arcs looked at since the distances were last measured. */
  #looked = 0;

  constructor(nodes: number, meter: WorkMeter) {
    this.nodes = nodes;
    this.first = new Int32Array(nodes).fill(-1);
    this.#distance = new Int32Array(nodes);
    this.#current = new Int32Array(nodes);
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
    const current = new Int32Array(nodes);
    const path: number[] = [];
    let added = 0n;
    while (this.#layer(source, sink, depth)) {
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

  /**
   * Measures how many arcs each node is from the source, -1 out of reach; nodes beyond the sink may go unmeasured.
   *
   * @returns whether the sink is within reach
   */
  #layer(source: number, sink: number, depth: Int32Array): boolean {
    const { first, next, head, residual } = this;
    const queue = this.#queue;
    depth.fill(-1);
    depth[source] = 0;
    queue[0] = source;
    let looked = 0;
    for (let read = 0, write = 1; read < write; read += 1) {
      const node = queue[read]!;
      if (sink !== -1 && depth[sink] !== -1 && depth[node]! >= depth[sink]!) break;
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
    return sink !== -1 && depth[sink] !== -1;
  }

  /**
   * Sends up to `amount` from the source to a node. What one call learns about distances serves the next, because flow
   * along ways that lead ever nearer to the source brings no node nearer to it: so the source should stay the same, and
   * whoever adds residual capacity by other means must `reopen`.
   *
   * @param journal receives each path with its amount, for `undo`
   */
  pull(source: number, sink: number, amount: bigint, journal?: Journal): bigint {
    if (source !== this.#origin) this.#startFrom(source);
    let missing = amount;
    while (missing > 0n) {
      const path = this.#pathTo(sink);
      if (path === null) break;
      let step = missing;
      for (const arc of path) if (this.residual[arc]! < step) step = this.residual[arc]!;
      for (const arc of path) this.push(arc, step);
      journal?.push({ path, amount: step });
      missing -= step;
    }
    return amount - missing;
  }

  /** Forgets the distances: to be called when residual capacity was added by other means than a path. */
  reopen(): void {
    this.#origin = -1;
  }

  #startFrom(origin: number): void {
    this.#origin = origin;
    this.#distance.fill(1);
    this.#distance[origin] = 0;
    this.#current.set(this.first);
    this.#looked = 0;
  }

  /** A residual path from the origin, found from its end: from each node to one that is nearer. */
  #pathTo(sink: number): number[] | null {
    const { head, nodes } = this;
    const distance = this.#distance;
    const path: number[] = [];
    let node = sink;
    while (distance[sink]! < nodes) {
      if (node === this.#origin) return path;
      const arc = this.#arcFromNearer(node);
      if (arc !== -1) {
        path.push(arc);
        node = head[arc ^ 1]!;
        continue;
      }
      this.#moveAway(node);
      const last = path.pop();
      if (last !== undefined) node = head[last]!;
      // The labels rise one by one where nothing is left; measuring costs no more than what was looked at in vain.
      if (this.#looked > head.length) {
        this.#measure();
        path.length = 0;
        node = sink;
      }
    }
    return null;
  }

  #arcFromNearer(node: number): number {
    const { head, next, residual } = this;
    const distance = this.#distance;
    let out = this.#current[node]!;
    let looked = 1;
    while (out !== -1 && (distance[head[out]!]! >= distance[node]! || residual[out ^ 1] === 0n)) {
      out = next[out]!;
      looked += 1;
    }
    this.#current[node] = out;
    this.#spend(looked);
    return out === -1 ? -1 : out ^ 1;
  }

  /** No residual arc leads into the node from a nearer one, so it is one arc farther than the nearest that has one. */
  #moveAway(node: number): void {
    const { first, head, next, residual, nodes } = this;
    const distance = this.#distance;
    let nearest = nodes;
    let looked = 0;
    for (let out = first[node]!; out !== -1; out = next[out]!) {
      looked += 1;
      if (residual[out ^ 1]! > 0n && distance[head[out]!]! < nearest) nearest = distance[head[out]!]!;
    }
    distance[node] = nearest + 1;
    this.#current[node] = first[node]!;
    this.#spend(looked);
  }

  #measure(): void {
    const distance = this.#distance;
    this.#layer(this.#origin, -1, distance);
    for (let node = 0; node < this.nodes; node += 1) if (distance[node] === -1) distance[node] = this.nodes;
    this.#current.set(this.first);
    this.#looked = 0;
  }

  #spend(arcs: number): void {
    this.#looked += arcs;
    this.#meter.spend(arcs);
  }

  /** The flow as it stands, for `restore`. */
  snapshot(): readonly bigint[] {
    return [...this.residual];
  }

  restore(snapshot: readonly bigint[]): void {
    for (const [arc, capacity] of snapshot.entries()) this.residual[arc] = capacity;
    this.reopen();
  }

  undo(journal: Journal): void {
    for (let i = journal.length - 1; i >= 0; i -= 1) {
      for (const arc of journal[i]!.path) this.push(arc, -journal[i]!.amount);
    }
    journal.length = 0;
    this.reopen();
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
