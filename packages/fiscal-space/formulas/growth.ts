import { type Exact, minus, over, plus, times, whole } from '../exact.ts';

const ONE = whole(1);

/** Growth from one value to another: `to / from - 1`. From 0 there is none: a RangeError. */
export function growth(from: Exact, to: Exact): Exact {
  return minus(over(to, from), ONE);
}

/** A value after one year of growth: `x (1 + g)`. */
export function grown(value: Exact, rate: Exact): Exact {
  return times(value, plus(ONE, rate));
}

/** A value that grows at one rate for so many years: `x (1 + g)^n`. A number of years that is not whole is a RangeError. */
export function compounded(value: Exact, rate: Exact, years: number): Exact {
  return compoundedBy(value, Array<Exact>(years).fill(rate));
}

/** A value that grows at the rates of the years one after the other. */
export function compoundedBy(value: Exact, rates: readonly Exact[]): Exact {
  return rates.reduce(grown, value);
}

/** Nominal growth from real growth and the deflator: `(1 + real)(1 + deflator) - 1`. */
export function nominalGrowth(real: Exact, deflator: Exact): Exact {
  return minus(times(plus(ONE, real), plus(ONE, deflator)), ONE);
}

/** A nominal rate in real terms (Fisher): `(1 + nominal) / (1 + inflation) - 1`. An inflation of -1 is a RangeError. */
export function realRate(nominal: Exact, inflation: Exact): Exact {
  return growth(plus(ONE, inflation), plus(ONE, nominal));
}

/** Interest rate less growth: `r - g`. Above zero a debt ratio rises by itself. */
export function interestGrowthDifferential(r: Exact, g: Exact): Exact {
  return minus(r, g);
}

/** The same of the deflated rates: `(1 + r)/(1 + pi) - (1 + g)/(1 + pi)`. An inflation of -1 is a RangeError. */
export function realInterestGrowthDifferential(r: Exact, g: Exact, inflation: Exact): Exact {
  return interestGrowthDifferential(realRate(r, inflation), realRate(g, inflation));
}
