import { amountOn, type EngineSource, engineSources, type Funding } from '@tamwil/funding';
import type { Line } from '../lines.ts';
import { groupOf } from '../resolve-program.ts';
import type { Scenario } from '../scenario.ts';
import { mostPayable } from './payment-network.ts';

/**
 * The most that money can pay of all lines within its conditions, whatever the rules, beyond what is booked: the value of
 * a maximum flow, in minor units.
 */
export function mostPayableBy(sources: readonly EngineSource[], lines: readonly Line[]): bigint {
  const targets = lines.map((line) => ({ id: line.id, claim: line.cost, unit: line.unit, ...groupOf(line, null) }));
  const booked = new Map<string, bigint>();
  for (const { target, amount } of sources.flatMap((source) => source.booked ?? [])) {
    booked.set(target, (booked.get(target) ?? 0n) + amount);
  }
  const owed = lines.map(({ id, cost }) => {
    const paid = booked.get(id) ?? 0n;
    return cost > paid ? cost - paid : 0n;
  });
  return mostPayable(sources, targets, owed);
}

/** The same with other conditions of the scenario's money, on the basis that coverage is measured on. */
export function mostPayableOf(scenario: Scenario, lines: readonly Line[], funding: Funding): bigint {
  const basis = scenario.basis === 'in-hand' ? 'in-hand' : 'firm';
  return mostPayableBy(
    engineSources(funding, lines, scenario.booked, (tranche) => amountOn(basis, tranche)),
    lines,
  );
}
