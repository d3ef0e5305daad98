import { grossOf } from '@tamwil/costing';
import type { Funding, Source } from '@tamwil/funding';
import { ONE, ZERO } from '@tamwil/money';
import type { Scenario } from '@tamwil/scenario';

/** Id of the source that stands for money still to be raised; ids of documents begin with a letter or digit. */
export const NEW_MONEY = '+new';

/**
 * The scenario's funding with one more agreement: usable money for some outputs in every year of the plan, in hand, so
 * that it counts on every basis.
 *
 * @param usable minor units for direct cost
 * @param outputs whom it may pay for
 */
export function withNewMoney(scenario: Scenario, usable: bigint, outputs: readonly string[], id = NEW_MONEY): Funding {
  const { funding, plan, currency } = scenario;
  const source: Source = {
    id,
    index: funding.sources.length,
    name: id,
    kind: 'other',
    donor: null,
    agreement: null,
    country: null,
    confidential: false,
    currency,
    earmark: { category: 'earmarked', outputs, split: null, atMost: new Map() },
    carryOver: 'plan',
    charges: { programmeSupport: ZERO, agentFee: ZERO, levy: ZERO, deducted: true },
    tranches: [
      {
        index: 0,
        period: null,
        stage: 'received',
        amount: usable,
        gross: usable,
        uncollected: 0n,
        charges: 0n,
        usable,
        usableAtOwnRate: usable,
        probability: ONE,
        available: { firstYear: plan.firstYear, lastYear: plan.lastYear },
      },
    ],
    booked: [],
    internal: false,
  };
  return { ...funding, sources: [...funding.sources, source] };
}

/** What must be raised so that an amount is there for direct cost, at the rate assumed for new money. */
export function grossOfNewMoney({ costing }: Scenario, usable: bigint): bigint {
  return grossOf(usable, costing.programmeSupport.newMoneyRate);
}
