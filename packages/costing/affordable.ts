import { floor, fraction, minus, plus, roundHalfEven, sum, times } from '@tamwil/money';
import { contingencyFactor, driverFactor, escalationFactor, exchangeFactor } from './cost-factors.ts';
import type { CostLine } from './cost-plan.ts';
import type { Costing, Driver } from './costing.ts';

/** How the direct cost of a driver's outputs depends on its quantity. */
export interface DriverCost {
  readonly driver: Driver;
  /**
   * The least that pays a quantity, in minor units: the sum of its cells as the cost lines round them, or its exact cost
   * rounded down where rounding cells has added to that.
   */
  readonly costAt: (quantity: number) => bigint;
}

/**
 * What each driver's outputs cost at any quantity; other drivers on the same outputs stay at the scenario's.
 *
 * @param lines from `costPlan`
 */
export function driverCosts(costing: Costing, lines: readonly CostLine[]): DriverCost[] {
  return costing.drivers.map((driver) => {
    const slope = times(driver.variableShare, fraction(1n, BigInt(driver.planned)));
    const cells = lines.flatMap(({ output, component, year, split }) => {
      if (split === 0n || !driver.outputs.includes(output)) return [];
      const atNoDriver = times(
        times(fraction(split), escalationFactor(costing, component, year)),
        times(exchangeFactor(costing, component, year), contingencyFactor(costing)),
      );
      const others = minus(driverFactor(costing, output), times(slope, fraction(BigInt(driver.scenario))));
      return [{ fixed: times(atNoDriver, others), perUnit: times(atNoDriver, slope) }];
    });
    const costAt = (quantity: number): bigint => {
      const units = fraction(BigInt(quantity));
      const exact = cells.map(({ fixed, perUnit }) => plus(fixed, times(perUnit, units)));
      const rounded = exact.reduce((total, cost) => total + roundHalfEven(cost), 0n);
      const whole = floor(sum(exact));
      return rounded < whole ? rounded : whole;
    };
    return { driver, costAt };
  });
}

/**
 * How many units of service an award is enough for at the planned intensity: the largest whole number, up to the
 * scenario's quantity, whose cost the award covers; before cents n = n0 (award / cost(n0) - (1 - v)) / v, cost(n0) in the
 * same prices. An award of the cost of a quantity, as the cost lines or the formula have it, is enough for
 * it; a cent less than both is not.
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
export function affordable({ driver, costAt }: DriverCost, award: bigint): number {
  if (award >= costAt(driver.scenario)) return driver.scenario;
  // Without money nobody is served, also where the cost of one unit rounds to no cent.
  if (award === 0n) return 0;
  // Cost never falls with the quantity; where even the fixed cost is not covered, the answer is none.
  let [enough, tooMany] = [0, driver.scenario];
  while (tooMany - enough > 1) {
    const quantity = enough + Math.floor((tooMany - enough) / 2);
    if (award >= costAt(quantity)) enough = quantity;
    else tooMany = quantity;
  }
  return enough;
}
