import { type Exact, reduced } from '../exact.ts';

type Formulas = Readonly<Record<string, (...inputs: never[]) => unknown>>;

/**
 * The formulas as other packages call them: with results in lowest terms, as `Fraction` promises. Inside this package
 * they are called as they are, because reducing 30,000 yields would take most of the time of a portfolio.
 */
export function inLowestTerms<F extends Formulas>(formulas: F): F {
  const wrapped = Object.entries(formulas).map(([name, formula]) => [
    name,
    (...inputs: never[]) => lowest(formula(...inputs)),
  ]);
  return Object.fromEntries(wrapped) as F;
}

function lowest(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(lowest);
  if (isExact(result)) return reduced(result);
  if (typeof result !== 'object' || result === null) return result;
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, lowest(value)]));
}

function isExact(value: unknown): value is Exact {
  return typeof value === 'object' && value !== null && 'n' in value && 'd' in value;
}
