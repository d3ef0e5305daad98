import { type Exact, over, plus, whole } from '../exact.ts';
import { evenPart } from './exchange.ts';
import { compounded } from './growth.ts';

const ONE = whole(1);

/** Whether a period's flow comes at its start (the first one is not discounted) or at its end. */
export type Timing = 'start' | 'end';

/**
 * Present value of flows one period apart: `sum cf_t / (1 + i)^t`, t from 0 (`start`) or from 1 (`end`).
 * Exact; i is the rate of one period (see `periodRate`); -1 is a RangeError.
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
 * Another number of rates than of flows, and a rate of -1, is a RangeError.
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

/** A discount factor `1 / (1 + i)^t`. A rate of -1 is a RangeError. */
export function discountFactor(rate: Exact, periods: number): Exact {
  return over(ONE, compounded(ONE, rate, periods));
}

/** A flow of so much, evenly over so many periods; none is a RangeError. */
export function evenFlows(total: Exact, periods: number): Exact[] {
  return Array<Exact>(periods).fill(evenPart(total, periods));
}
