import { type Exact, minus, over, plus, times, whole } from '../exact.ts';

const ONE = whole(1);

/** Growth from one value to another: `to / from - 1`. */
export function growth(from: Exact, to: Exact): Exact {
  return minus(over(to, from), ONE);
}

/** A value that grows at one rate for so many years: `x (1 + g)^n`. */
export function compounded(value: Exact, rate: Exact, years: number): Exact {
  const factor = plus(ONE, rate);
  return times(value, { n: factor.n ** BigInt(years), d: factor.d ** BigInt(years) });
}

/** A value that grows at the rates of the years one after the other. */
export function compoundedBy(value: Exact, rates: readonly Exact[]): Exact {
  return rates.reduce((grown, rate) => times(grown, plus(ONE, rate)), value);
}

/** Nominal growth from real growth and the deflator: `(1 + real)(1 + deflator) - 1`. */
export function nominalGrowth(real: Exact, deflator: Exact): Exact {
  return minus(times(plus(ONE, real), plus(ONE, deflator)), ONE);
}

/** A nominal rate in real terms (Fisher): `(1 + nominal) / (1 + inflation) - 1`. */
export function realRate(nominal: Exact, inflation: Exact): Exact {
  return minus(over(plus(ONE, nominal), plus(ONE, inflation)), ONE);
}

/** Real interest rate less real growth: `(1 + r)/(1 + pi) - (1 + g)/(1 + pi)`. */
export function realInterestGrowthDifferential(r: Exact, g: Exact, inflation: Exact): Exact {
  return over(minus(r, g), plus(ONE, inflation));
}
