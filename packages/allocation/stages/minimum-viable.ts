import type { Fraction } from '@tamwil/money';
import { fraction } from '@tamwil/money';
import { commonDenominator, reduced, scaled } from '../exact/reduce.ts';
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
  const alive = new Set(units.keys());
  const shortfall = (): Fraction =>
    minimaShortfall(
      state,
      [...alive].flatMap((unit) => parts[unit]!),
    );

  const released: number[] = [];
  const order = releaseOrder(state).filter((unit) => minima[unit]! > 0n);
  let short = shortfall();
  while (short.n > 0n) {
    let progress = false;
    for (const unit of order) {
      if (!alive.has(unit)) continue;
      alive.delete(unit);
      const after = shortfall();
      if (after.n * short.d < short.n * after.d) {
        short = after;
        released.push(unit);
        progress = true;
        break;
      }
      alive.add(unit);
    }
    if (!progress) return { short };
  }
  for (const unit of released.reverse()) {
    alive.add(unit);
    if (shortfall().n > 0n) {
      alive.delete(unit);
      state.released.add(unit);
    }
  }
  for (const unit of alive) for (const { cell, amount } of parts[unit]!) state.awards[cell] = amount;
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

/** Sum of the minima less what of them a flow can pay. */
function minimaShortfall(state: State, minima: readonly { cell: number; amount: Fraction }[]): Fraction {
  const scale = commonDenominator([...state.network.supply, ...minima.map(({ amount }) => amount)]);
  const region = openRegion(state, scale);
  const { graph, place, money } = regionGraph(region, 1n, state.meter, 1);
  const needs = new Map<number, bigint>();
  let needed = 0n;
  for (const { cell, amount } of minima) {
    const node = state.network.nodeOfTarget[cell]!;
    const part = scaled(amount, scale);
    needs.set(node, (needs.get(node) ?? 0n) + part);
    needed += part;
  }
  for (const [node, amount] of needs) graph.addArc(place.get(node)!, money + 1, amount);
  const short = needed - graph.maximize(money, money + 1);
  return short === 0n ? fraction(0n) : reduced(short, scale);
}
