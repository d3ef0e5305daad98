import type { Funding } from '@tamwil/funding';
import { parsePeriod, type Years } from '@tamwil/plan';
import type { Line, Scenario } from '@tamwil/scenario';
import { NEW_MONEY, withNewMoney } from '../new-money.ts';

/** An agreement still to be made: usable money in hand, with conditions. */
export interface NewAgreement {
  /** Minor units for direct cost. */
  readonly usable: bigint;
  /** Outputs that it may pay for. */
  readonly outputs: readonly string[];
  /** Years in which it may be used. */
  readonly years: Years;
  readonly id?: string;
}

/** The scenario's funding with agreements still to be made. */
export function withNewAgreements(scenario: Scenario, agreements: readonly NewAgreement[]): Funding {
  let { funding } = scenario;
  for (const { usable, outputs, years, id = NEW_MONEY } of agreements) {
    const added = withNewMoney({ ...scenario, funding }, usable, outputs, id);
    const sources = added.sources.map((source) =>
      source.id === id
        ? { ...source, tranches: source.tranches.map((tranche) => ({ ...tranche, available: years })) }
        : source,
    );
    funding = { ...added, sources };
  }
  return funding;
}

/** Years that money raised now may be used in: nothing can be raised for a year that has passed. */
export function yearsAhead({ plan, asOf }: Pick<Scenario, 'plan' | 'asOf'>): Years {
  const { firstYear, lastYear } = plan;
  return { firstYear: asOf === null ? firstYear : Math.max(firstYear, Number(asOf.slice(0, 4))), lastYear };
}

/** Years ahead from the first to the last period of some lines. */
export function yearsOfLines(lines: readonly Line[], scenario: Pick<Scenario, 'plan' | 'asOf'>): Years {
  const ahead = yearsAhead(scenario);
  const spans = lines.map(({ period }) => parsePeriod(period) ?? ahead);
  return {
    firstYear: Math.max(ahead.firstYear, Math.min(...spans.map(({ firstYear }) => firstYear))),
    lastYear: Math.min(ahead.lastYear, Math.max(...spans.map(({ lastYear }) => lastYear))),
  };
}
