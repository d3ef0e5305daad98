import { Decimal, quantize } from '@tamwil/money';
import { type Exact, over, plus, times, whole } from '../exact.ts';

const ONE = whole(1);

/** Whether a period's flow comes at its start (the first one is not discounted) or at its end. */
export type Timing = 'start' | 'end';

/** How a yearly rate becomes that of a shorter period: divided, or so that the periods compound to it. */
export type Compounding = 'nominal' | 'effective';

/**
 * Present value of flows one period apart: `sum cf_t / (1 + i)^t`, t from 0 (`start`) or from 1 (`end`).
 * Exact; i is the rate of one period (see {@link periodRate}).
 *
 * @example
 * ```ts
 * import { presentValue } from '@tamwil/fiscal-space';
 * import { formatDecimal, fraction } from '@tamwil/money';
 * formatDecimal(presentValue([fraction(105n)], fraction(1n, 20n), 'end'), 2, 'half-even') // => '100.00'
 * ```
 */
export function presentValue(flows: readonly Exact[], rate: Exact, timing: Timing): Exact {
  return presentValueAtRates(
    flows,
    flows.map(() => rate),
    timing,
  );
}

/**
 * Present value with a rate for each period, as for the long-term rates of the United Kingdom's Treasury (3.5 % to year
 * 30, then 3.0 % and lower). Worked backwards, so that each flow is discounted by the rates of all periods before it.
 */
export function presentValueAtRates(flows: readonly Exact[], rates: readonly Exact[], timing: Timing): Exact {
  if (rates.length !== flows.length) throw new RangeError('Every flow has a rate.');
  let value = whole(0);
  for (let period = flows.length - 1; period >= 0; period--) {
    const factor = plus(ONE, rates[period]!);
    value = timing === 'end' ? over(plus(value, flows[period]!), factor) : plus(over(value, factor), flows[period]!);
  }
  return value;
}

/**
 * The rate of one of n periods in a year. `nominal` is exact. `effective` is the n-th root less one, held to 30 places:
 * the two give different values, so the answer always names which one was used (2.75 % a year on five monthly flows:
 * 273.1419 nominal, 273.1648 effective).
 */
export function periodRate(annual: Exact, periods: number, compounding: Compounding): Exact {
  if (compounding === 'nominal') return over(annual, whole(periods));
  const factor = plus(ONE, annual);
  const root = new Decimal(String(factor.n)).div(String(factor.d)).pow(new Decimal(1).div(periods));
  return quantize(root.minus(1), 30);
}

/** A discount factor `1 / (1 + i)^t`. */
export function discountFactor(rate: Exact, periods: number): Exact {
  const factor = plus(ONE, rate);
  return { n: factor.d ** BigInt(periods), d: factor.n ** BigInt(periods) };
}

/** A flow of so much, evenly over so many periods. */
export function evenFlows(total: Exact, periods: number): Exact[] {
  const each = times(total, { n: 1n, d: BigInt(periods) });
  return Array.from({ length: periods }, () => each);
}
