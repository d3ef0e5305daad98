import { isInHand, type Source, type Tranche } from '@tamwil/funding';
import type { Fraction } from '@tamwil/money';
import { BILLION, normalQuantile, timesBillionths } from '../random/normal.ts';
import type { RandomNumbers } from '../random/random-numbers.ts';

/** What is uncertain about the amounts of money, besides whether they come. Factors in billionths of the amount. */
export interface AmountSpread {
  readonly low: number;
  readonly high: number;
}

export interface MoneyUncertainty {
  /** Share of each agreement's fortune that is common to all, in billionths; 0 when they fail independently. */
  readonly commonFactor: number;
  readonly spread: AmountSpread | null;
}

/** A tranche that may not come. */
export interface UncertainTranche {
  readonly source: Source;
  readonly tranche: Tranche;
  /** It comes when its draw is below this standard normal value, in billionths. */
  readonly threshold: number;
}

/** All tranches not in hand, in document order. */
export function uncertainTranches(sources: readonly Source[]): UncertainTranche[] {
  return sources.flatMap((source) =>
    source.internal
      ? []
      : source.tranches
          .filter((tranche) => !isInHand(tranche))
          .map((tranche) => ({ source, tranche, threshold: thresholdOf(tranche.probability) })),
  );
}

function thresholdOf({ n, d }: Fraction): number {
  if (n === 0n) return Number.NEGATIVE_INFINITY;
  return n === d ? Number.POSITIVE_INFINITY : normalQuantile(Number(n) / Number(d));
}

/**
 * One draw of all uncertain money: what each tranche brings, in minor units. A tranche comes whole or not at all, with
 * its probability; donors cut together through one common normal factor (one-factor Gaussian copula, Li 2000). What
 * comes may be more or less than agreed, by a triangular factor around 1.
 */
export function drawMoney(
  tranches: readonly UncertainTranche[],
  { commonFactor, spread }: MoneyUncertainty,
  numbers: RandomNumbers,
): bigint[] {
  const shared = Math.round(Math.sqrt(commonFactor / BILLION) * BILLION);
  const own = Math.round(Math.sqrt(1 - commonFactor / BILLION) * BILLION);
  const common = numbers.normal();
  return tranches.map(({ tranche, threshold }) => {
    const fortune = timesBillionths(shared, common) + timesBillionths(own, numbers.normal());
    const factor = spread === null ? BILLION : triangular(spread, numbers.uniform());
    if (fortune >= threshold) return 0n;
    return factor === BILLION ? tranche.usable : (tranche.usable * BigInt(factor)) / BigInt(BILLION);
  });
}

/** Quantile of the triangular distribution from low to high with its mode at 1, in billionths. */
function triangular({ low, high }: AmountSpread, uniform: number): number {
  const [a, b] = [low / BILLION, high / BILLION];
  if (b <= a) return BILLION;
  const atMode = (1 - a) / (b - a);
  const value =
    uniform < atMode ? a + Math.sqrt(uniform * (b - a) * (1 - a)) : b - Math.sqrt((1 - uniform) * (b - a) * (b - 1));
  return Math.round(value * BILLION);
}
