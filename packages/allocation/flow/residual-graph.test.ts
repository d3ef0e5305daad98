import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Journal, ResidualGraph } from './residual-graph.ts';
import { strongComponents } from './strong-components.ts';
import { WorkExceeded, WorkMeter } from './work-meter.ts';

const graphs = fc.record({
  nodes: fc.constant(6),
  arcs: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 })),
    {
      maxLength: 14,
    },
  ),
});

function build(arcs: readonly (readonly [number, number, number])[], limit = 1_000_000): ResidualGraph {
  const graph = new ResidualGraph(6, new WorkMeter(limit));
  for (const [from, to, capacity] of arcs) graph.addArc(from, to, BigInt(capacity));
  return graph;
}

/** The least capacity of any cut between node 0 and node 5. */
function leastCut(arcs: readonly (readonly [number, number, number])[]): bigint {
  let least: bigint | null = null;
  for (let set = 0; set < 16; set += 1) {
    const inside = (node: number) => node === 0 || (node !== 5 && (set >> (node - 1)) % 2 === 1);
    const cut = arcs.reduce(
      (sum, [from, to, capacity]) => (inside(from) && !inside(to) ? sum + BigInt(capacity) : sum),
      0n,
    );
    if (least === null || cut < least) least = cut;
  }
  return least!;
}

test('no money is left that some route could carry: max flow equals the least cut', () =>
  fc.assert(
    fc.property(graphs, ({ arcs }) => {
      expect(build(arcs).maximize(0, 5)).toBe(leastCut(arcs));
      expect(build(arcs).pull(0, 5, 1000n)).toBe(leastCut(arcs));
    }),
    { numRuns: 500, seed: 1 },
  ));

test('a node served late gets as much as if nothing were remembered of those before it', () =>
  fc.assert(
    fc.property(
      graphs,
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }))),
      (drawn, asks) => {
        const [remembering, forgetting] = [build(drawn.arcs), build(drawn.arcs)];
        for (const [node, amount] of asks) {
          forgetting.reopen();
          expect(remembering.pull(0, node, BigInt(amount))).toBe(forgetting.pull(0, node, BigInt(amount)));
        }
      },
    ),
    { numRuns: 500, seed: 4 },
  ));

test('money behind a long chain is found, and once it is gone nobody searches the chain arc by arc again', () => {
  const length = 300;
  const meter = new WorkMeter(1_000_000);
  const graph = new ResidualGraph(length + 1, meter);
  for (let node = 0; node < length; node += 1) graph.addArc(node, node + 1, 7n);
  expect(graph.pull(0, length, 9n)).toBe(7n);
  const before = meter.spent;
  for (let node = length; node > 0; node -= 1) expect(graph.pull(0, node, 1n)).toBe(0n);
  expect(meter.spent - before).toBeLessThan(10 * length);
});

test('an attempt that fails is taken back without a trace', () =>
  fc.assert(
    fc.property(graphs, ({ arcs }) => {
      const graph = build(arcs);
      const before = graph.snapshot();
      const journal: Journal = [];
      graph.pull(0, 5, 1000n, journal);
      graph.undo(journal);
      expect(graph.snapshot()).toEqual(before);
    }),
    { numRuns: 200, seed: 2 },
  ));

test('nodes of one component reach the same nodes, nodes of two do not reach each other both ways', () =>
  fc.assert(
    fc.property(graphs, ({ arcs }) => {
      const graph = build(arcs);
      const component = strongComponents(graph);
      const reach = Array.from({ length: 6 }, (_, node) => graph.reachable([node]));
      for (let a = 0; a < 6; a += 1) {
        for (let b = 0; b < 6; b += 1) {
          expect(component[a] === component[b]).toBe(reach[a]![b] === 1 && reach[b]![a] === 1);
          expect(graph.reaching([b])[a]).toBe(reach[a]![b]);
        }
      }
    }),
    { numRuns: 200, seed: 3 },
  ));

test('a ring is one component, however deep, and what leads into it or out of it is none of it', () => {
  const arcs = [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
    [3, 1, 1],
    [3, 4, 1],
  ] as const;
  const [a, b, c, d, e, f] = strongComponents(build(arcs));
  expect([c, d]).toEqual([b, b]);
  expect(new Set([a, b, e, f]).size).toBe(4);
});

test('work up to the bound is done, and one step more is refused by its name', () => {
  const meter = new WorkMeter(5);
  meter.spend(5);
  expect(() => meter.spend(1)).toThrow(expect.objectContaining({ name: 'WorkExceeded' }));
});

test('a run that would not end is refused', () => {
  expect(() =>
    build(
      [
        [0, 1, 1],
        [1, 5, 1],
      ],
      1,
    ).maximize(0, 5),
  ).toThrow(WorkExceeded);
});

test('a node that comes back by two ways is in one component with all of them', () => {
  const [a, b, c] = strongComponents(
    build([
      [0, 1, 1],
      [1, 2, 1],
      // The later arc is looked at first: what it found is not lost over the other.
      [2, 1, 1],
      [2, 0, 1],
    ]),
  );
  expect([b, c]).toEqual([a, a]);
});

test('a search is charged for every arc it looks at, dead ends too, so that no request runs on unseen', () => {
  const deadEnds = 40;
  const [source, way, sink] = [0, 1, 2];
  const graphWith = (meter: WorkMeter) => {
    const graph = new ResidualGraph(3 + deadEnds, meter);
    graph.addArc(source, way, 1n);
    graph.addArc(way, sink, 1n);
    for (let node = 3; node < 3 + deadEnds; node += 1) {
      graph.addArc(source, node, 1n);
      graph.addArc(node, sink, 0n);
    }
    return graph;
  };
  const work = (search: (graph: ResidualGraph) => unknown) => {
    const meter = new WorkMeter();
    search(graphWith(meter));
    return meter.spent;
  };
  // Three entries for each dead end: from the source, back to it, and the empty one to the sink.
  const entries = 3 * deadEnds;
  expect(work((graph) => graph.maximize(source, sink))).toBeGreaterThanOrEqual(2 * entries);
  expect(work((graph) => graph.reachable([source]))).toBeGreaterThanOrEqual(entries);
  expect(work((graph) => graph.reaching([sink]))).toBeGreaterThanOrEqual(deadEnds);
  expect(work((graph) => graph.pull(source, sink, 2n))).toBeGreaterThanOrEqual(deadEnds);
});
