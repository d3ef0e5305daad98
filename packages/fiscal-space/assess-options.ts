import { minorUnits } from './cost-packages.ts';
import type { Country } from './country.ts';
import { type Exact, whole } from './exact.ts';
import { READINGS, type Reading } from './figure.ts';
import { amountOf } from './formulas/financing-gap.ts';
import { EIGHT_OPTIONS } from './options/eight-options.ts';
import type { BesideFigure, FiscalOption, OptionId, OptionPart, PartId } from './options/option.ts';

/** What a part yields in one year in one reading, in minor units; null where a figure is missing. */
export interface PartCell {
  /** Never negative. */
  readonly yield: bigint | null;
  /** What of it is added to the other options. */
  readonly counted: bigint | null;
  /** What a negative figure would require instead: consolidation under a deficit ceiling. */
  readonly required: bigint;
}

export interface AssessedPart {
  readonly option: OptionId;
  readonly id: PartId;
  readonly kind: OptionPart['kind'];
  readonly borrowed: boolean;
  readonly endYear: number | null;
  /** Share of the yield that is added: 0 when the option is not counted. */
  readonly countedShare: Exact;
  /** One cell for each year of the scenario. */
  readonly cells: Readonly<Record<Reading, readonly PartCell[]>>;
  readonly beside: readonly {
    readonly figure: BesideFigure;
    readonly values: Readonly<Record<Reading, readonly (Exact | null)[]>>;
  }[];
}

/** The yields of all options that the scenario assesses, in the order of the handbook. */
export function assessOptions(country: Country): AssessedPart[] {
  const inputs = country.scenario.options ?? {};
  return EIGHT_OPTIONS.flatMap((option) => {
    const input = inputs[option.id];
    if (input === undefined) return [];
    const counts = input.counted !== false;
    // Each option reads its own input; the union of the eight is one the compiler cannot follow through a loop.
    const parts = (option as unknown as FiscalOption).parts(input, country, `/options/${option.id}`);
    return parts.map((part) => assess(country, option.id, part, counts ? countedShare(country, part.id) : whole(0)));
  });
}

/** The least of the shares that "additional" leaves of a part; all of it when nothing is said. */
function countedShare(country: Country, part: PartId): Exact {
  const shares = (country.scenario.additional ?? [])
    .filter((additional) => additional.part === part)
    .map(({ share }) => country.number(share));
  return shares.reduce((least, share) => (share.n * least.d < least.n * share.d ? share : least), whole(1));
}

function assess(country: Country, option: OptionId, part: OptionPart, share: Exact): AssessedPart {
  const { id, kind, borrowed, endYear } = part;
  return country.needing(`option ${id}`, () => ({
    option,
    id,
    kind,
    borrowed,
    endYear,
    countedShare: share,
    cells: inReadings((reading) => country.years.map((year) => cell(country, part, share, reading, year))),
    beside: (part.beside ?? []).map((figure) => ({
      figure,
      values: inReadings((reading) => country.years.map((year) => figure.valueOf(reading, year))),
    })),
  }));
}

function cell(country: Country, part: OptionPart, share: Exact, reading: Reading, year: number): PartCell {
  const exact = part.yieldOf(reading, year);
  if (exact === null) return { yield: null, counted: share.n === 0n ? 0n : null, required: 0n };
  const amount = minorUnits(exact, country.digits);
  if (amount < 0n) return { yield: 0n, counted: 0n, required: -amount };
  const counted = share.n === share.d ? amount : minorUnits(amountOf(share, exact), country.digits);
  return { yield: amount, counted, required: 0n };
}

/** The same work for each of the three readings. */
export function inReadings<T>(work: (reading: Reading) => T): Record<Reading, T> {
  const [low, central, high] = READINGS;
  return { low: work(low), central: work(central), high: work(high) };
}
