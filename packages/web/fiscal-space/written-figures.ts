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
