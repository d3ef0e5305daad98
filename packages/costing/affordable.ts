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
}

/**
 * Cost lines of each driver: exact, so that the inverse below does not inherit the rounding of cells.
 *
 * @param lines from `costPlan`
 */
export function driverCosts(costing: Costing, lines: readonly CostLine[]): DriverCost[] {
  return costing.drivers.map((driver) => {
    const perPlanned = fraction(1n, BigInt(driver.planned));
    let [fixed, perUnit, cost] = [ZERO, ZERO, 0n];
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
    }
    return { driver, fixed, perUnit, cost };
  });
}

/**
 * How many units of service an award is enough for at the planned intensity: n = n0 (award / cost(n0) - (1 - v)) / v,
 * cost(n0) in the same prices, rounded down to a whole number between 0 and the scenario's quantity. An award of the
 * whole cost is enough for the whole quantity, whatever rounding did to the cells.
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
export function affordable({ driver, fixed, perUnit, cost }: DriverCost, award: bigint): number {
  if (award >= cost) return driver.scenario;
  if (perUnit.n === 0n) return 0;
  const units = over(minus(fraction(award), fixed), perUnit);
  if (compare(units, ZERO) <= 0) return 0;
  return Number(floor(least(units, fraction(BigInt(driver.scenario)))));
}
