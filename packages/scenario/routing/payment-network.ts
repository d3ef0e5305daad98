import type { Source, Target } from '@tamwil/allocation';
import { addArc, augment, type FlowNetwork, flowNetwork } from './flow.ts';

/** Sources and targets as a flow network: who could pay whom, each way through its ceilings. */
export interface PaymentNetwork {
  readonly network: FlowNetwork;
  /** Where money comes from, and where it ends. */
  readonly money: number;
  readonly paid: number;
  /** The arcs from a source to a target, with their ends. */
  readonly payments: readonly { readonly arc: number; readonly source: number; readonly target: number }[];
}

/**
 * The network of all payments that earmarks, ceilings and booked amounts allow. Booked money is left out on both sides:
 * it is paid already, and takes its part of a ceiling.
 *
 * @param owed what each target still takes beyond its booked money, in minor units
 */
export function paymentNetwork(
  sources: readonly Source[],
  targets: readonly Target[],
  owed: readonly bigint[],
): PaymentNetwork {
  const [money, paid, firstSource] = [0, 1, 2];
  const firstTarget = firstSource + sources.length;
  const network = flowNetwork(firstTarget + targets.length);
  const payments: { arc: number; source: number; target: number }[] = [];
  const positions = new Map(targets.map(({ id }, index) => [id, index]));
  const groups = targets.map(({ group }) => group);
  for (const [s, source] of sources.entries()) {
    const booked = new Map<number, bigint>();
    for (const { target, amount } of source.booked ?? []) {
      const t = positions.get(target)!;
      booked.set(t, (booked.get(t) ?? 0n) + amount);
    }
    const bookedTotal = [...booked.values()].reduce((a, b) => a + b, 0n);
    const free = source.amount - bookedTotal;
    addArc(network, money, firstSource + s, free);
    const eligible = source.for === '*' ? targets.map((_, t) => t) : source.for.map((id) => positions.get(id)!);
    const gates = new Map<string, number>();
    for (const t of eligible) {
      const own = source.atMost?.[targets[t]!.id];
      const group = groups[t];
      const shared = group === undefined ? undefined : source.atMost?.[group];
      let from = firstSource + s;
      if (shared !== undefined && group !== undefined) {
        let gate = gates.get(group);
        if (gate === undefined) {
          const used = [...booked].reduce((sum, [other, amount]) => (groups[other] === group ? sum + amount : sum), 0n);
          gate = network.leaving.push([]) - 1;
          gates.set(group, gate);
          addArc(network, firstSource + s, gate, shared > used ? shared - used : 0n);
        }
        from = gate;
      }
      const used = booked.get(t) ?? 0n;
      const room = own === undefined ? free : own > used ? own - used : 0n;
      payments.push({ arc: addArc(network, from, firstTarget + t, room), source: s, target: t });
    }
  }
  for (const [t, amount] of owed.entries()) addArc(network, firstTarget + t, paid, amount);
  return { network, money, paid, payments };
}

/** The most that the sources can pay of what is owed, whatever the rules: the value of a maximum flow. */
export function mostPayable(sources: readonly Source[], targets: readonly Target[], owed: readonly bigint[]): bigint {
  const { network, money, paid } = paymentNetwork(sources, targets, owed);
  return augment(network, money, paid);
}
