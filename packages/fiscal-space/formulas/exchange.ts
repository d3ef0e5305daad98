import { type Exact, minus, over, plus, times, whole } from '../exact.ts';

const ONE = whole(1);

/** An amount in another currency; the rate is units of that currency per one unit of the amount's. */
export function converted(amount: Exact, rate: Exact): Exact {
  return times(amount, rate);
}

/** The amount that a converted one came from; the rate as in {@link converted}. A rate of 0 is a RangeError. */
export function convertedBack(amount: Exact, rate: Exact): Exact {
  return over(amount, rate);
}

/** Units of C per one of A, from units of B per one of A and of C per one of B. */
export function crossRate(bPerA: Exact, cPerB: Exact): Exact {
  return converted(bPerA, cPerB);
}

/**
 * An amount in equal parts, as regular budget income falls due one half in each year of the biennium. No part is a
 * RangeError.
 */
export function evenPart(amount: Exact, parts: number): Exact {
  return over(amount, whole(parts));
}

/**
 * Cost with a share h in another currency, budgeted at rate b and paid at rate s (units of it per one of the budget's):
 * `x (1 - h + h b/s)`. A scenario rate of 0 is a RangeError.
 */
export function costAtRate(cost: Exact, share: Exact, budgetRate: Exact, scenarioRate: Exact): Exact {
  return times(cost, plus(minus(ONE, share), times(share, over(budgetRate, scenarioRate))));
}
