import type { ResidualGraph } from './residual-graph.ts';

/**
 * The strong components of a residual graph (Tarjan 1972): nodes that reach each other have the same tight sets.
 * Component numbers ascend against the arcs: a component only reaches components of smaller number.
 */
export function strongComponents(graph: ResidualGraph): Int32Array {
  const { nodes, first, next, head, residual } = graph;
  const component = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const current = Int32Array.from(first);
  const stack: number[] = [];
  const calls: number[] = [];
  let counter = 0;
  let components = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (index[root] !== -1) continue;
    calls.push(root);
    while (calls.length > 0) {
      const node = calls.at(-1)!;
      if (index[node] === -1) {
        index[node] = low[node] = counter;
        counter += 1;
        stack.push(node);
      }
      let child = -1;
      for (let arc = current[node]!; arc !== -1; arc = next[arc]!) {
        const to = head[arc]!;
        if (residual[arc] === 0n || component[to] !== -1) continue;
        if (index[to] === -1) {
          child = to;
          current[node] = arc;
          break;
        }
        if (low[to]! < low[node]!) low[node] = low[to]!;
      }
      if (child !== -1) {
        calls.push(child);
        continue;
      }
      current[node] = -1;
      if (low[node] === index[node]) {
        for (;;) {
          const member = stack.pop()!;
          component[member] = components;
          if (member === node) break;
        }
        components += 1;
      }
      calls.pop();
      const parent = calls.at(-1);
      if (parent !== undefined && low[node]! < low[parent]!) low[parent] = low[node]!;
    }
  }
  return component;
}
