import { minorDigits, placePoint, roundHalfEven, roundToTotal } from '@tamwil/money';
import { decimalOfSteps, inMillions, stepOf } from '../figures/display-unit.ts';
import { minorUnits } from '../figures/minor-units.ts';
import type { Wording } from '../language/wording.ts';

/** What stands where a figure is missing: the gaps below the tables say which. */
export const MISSING = '–';

/** A ratio of the answer (8 places) in per cent with one place, half-even. */
export function percentText(ratio: string | null, { decimal }: Wording): string {
  if (ratio === null) return MISSING;
  return decimal(placePoint(roundHalfEven({ n: BigInt(ratio.replace('.', '')), d: 100_000n }), 1));
}

/** An amount for one person, with the currency's digits. */
export function amountText(amount: string | null, { decimal }: Wording): string {
  return amount === null ? MISSING : decimal(amount);
}

/** People, or another number without a unit. */
export function countText(count: string | null, { decimal }: Wording): string {
  return count === null ? MISSING : decimal(count);
}

/** A typed ratio with the eight places of the answer's ratios; null for a fraction, which is shown as typed elsewhere. */
export function ratioWithPlaces(ratio: string): string | null {
  if (ratio.includes('/')) return null;
  const [whole = '0', places = ''] = ratio.split('.');
  return `${whole}.${places.slice(0, 8).padEnd(8, '0')}`;
}

/** One ratio of the answer less another. */
export function differenceOf(ratio: string, other: string): string {
  return placePoint(BigInt(ratio.replace('.', '')) - BigInt(other.replace('.', '')), 8);
}

/** An amount of the answer in millions with one place, half-even. */
export function millionText(amount: string | null, currency: string, { decimal }: Wording): string {
  return amount === null ? MISSING : decimal(inMillions(minorUnits(amount, currency), currency));
}

/** Amounts that add up to a total, in millions, so that they add up as shown; a missing one leaves all to themselves. */
export function partsInMillions(amounts: readonly (string | null)[], currency: string, wording: Wording): string[] {
  if (amounts.some((amount) => amount === null)) return amounts.map((amount) => millionText(amount, currency, wording));
  const digits = minorDigits(currency);
  const step = stepOf('million', digits);
  const steps = roundToTotal(amounts.map((amount) => ({ n: minorUnits(amount!, currency), d: step })));
  return steps.map((number) => wording.decimal(decimalOfSteps(number, 'million', digits)));
}
