import type { RegionFlow } from '../flow/region.ts';
import type { ResidualGraph } from '../flow/residual-graph.ts';

/** A set of nodes that can hand money to one another, among those that no more money can reach. */
export interface NodeClass {
  readonly nodes: readonly number[];
  /**
   * Every node from which money could be moved to this class, its own included: the smallest tight set of its targets.
   * All money that can enter it is used up inside.
   */
  readonly closure: readonly number[];
}

/**
 * The exhausted part of a paid network, in classes; a class stands after all others in its closure. Classes are the
 * strong components of the residual graph among the nodes that money does not reach, found by Tarjan's search (1972).
 */
export function exhaustedClasses(flow: RegionFlow & { readonly sink: number }): {
  classes: readonly NodeClass[];
  /** By node; -1 for nodes that money still reaches. */
  classOf: Int32Array;
} {
  const { graph, money, sink } = flow;
  const reached = graph.reachable([money], sink);
  const isExhausted = (node: number) => node < money && reached[node] === 0;
  const components = strongComponents(graph, money, isExhausted);
  const classOf = new Int32Array(money).fill(-1);
  for (const [index, nodes] of components.entries()) for (const node of nodes) classOf[node] = index;
  const classes = components.map((nodes) => {
    let known: number[] | null = null;
    return {
      nodes,
      // Found when asked for: most classes hold nobody back.
      get closure() {
        if (known === null) {
          const seen = graph.reaching([nodes[0]!], sink);
          known = [...seen.keys()].filter((node) => node < money && seen[node] !== 0);
        }
        return known;
      },
    };
  });
  return { classes, classOf };
}

/** Strong components, each before those that it can reach backwards: predecessors first. */
function strongComponents(graph: ResidualGraph, size: number, within: (node: number) => boolean): number[][] {
  const { first, next, head, residual } = graph;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const current = new Int32Array(size);
  const stack: number[] = [];
  const components: number[][] = [];
  let counter = 0;
  const open = (node: number, trail: number[]) => {
    index[node] = low[node] = counter;
    counter += 1;
    current[node] = first[node]!;
    onStack[node] = 1;
    stack.push(node);
    trail.push(node);
  };
  for (let root = 0; root < size; root += 1) {
    if (index[root] !== -1 || !within(root)) continue;
    const trail: number[] = [];
    open(root, trail);
    while (trail.length > 0) {
      const node = trail.at(-1)!;
      const out = current[node]!;
      if (out !== -1) {
        current[node] = next[out]!;
        const from = head[out]!;
        // Searched backwards, so that what can give to a component is complete before it.
        if (from >= size || residual[out ^ 1] === 0n || !within(from)) continue;
        if (index[from] === -1) open(from, trail);
        else if (onStack[from] !== 0) low[node] = Math.min(low[node]!, index[from]!);
        continue;
      }
      trail.pop();
      const above = trail.at(-1);
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== index[node]) continue;
      const component: number[] = [];
      for (let member = -1; member !== node; ) {
        member = stack.pop()!;
        onStack[member] = 0;
        component.push(member);
      }
      components.push(component);
    }
  }
  return components;
}
