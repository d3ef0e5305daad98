import { compare } from '@tamwil/money';
import type { Country } from './country.ts';
import type { CountryResult } from './evaluate-country.ts';
import type { Line } from './package-schema.ts';

/** Something that was computed and that a reader should look at before believing it. */
export interface FiscalSpaceWarning {
  readonly code: FiscalSpaceWarningCode;
  /** What it is about: a package line (`floor/child`) or a part of an option. */
  readonly about: string;
  readonly years: readonly number[];
}

/** Codes of warnings with what they mean; the pages translate them. */
export const FISCAL_SPACE_WARNINGS = {
  'beneficiaries-above-population': 'A benefit reaches more people than the country has.',
  'benefit-above-gdp-per-head': 'A benefit a head and year is above GDP per head.',
  'payments-exceed-year': 'A benefit is paid more often in a year than the year has of what its amount is for.',
  'range-not-ordered': 'The low reading yields more than the central one, or the central more than the high one.',
  'negative-yield': 'The figures give a negative yield: nothing is added, and what would be required is shown.',
} as const;
export type FiscalSpaceWarningCode = keyof typeof FISCAL_SPACE_WARNINGS;

/** How many of each fit into the longest year: an amount for a year that is paid twelve times is an amount for a month. */
const MOST_PAYMENTS = { day: 366n, week: 53n, month: 12n, year: 1n } as const;

/** The per-head checks of every benefit and the checks of every option. */
export function warningsOf(result: CountryResult): FiscalSpaceWarning[] {
  const { country } = result;
  const warnings: FiscalSpaceWarning[] = [];
  const warn = (code: FiscalSpaceWarningCode, about: string, years: readonly number[]) => {
    if (years.length > 0) warnings.push({ code, about, years });
  };
  for (const { id, lines } of result.packages)
    for (const { line, years } of lines) {
      const about = `${id}/${line.id}`;
      const tooMany = years.filter(({ year, beneficiaries }) => {
        const population = country.population(year);
        return beneficiaries !== null && population !== null && compare(beneficiaries, population) > 0;
      });
      const tooMuch = years.filter(({ year, benefit }) => {
        const [gdp, population] = [country.gdp(year), country.population(year)];
        if (benefit === null || gdp === null || population === null) return false;
        return benefit.n * population.n * gdp.d > gdp.n * benefit.d * population.d;
      });
      const per = perOf(country, line);
      const payments = line.benefit === undefined ? null : country.number(line.benefit.payments.value);
      if (per !== undefined && payments !== null && payments.n > MOST_PAYMENTS[per] * payments.d)
        warn('payments-exceed-year', about, country.years);
      warn(
        'beneficiaries-above-population',
        about,
        tooMany.map(({ year }) => year),
      );
      warn(
        'benefit-above-gdp-per-head',
        about,
        tooMuch.map(({ year }) => year),
      );
    }
  for (const { id, cells } of result.parts) {
    const at = (index: number) => [cells.low, cells.central, cells.high].map((reading) => reading[index]!);
    const yearsWhere = (holds: (index: number) => boolean) => country.years.filter((_, index) => holds(index));
    warn(
      'range-not-ordered',
      id,
      yearsWhere((index) => {
        const [low, central, high] = at(index).map((cell) => cell.yield);
        return low != null && central != null && high != null && (low > central || central > high);
      }),
    );
    warn(
      'negative-yield',
      id,
      yearsWhere((index) => at(index).some((cell) => cell.required > 0n)),
    );
  }
  return warnings;
}

/** What the amount of a benefit is for: its own, or that of the reference it is a share of. */
function perOf({ scenario: { profile } }: Country, { benefit }: Line): keyof typeof MOST_PAYMENTS | undefined {
  if (benefit === undefined) return undefined;
  if ('per' in benefit) return benefit.per;
  return (benefit.of === 'poverty-line' ? profile.povertyLine : profile.minimumWage)?.per;
}
