import { compare, fraction, greatest, MOST_INTEGER_DIGITS, minorDigits, times } from '@tamwil/money';
import { yearsOf } from '@tamwil/plan';
import { contingencyFactor, driverFactor, escalationFactor, exchangeFactor } from './cost-factors.ts';
import type { Costing } from './costing.ts';

/** Whether every component's direct cost can be written with the digits that amounts may have. */
export function isWithinLimits(costing: Costing): boolean {
  const { plan } = costing;
  const most = fraction(10n ** BigInt(MOST_INTEGER_DIGITS + minorDigits(plan.currency)));
  return plan.components.every(({ id, outputs, budget }) => {
    const [first, ...rest] = yearsOf(plan).map((year) =>
      times(escalationFactor(costing, id, year), exchangeFactor(costing, id, year)),
    );
    const [one, ...more] = outputs.map((output) => driverFactor(costing, output.id));
    const factor = times(times(greatest(first!, ...rest), greatest(one!, ...more)), contingencyFactor(costing));
    return compare(times(fraction(budget), factor), most) < 0;
  });
}
