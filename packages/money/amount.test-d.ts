/**
 * Type tests: this file is compiled by `npm run types` and never run. A line marked @ts-expect-error that compiles is
 * an error, so a dollar that adds to a euro cannot land.
 */
import { type Amount, addAmounts, amount, type Rate, subtractAmounts } from './index.ts';

const dollars = amount(100n, 'USD');
const euros = amount(100n, 'EUR');

export const sameCurrency: Amount<'USD'> = addAmounts(dollars, dollars);

// @ts-expect-error dollars and euros do not add
addAmounts(dollars, euros);
// @ts-expect-error nor subtract
subtractAmounts(euros, dollars);
// @ts-expect-error a plain integer is no amount
addAmounts(dollars, 100n);
// @ts-expect-error plain + loses the currency, so its result is no amount
export const lost: Amount<'USD'> = dollars + euros;
// @ts-expect-error a percentage is not a rate: rates come from parseRate only
export const rate: Rate = 13;
