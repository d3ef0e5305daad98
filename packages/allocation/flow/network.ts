import { type Fraction, plus, ZERO } from '@tamwil/money';
import type { Instance } from '../problem/instance.ts';
import type { WorkMeter } from './work-meter.ts';

/** Money may flow from one node to the next; null: as much as there is. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly capacity: bigint | null;
}

/**
 * Who can pay whom. Sources of equal eligibility are one node; targets that the same nodes reach are one node too, so
 * a plan with one pool is two nodes, whatever its size. A ceiling on a target makes an arc with a capacity, a ceiling
 * on a group a gate node between source and members. Booked money is supply of the target itself.
 */
export interface Network {
  readonly nodes: number;
  /** Money that enters at each node. */
  readonly supply: readonly Fraction[];
  readonly arcs: readonly Arc[];
  readonly nodeOfTarget: readonly number[];
  readonly targetsAt: readonly (readonly number[])[];
  /** Sources whose money passes a node: those of its class, the gate's, or those with money booked there. */
  readonly sourcesAt: readonly (readonly number[])[];
}

/** What an arc costs in the memory and time of all flows, in arcs looked at. */
const WORK_PER_ARC = 50;

/** @param pool when given, this one unrestricted amount in place of the sources (the shortfall of a cut) */
export function networkOf(instance: Instance, meter: WorkMeter, pool: Fraction | null = null): Network {
  const { problem, size } = instance;
  const supply: Fraction[] = [];
  const sourcesAt: number[][] = [];
  const arcs: Arc[] = [];
  const freeNodes: number[][] = Array.from({ length: size }, () => []);
  const capped: { from: number; target: number; capacity: bigint }[] = [];
  const classes = new Map<string, number>();

  const addNode = (amount: Fraction, source: number): number => {
    supply.push(amount);
    sourcesAt.push([source]);
    return supply.length - 1;
  };
  if (pool !== null) {
    const node = addNode(pool, 0);
    for (const nodes of freeNodes) nodes.push(node);
  }
  for (const [index, source] of pool === null ? problem.sources.entries() : []) {
    const bookedOn = new Map<number, bigint>();
    for (const { target, amount } of source.booked ?? []) {
      const position = instance.positionOf.get(target)!;
      bookedOn.set(position, (bookedOn.get(position) ?? 0n) + amount);
    }
    let left = instance.amounts[index]!;
    for (const amount of bookedOn.values()) left = plus(left, { n: -amount, d: 1n });
    if (left.n < 0n) left = ZERO;
    const reached = instance.reach[index]!;
    if (Object.keys(source.atMost ?? {}).length > 0) {
      addCapped(addNode(left, index), index, reached, bookedOn);
      continue;
    }
    // One text for one set of targets; a source for every target has the same set whether it says "*" or lists them.
    const key = reached.length === size ? '*' : reached.join();
    const known = classes.get(key);
    if (known === undefined) {
      const node = addNode(left, index);
      classes.set(key, node);
      for (const target of reached) freeNodes[target]!.push(node);
    } else {
      supply[known] = plus(supply[known]!, left);
      sourcesAt[known]!.push(index);
    }
  }

  function addCapped(node: number, index: number, reached: readonly number[], bookedOn: ReadonlyMap<number, bigint>) {
    meter.spend(WORK_PER_ARC * reached.length);
    const gates = new Map<number, number>();
    for (const target of reached) {
      const group = instance.groupOf[target]!;
      const name = instance.groups[group]?.name;
      const groupMost = name === undefined ? undefined : problem.sources[index]!.atMost![name];
      let from = node;
      if (groupMost !== undefined) {
        const gate = gates.get(group) ?? addNode(ZERO, index);
        if (!gates.has(group)) {
          let most = groupMost;
          for (const [position, amount] of bookedOn) if (instance.groupOf[position] === group) most -= amount;
          arcs.push({ from: node, to: gate, capacity: most > 0n ? most : 0n });
          gates.set(group, gate);
        }
        from = gate;
      }
      const targetMost = problem.sources[index]!.atMost![problem.targets[target]!.id];
      if (targetMost === undefined) freeNodes[target]!.push(from);
      else {
        const most = targetMost - (bookedOn.get(target) ?? 0n);
        capped.push({ from, target, capacity: most > 0n ? most : 0n });
      }
    }
  }

  // Targets with a ceiling or booked money of their own are no one's like; with `by`, neither are members of two groups.
  const alone = new Set(capped.map((arc) => arc.target));
  const byGroup = problem.program.stages.some((stage) => stage.by !== undefined);
  const nodeOfTarget: number[] = [];
  const targetsAt: number[][] = supply.map(() => []);
  const targetClasses = new Map<string, number>();
  for (let target = 0; target < size; target += 1) {
    const single = alone.has(target) || instance.booked[target]! > 0n;
    const key = single ? `=${target}` : `${byGroup ? instance.groupOf[target] : ''}:${freeNodes[target]!.join()}`;
    let node = targetClasses.get(key);
    if (node === undefined) {
      node = supply.length;
      supply.push({ n: instance.booked[target]!, d: 1n });
      sourcesAt.push(single ? bookers(instance, target) : []);
      targetsAt.push([]);
      targetClasses.set(key, node);
      meter.spend(WORK_PER_ARC * freeNodes[target]!.length);
      for (const from of freeNodes[target]!) arcs.push({ from, to: node, capacity: null });
    }
    targetsAt[node]!.push(target);
    nodeOfTarget.push(node);
  }
  for (const { from, target, capacity } of capped) arcs.push({ from, to: nodeOfTarget[target]!, capacity });
  return { nodes: supply.length, supply, arcs, nodeOfTarget, targetsAt, sourcesAt };
}

function bookers(instance: Instance, target: number): number[] {
  const id = instance.problem.targets[target]!.id;
  const indexes: number[] = [];
  for (const [index, source] of instance.problem.sources.entries()) {
    if (source.booked?.some((entry) => entry.target === id)) indexes.push(index);
  }
  return indexes;
}
