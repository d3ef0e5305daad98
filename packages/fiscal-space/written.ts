import { formatAmount, placePoint, roundHalfEven } from '@tamwil/money';
import { currencyUnits } from './cost-packages.ts';
import { type Exact, tenTo } from './exact.ts';
import { shareOf } from './formulas/financing-gap.ts';

/** Places of a share, rate or ratio in an answer: a share of GDP of 0.004 per cent still has four digits. */
export const RATIO_PLACES = 8;

/** Minor units as a decimal string in currency units; null stays null. */
export function writtenAmount(amount: bigint | null, digits: number): string | null {
  return amount === null ? null : formatAmount(amount, digits);
}

/** An exact number with a fixed number of places, half-even. */
export function writtenNumber(value: Exact | null, places: number): string | null {
  return value === null ? null : placePoint(roundHalfEven({ n: value.n * tenTo(places), d: value.d }), places);
}

/** A share, rate or ratio, half-even at 8 places. */
export function writtenRatio(value: Exact | null): string | null {
  return writtenNumber(value, RATIO_PLACES);
}

/** An amount over a whole, as a ratio; null when one is missing or the whole is zero. */
export function writtenShare(amount: bigint | null, of: Exact | null, digits: number): string | null {
  return amount === null || of === null || of.n === 0n
    ? null
    : writtenRatio(shareOf(currencyUnits(amount, digits), of));
}

/**
 * Parts of a change written so that they add up to the written change: each is rounded down, the missing last digits go
 * to the largest remainders. Remainders are compared at 64 bits, so equal ones go to the earlier part.
 */
export function writtenParts(parts: readonly Exact[], total: bigint): string[] {
  const scaled = parts.map(({ n, d }) => {
    const numerator = n * tenTo(RATIO_PLACES);
    const quotient = numerator / d;
    const below = numerator < 0n && quotient * d !== numerator ? quotient - 1n : quotient;
    return { below, rest: ((numerator - below * d) << 64n) / d };
  });
  const missing = Number(total - scaled.reduce((sum, { below }) => sum + below, 0n));
  const order = scaled.map((_, index) => index).sort((a, b) => compareRest(scaled[b]!.rest, scaled[a]!.rest) || a - b);
  const raised = new Set(order.slice(0, missing));
  return scaled.map(({ below }, index) => placePoint(raised.has(index) ? below + 1n : below, RATIO_PLACES));
}

function compareRest(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A ratio as the integer of its written digits. */
export function ratioDigits(value: Exact): bigint {
  return roundHalfEven({ n: value.n * tenTo(RATIO_PLACES), d: value.d });
}

/** The digits of a ratio as text. */
export function placedRatio(digits: bigint): string {
  return placePoint(digits, RATIO_PLACES);
}
