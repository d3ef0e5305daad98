import { compare, type Fraction, floor, fraction, least, minus, over, plus, times, ZERO } from '@tamwil/money';
import { contingencyFactor, driverFactor, escalationFactor, exchangeFactor } from './cost-factors.ts';
import type { CostLine } from './cost-plan.ts';
import type { Costing, Driver } from './costing.ts';

/** How the direct cost of a driver's outputs depends on its quantity: fixed + perUnit x n, in exact minor units. */
export interface DriverCost {
  readonly driver: Driver;
  readonly fixed: Fraction;
  readonly perUnit: Fraction;
  /** Direct cost at the scenario's quantity as the cost lines have it, in minor units. */
  readonly cost: bigint;
  /** Half a minor unit for every line with a cost: what rounding may have kept from the exact cost of a quantity. */
  readonly rounding: Fraction;
}

/**
 * Cost lines of each driver: exact, so that the inverse below does not inherit the rounding of cells.
 *
 * @param lines from `costPlan`
 */
export function driverCosts(costing: Costing, lines: readonly CostLine[]): DriverCost[] {
  return costing.drivers.map((driver) => {
    const perPlanned = fraction(1n, BigInt(driver.planned));
    let [fixed, perUnit, cost, costly] = [ZERO, ZERO, 0n, 0n];
    for (const line of lines) {
      if (!driver.outputs.includes(line.output)) continue;
      const atNoDriver = times(
        times(fraction(line.split), escalationFactor(costing, line.component, line.year)),
        times(exchangeFactor(costing, line.component, line.year), contingencyFactor(costing)),
      );
      const slope = times(driver.variableShare, perPlanned);
      const others = minus(driverFactor(costing, line.output), times(slope, fraction(BigInt(driver.scenario))));
      fixed = plus(fixed, times(atNoDriver, others));
      perUnit = plus(perUnit, times(atNoDriver, slope));
      cost += line.direct;
      if (line.split > 0n) costly += 1n;
    }
    return { driver, fixed, perUnit, cost, rounding: fraction(costly, 2n) };
  });
}

/**
 * How many units of service an award is enough for at the planned intensity: n = n0 (award / cost(n0) - (1 - v)) / v,
 * cost(n0) in the same prices, rounded down to a whole number between 0 and the scenario's quantity. An award of exactly
 * the cost of a quantity is enough for it, whatever half cents rounding took from its cells.
 *
 * @param award what the driver's outputs get together, in minor units
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { affordable, costPlan, driverCosts, readCosting } from '@tamwil/costing';
 * const drivers = [{ id: 'states', outputs: ['C3.2'], unit: 'member States', planned: 50, scenario: 45, variableShare: '0.6' }];
 * const costing = readCosting({ split: { C3: { amounts: { 'C3.2': '5000000.00' } } }, drivers }, PLANS.get('gb343-ins-3-1')!);
 * const [states] = costing.ok ? driverCosts(costing.value, costPlan(costing.value)) : [];
 * affordable(states!, 470000000n) // => 45
 * affordable(states!, 386000000n) // => 31
 * ```
 */
export function affordable({ driver, fixed, perUnit, cost, rounding }: DriverCost, award: bigint): number {
  if (award >= cost) return driver.scenario;
  if (perUnit.n === 0n) return 0;
  const units = over(minus(plus(fraction(award), rounding), fixed), perUnit);
  if (compare(units, ZERO) <= 0) return 0;
  return Number(floor(least(units, fraction(BigInt(driver.scenario)))));
}
