import { type Fraction, fraction, roundHalfEven, times } from '@tamwil/money';

/**
 * Programme support costs payable on expenditure: direct cost x rate, in minor units, rounded half-even. They stand
 * beside an award and are never subtracted from it.
 *
 * @example
 * ```ts
 * import { fraction } from '@tamwil/money';
 * import { grossOf, programmeSupportOn } from '@tamwil/costing';
 * programmeSupportOn(1000n, fraction(13n, 100n)) // => 130n
 * grossOf(1000n, fraction(13n, 100n)) // => 1130n
 * ```
 */
export function programmeSupportOn(direct: bigint, rate: Fraction): bigint {
  return roundHalfEven(times(fraction(direct), rate));
}

/** What must be raised so that the direct cost is paid: direct x (1 + rate). */
export function grossOf(direct: bigint, rate: Fraction): bigint {
  return direct + programmeSupportOn(direct, rate);
}
