import { type Exact, times } from '../exact.ts';
import { evenPart } from '../formulas/exchange.ts';
import { rampShare } from '../formulas/option-yield.ts';

/** The year in which a stock that is spread evenly has been used up. */
export function endOf({ firstYear, years }: { readonly firstYear: number; readonly years: number }): number {
  return firstYear + years - 1;
}

/** A stock's part of a year: an equal part from the first to the end year, nothing before and after. */
export function partOfStock(
  stock: Exact | null,
  spread: { readonly firstYear: number; readonly years: number },
  year: number,
): Exact | null {
  if (year < spread.firstYear || year > endOf(spread)) return { n: 0n, d: 1n };
  return stock === null ? null : evenPart(stock, spread.years);
}

/** A flow on its ramp; nothing is looked up before it starts. */
export function onRamp(
  ramp: { readonly firstYear: number; readonly rampYears: number },
  year: number,
  full: () => Exact | null,
): Exact | null {
  if (year < ramp.firstYear) return { n: 0n, d: 1n };
  const value = full();
  return value === null ? null : times(value, rampShare(year - ramp.firstYear, ramp.rampYears));
}
