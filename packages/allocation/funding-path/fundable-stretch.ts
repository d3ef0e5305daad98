import { compare, type Fraction, plus, scaled, ZERO } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import type { Network } from '../flow/network.ts';
import { type RegionFlow, regionGraph } from '../flow/region.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
import { addLines, constantLine, type Line, type Stretch, subtractLines, valueAt, whileNotNegative } from './line.ts';

/** What enters and what must be paid at each node of a network, as lines. */
export interface NodeLines {
  readonly network: Network;
  readonly supply: readonly Line[];
  readonly need: readonly Line[];
  /** Bounds the work; long integers count by their length. */
  readonly meter: WorkMeter;
}

/** Bits of an integer that one step of work handles. */
const BITS_PER_STEP = 256;

/** A maximum flow that pays what is needed at an offset; the sink is the node after the money. */
export function payingFlow(
  { network, supply, need, meter }: NodeLines,
  offset: Fraction,
): RegionFlow & { readonly sink: number; readonly isPaid: boolean } {
  const [money, needs] = [supply, need].map((lines) => lines.map((line) => valueAt(line, offset))) as [
    Fraction[],
    Fraction[],
  ];
  const scale = commonDenominator([...money, ...needs]);
  meter.spend(Math.ceil((scale.toString(16).length * 4) / BITS_PER_STEP) * (network.arcs.length + network.nodes));
  const nodes = money.map((_, node) => node);
  const region = {
    nodes,
    supply: new Map(money.map((amount, node) => [node, scaled(amount, scale)])),
    kept: new Map<number, bigint>(),
    arcs: network.arcs.map((arc) => (arc.capacity === null ? arc : { ...arc, capacity: arc.capacity * scale })),
  };
  const flow = regionGraph(region, 1n, meter, 1);
  const sink = flow.money + 1;
  let needed = 0n;
  for (const [node, amount] of needs.entries()) {
    if (amount.n === 0n) continue;
    const whole = scaled(amount, scale);
    flow.graph.addArc(node, sink, whole);
    needed += whole;
  }
  return { ...flow, sink, isPaid: flow.graph.maximize(flow.money, sink) === needed };
}

/**
 * Shortens a stretch to where the needs, payable at its point, stay payable. Whether they are is a comparison with every
 * cut of the network; each is linear in the offset. So from a trial offset where they are not, the minimum cut gives a
 * nearer one where that cut just holds: discrete Newton on cuts, exact and finite.
 */
export function whileFundable(stretch: Stretch, lines: NodeLines): void {
  shorten(stretch, 'after', lines);
  shorten(stretch, 'before', lines);
}

function shorten(stretch: Stretch, end: 'before' | 'after', lines: NodeLines): void {
  for (;;) {
    const distance = stretch[end];
    if (distance === null || distance.n === 0n) return;
    const { graph, money, sink, isPaid } = payingFlow(
      lines,
      end === 'after' ? distance : { n: -distance.n, d: distance.d },
    );
    if (isPaid) return;
    // Nodes that money still reaches keep their needs paid; the others lack what all that enters them cannot give.
    const reached = graph.reachable([money], sink);
    const spare = spareOf(lines, (node) => reached[node] === 0);
    whileNotNegative(stretch, spare);
    if (compare(stretch[end]!, distance) >= 0) throw new Error('A cut that lacks money shortens the stretch.');
  }
}

/** What can enter a set of nodes, less what it needs. */
export function spareOf({ network, supply, need }: NodeLines, isInside: (node: number) => boolean): Line {
  let spare: Line = constantLine(ZERO);
  for (const [node, line] of supply.entries()) {
    if (isInside(node)) spare = addLines(spare, subtractLines(line, need[node]!));
  }
  for (const { from, to, capacity } of network.arcs) {
    if (!isInside(to) || isInside(from)) continue;
    if (capacity === null) throw new Error('An unlimited arc is never full.');
    spare = { at: plus(spare.at, { n: capacity, d: 1n }), slope: spare.slope };
  }
  return spare;
}
