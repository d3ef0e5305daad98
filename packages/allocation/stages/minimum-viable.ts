import { type Fraction, fraction, scaled } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import { regionGraph } from '../flow/region.ts';
import { fieldOf, splitByClaim } from './stage-claims.ts';
import { closeExhausted, openRegion, type State } from './state.ts';

/** The minimum of a unit, never above its claim. */
export function minimumOf(state: State, unit: number, field: string): { minimum: bigint; clamped: boolean } {
  const { cells, claim } = state.instance.units[unit]!;
  const value = fieldOf(state.instance, cells, field);
  return value > claim ? { minimum: claim, clamped: true } : { minimum: value, clamped: false };
}

/**
 * Funds the minimum of every unit, releasing units in the user's order while the minima of the others do not fit, and
 * taking them back in reverse order where they fit after all. Survivors start with their minimum.
 *
 * @returns null, or what is missing when nothing is left to release
 */
export function fundMinima(state: State): { short: Fraction } | null {
  const rule = state.instance.problem.program.minimumViable!;
  const { units } = state.instance;
  const minima = units.map((_, unit) => minimumOf(state, unit, rule.field).minimum);
  const parts = units.map(({ cells }, unit) =>
    cells.map((cell) => ({ cell, amount: splitByClaim(state.instance, minima[unit]!, unit, cell) })),
  );
  const demand = minimaDemand(state, parts);
  const released: number[] = [];
  const order = releaseOrder(state).filter((unit) => minima[unit]! > 0n);
  for (let short = demand.shortfall(); short.amount.n > 0n; short = demand.shortfall()) {
    const next = order.find((unit) => demand.has(unit) && short.falls(unit));
    if (next === undefined) return { short: short.amount };
    demand.remove(next);
    released.push(next);
  }
  for (const unit of released.reverse()) {
    demand.add(unit);
    if (demand.shortfall().amount.n === 0n) continue;
    demand.remove(unit);
    state.released.add(unit);
  }
  for (const unit of units.keys()) {
    if (demand.has(unit)) for (const { cell, amount } of parts[unit]!) state.awards[cell] = amount;
  }
  closeExhausted(state);
  return null;
}

/** The user's list, then the units that it does not name in reverse position; protected units never. */
function releaseOrder(state: State): number[] {
  const { instance } = state;
  const rule = instance.problem.program.minimumViable!;
  const listed = (rule.release ?? []).map((name) => instance.unitNamed.get(name)!);
  const spared = new Set((rule.protected ?? []).map((name) => instance.unitNamed.get(name)!));
  const named = new Set(listed);
  const others = [...instance.units.keys()].filter((unit) => !named.has(unit)).reverse();
  return [...named, ...others].filter((unit) => !spared.has(unit));
}

/** The minima of the units that are not released, and how much of them no flow can pay. */
function minimaDemand(state: State, parts: readonly (readonly { cell: number; amount: Fraction }[])[]) {
  const { network, meter } = state;
  const scale = commonDenominator([...network.supply, ...parts.flat().map(({ amount }) => amount)]);
  const region = openRegion(state, scale);
  const needs = new Map<number, bigint>();
  const alive = new Set<number>();
  let needed = 0n;
  const change = (unit: number, sign: bigint) => {
    for (const { cell, amount } of parts[unit]!) {
      const node = network.nodeOfTarget[cell]!;
      const part = sign * scaled(amount, scale);
      needs.set(node, (needs.get(node) ?? 0n) + part);
      needed += part;
    }
  };
  const add = (unit: number) => {
    alive.add(unit);
    change(unit, 1n);
  };
  const remove = (unit: number) => {
    alive.delete(unit);
    change(unit, -1n);
  };
  for (const unit of parts.keys()) add(unit);

  function shortfall(): { amount: Fraction; falls: (unit: number) => boolean } {
    const { graph, place, money } = regionGraph(region, 1n, meter, 1);
    const exits: number[] = [];
    for (const [node, amount] of needs) if (amount > 0n) exits.push(graph.addArc(place.get(node)!, money + 1, amount));
    const amount = needed - graph.maximize(money, money + 1);
    meter.spend(needs.size);
    // Releasing a unit lessens the shortfall exactly when money that one of its cells has can reach one that lacks it.
    const lacking = exits.filter((exit) => graph.residual[exit]! > 0n).map((exit) => graph.head[exit ^ 1]!);
    const reaches = graph.reaching(lacking, money + 1);
    const falls = (unit: number) =>
      parts[unit]!.some(
        ({ cell, amount: minimum }) => minimum.n > 0n && reaches[place.get(network.nodeOfTarget[cell]!)!] === 1,
      );
    return { amount: fraction(amount, scale), falls };
  }
  return { add, remove, shortfall, has: (unit: number) => alive.has(unit) };
}
