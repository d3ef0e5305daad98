import { fraction, splitByWeights } from '@tamwil/money';
import { type AssessedPart, inReadings } from './assess-options.ts';
import type { CostedPackage } from './cost-packages.ts';
import type { Country } from './country.ts';
import { whole } from './exact.ts';
import type { Reading } from './figure.ts';
import { residualGap } from './formulas/option-yield.ts';
import type { PartId } from './options/option.ts';

/** What the packages cost, what is spent and what is missing in one year, in minor units. */
export interface NeedYear {
  readonly year: number;
  readonly cost: bigint | null;
  readonly current: bigint | null;
  readonly gap: bigint | null;
}

/** The options set against the gap in one year and reading, in minor units; null where a figure is missing. */
export interface FinancingYear {
  readonly year: number;
  /** Sum of what is counted: flows, and this year's part of the stocks. */
  readonly total: bigint | null;
  /** What of the total comes every year. */
  readonly flows: bigint | null;
  /** What of the total is a part of a stock, which ends. */
  readonly stocks: bigint | null;
  /** The smaller of total and gap. */
  readonly financed: bigint | null;
  /** Gap less total, never negative. */
  readonly residual: bigint | null;
  /** Total less gap, never negative: space that the packages do not use. */
  readonly unused: bigint | null;
}

/** Who pays what is financed in one year and reading, in minor units; null where a figure is missing. */
export interface MixYear {
  readonly year: number;
  /** What of the financed amount each part pays: in proportion to what is counted, adding up to the unit. */
  readonly paid: Readonly<Partial<Record<PartId, bigint>>> | null;
  /** What of the financed amount is borrowed. */
  readonly borrowed: bigint | null;
}

/** Costs, spending and gaps of all lines of all packages, added cell by cell. */
export function needOf(country: Country, packages: readonly CostedPackage[]): NeedYear[] {
  const lines = packages.flatMap((one) => one.lines);
  return country.years.map((year, index) => {
    const of = (key: 'cost' | 'current' | 'gap') => addKnown(lines.map(({ years }) => years[index]![key]));
    return { year, cost: of('cost'), current: of('current'), gap: of('gap') };
  });
}

/** The sum, or null when one of the amounts is not known. */
export function addKnown(amounts: readonly (bigint | null)[]): bigint | null {
  let total = 0n;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

/** Sets the options against the gap, year by year: all low, all central, all high. Not a confidence interval. */
export function financing(
  need: readonly NeedYear[],
  parts: readonly AssessedPart[],
): Record<Reading, readonly FinancingYear[]> {
  const counted = countedOf(parts);
  return inReadings((reading) =>
    need.map(({ year, gap }, index) => {
      const amounts = amountsOf(counted, reading, index);
      const ofKind = (kind: AssessedPart['kind']) =>
        addKnown(amounts.filter((_, part) => counted[part]!.kind === kind));
      const space = { year, total: addKnown(amounts), flows: ofKind('flow'), stocks: ofKind('stock') };
      const { total } = space;
      if (total === null || gap === null) return { ...space, financed: null, residual: null, unused: null };
      const residual = residualGap(whole(gap), whole(total)).n;
      const financed = gap - residual;
      return { ...space, financed, residual, unused: total - financed };
    }),
  );
}

/** Divides what is financed among the parts that are counted. A table of countries does without. */
export function financingMix(
  financed: Readonly<Record<Reading, readonly FinancingYear[]>>,
  parts: readonly AssessedPart[],
): Record<Reading, readonly MixYear[]> {
  const counted = countedOf(parts);
  return inReadings((reading) =>
    financed[reading].map(({ year, total, financed: amount }, index) => {
      if (total === null || amount === null) return { year, paid: null, borrowed: null };
      const paid = shareOut(amount, total, amountsOf(counted, reading, index) as bigint[]);
      return {
        year,
        paid: Object.fromEntries(counted.map(({ id }, part) => [id, paid[part]!])),
        borrowed: paid.reduce((sum, one, part) => (counted[part]!.borrowed ? sum + one : sum), 0n),
      };
    }),
  );
}

function countedOf(parts: readonly AssessedPart[]): readonly AssessedPart[] {
  return parts.filter(({ countedShare }) => countedShare.n > 0n);
}

function amountsOf(counted: readonly AssessedPart[], reading: Reading, index: number): readonly (bigint | null)[] {
  return counted.map(({ cells }) => cells[reading][index]!.counted);
}

function shareOut(financed: bigint, total: bigint, amounts: readonly bigint[]): readonly bigint[] {
  if (financed === total) return amounts;
  return splitByWeights(
    financed,
    amounts.map((amount) => fraction(amount)),
  );
}
