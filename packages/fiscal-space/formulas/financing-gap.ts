import { type Exact, minus, over, plus, positive, times, whole } from '../exact.ts';

/** What is missing on one guarantee: cost less what is spent on it now, never below zero. */
export function financingGap(cost: Exact, current: Exact): Exact {
  return positive(minus(cost, current));
}

/**
 * The gap of several guarantees: the sum of their gaps. Cost less spending of the sum would let a surplus on one
 * guarantee hide a gap on another.
 */
export function totalGap(guarantees: readonly { readonly cost: Exact; readonly current: Exact }[]): Exact {
  return guarantees.reduce((sum, { cost, current }) => plus(sum, financingGap(cost, current)), whole(0));
}

/**
 * An amount as a share of a whole (GDP, revenue, government or social protection expenditure); 0.018 is 1.8 per cent. Of
 * nothing there is no share: a RangeError.
 */
export function shareOf(amount: Exact, of: Exact): Exact {
  return over(amount, of);
}

/** The amount that is a given share of a whole. */
export function amountOf(share: Exact, of: Exact): Exact {
  return times(share, of);
}

/** The whole of which an amount is a given share: a gap of US$1.4 trillion at 3.3 per cent of GDP. A share of 0 is a RangeError. */
export function wholeOf(amount: Exact, share: Exact): Exact {
  return over(amount, share);
}

/**
 * A share of one whole restated as a share of another: a gap as a share of GDP, over expenditure as a share of GDP. An
 * `ofOther` of 0 is a RangeError.
 */
export function restatedShare(share: Exact, ofOther: Exact): Exact {
  return shareOf(share, ofOther);
}
