import { minorDigits } from './currency.ts';

declare const currencyOf: unique symbol;

/**
 * An amount of money: an integer number of the currency's minor units (cents), branded with the currency so that
 * dollars and euros do not add. The brand exists for the compiler only. Plain `+` gives an unbranded bigint, which no
 * function that asks for an `Amount` takes.
 */
export type Amount<C extends string = string> = bigint & { readonly [currencyOf]: (currency: C) => C };

/**
 * An integer number of minor units as an amount.
 *
 * @example
 * ```ts
 * import { addAmounts, amount, formatAmount } from '@tamwil/money';
 * formatAmount(addAmounts(amount(1050n, 'USD'), amount(25n, 'USD')), 2) // => '10.75'
 * ```
 */
export function amount<const C extends string>(minorUnits: bigint, currency: C): Amount<C> {
  minorDigits(currency);
  return minorUnits as Amount<C>;
}

/** a + b, of one currency. */
export function addAmounts<C extends string>(a: Amount<C>, b: Amount<NoInfer<C>>): Amount<C> {
  return (a + b) as Amount<C>;
}

/** a - b, of one currency. */
export function subtractAmounts<C extends string>(a: Amount<C>, b: Amount<NoInfer<C>>): Amount<C> {
  return (a - b) as Amount<C>;
}
