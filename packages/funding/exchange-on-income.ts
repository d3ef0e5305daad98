import type { Funding, Tranche } from './funding.ts';

export interface IncomeEffect {
  /** By the currency of the agreement: usable money at the scenario rate less at its own rate, in minor units. */
  readonly byCurrency: ReadonlyMap<string, bigint>;
  /** What hedged regular budget money gains or loses with the cost that it pays. */
  readonly hedged: bigint;
}

/**
 * What the scenario's exchange rates do to income. Beside what they do to cost (`exchangeEffects`) it gives the net
 * effect of each currency: income - cost.
 *
 * @param currency of the scenario
 * @param counts which tranches are looked at, such as `isFirm`
 * @example
 * ```ts
 * import { PLANS } from '@tamwil/plan';
 * import { fraction } from '@tamwil/money';
 * import { exchangeOnIncome, isFirm, readFunding } from '@tamwil/funding';
 * const context = { plan: PLANS.get('gb343-ins-3-1')!, currency: 'USD', asOf: null, scenarioRates: new Map([['EUR', fraction(1n)]]) };
 * const funding = readFunding([{ id: 'a', currency: 'EUR', amount: '90.00', rate: '0.90', stage: 'committed' }], context);
 * const effect = funding.ok ? exchangeOnIncome(funding.value, 'USD', isFirm).byCurrency : new Map();
 * [...effect] // => [['EUR', -1000n]]
 * ```
 */
export function exchangeOnIncome(
  funding: Funding,
  currency: string,
  counts: (tranche: Tranche) => boolean,
): IncomeEffect {
  const byCurrency = new Map<string, bigint>();
  let hedged = 0n;
  for (const source of funding.sources) {
    if (source.internal) continue;
    for (const tranche of source.tranches) {
      const moved = counts(tranche) ? tranche.usable - tranche.usableAtOwnRate : 0n;
      if (moved === 0n) continue;
      if (source.currency === currency) hedged += moved;
      else byCurrency.set(source.currency, (byCurrency.get(source.currency) ?? 0n) + moved);
    }
  }
  return { byCurrency, hedged };
}
