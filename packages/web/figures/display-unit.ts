import { minorDigits, placePoint } from '@tamwil/money';

/** How amounts are shown: millions with one decimal, thousands, or to the cent. */
export type DisplayUnit = 'million' | 'thousand' | 'cent';

export const DISPLAY_UNITS: readonly DisplayUnit[] = ['million', 'thousand', 'cent'];

/** Minor units in one step of the display: 0.1 million, 1 thousand, 1 minor unit. */
export function stepOf(unit: DisplayUnit, minorDigits: number): bigint {
  const major = 10n ** BigInt(minorDigits);
  return unit === 'million' ? 100_000n * major : unit === 'thousand' ? 1_000n * major : 1n;
}

/** A number of steps as a decimal string in the display's unit: 1283 steps of 0.1 million are "128.3". */
export function decimalOfSteps(steps: bigint, unit: DisplayUnit, minorDigits: number): string {
  return placePoint(steps, unit === 'million' ? 1 : unit === 'thousand' ? 0 : minorDigits);
}

/** One amount on its own in millions with one decimal, to the nearest: for sentences, where nothing has to add up. */
export function inMillions(amount: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const step = stepOf('million', digits);
  return decimalOfSteps((2n * amount + step) / (2n * step), 'million', digits);
}
