import { Decimal, quantize } from '@tamwil/money';
import { type Exact, over, plus, whole } from '../exact.ts';

/** How a yearly rate becomes that of a shorter period: divided, or so that the periods compound to it. */
export type Compounding = 'nominal' | 'effective';

/**
 * The rate of one of n periods in a year. `nominal` is exact. `effective` is the n-th root less one, held to 30 places:
 * the two give different values, so the answer always names which one was used (2.75 % a year on five monthly flows:
 * 273.1419 nominal, 273.1648 effective).
 */
export function periodRate(annual: Exact, periods: number, compounding: Compounding): Exact {
  if (compounding === 'nominal') return over(annual, whole(periods));
  const factor = plus(whole(1), annual);
  const root = new Decimal(String(factor.n)).div(String(factor.d)).pow(new Decimal(1).div(periods));
  return quantize(root.minus(1), 30);
}
