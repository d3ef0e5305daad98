import type { Funding, Source } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';
import type { Run } from '@tamwil/scenario';
import { changesBetween, type Position, runWith, type UnitChange } from './position.ts';

/** What conditions on the theme cost, against the same money without them. */
export interface EarmarkCost {
  /** How much more would be allocated. */
  readonly unusable: string;
  /** How much money stands elsewhere than the chosen priorities would put it. */
  readonly moved: string;
  readonly changes: readonly UnitChange[];
}

export interface EarmarkCostAnswer extends EarmarkCost {
  /** The same with only this agreement freed; agreements without a thematic condition are left out. */
  readonly sources: readonly ({ readonly source: string } & EarmarkCost)[];
}

/**
 * The cost of earmarking: the same program on the same money, time limits and charges, without thematic conditions, all
 * together and for each agreement alone. Unusable is the difference of what is allocated; moved is half of the sum of
 * all differences between awards, less that.
 */
export function earmarkCost(position: Position): EarmarkCostAnswer {
  const { scenario, lines } = position;
  const { funding, plan } = scenario;
  const everything = plan.outputs.map(({ id }) => id);
  const conditioned = funding.sources.filter(
    ({ earmark: { outputs, split, atMost }, internal }) =>
      !internal && (outputs.length < everything.length || split !== null || atMost.size > 0),
  );
  const against = (freed: (source: Source) => boolean): EarmarkCost => {
    const without = runWith(scenario, lines, withoutThemes(funding, everything, freed));
    return without.ok ? costOf(position, without.value) : costOf(position, position.run);
  };
  return {
    ...against(() => true),
    sources: conditioned.map(({ id }) => ({ source: id, ...against((source) => source.id === id) })),
  };
}

/** Funding in which some agreements may pay for every output; when and at what charge they pay stays. */
export function withoutThemes(
  funding: Funding,
  everything: readonly string[],
  freed: (source: Source) => boolean,
): Funding {
  const sources = funding.sources.map((source): Source => {
    if (!freed(source)) return source;
    return { ...source, earmark: { category: 'unearmarked', outputs: everything, split: null, atMost: new Map() } };
  });
  return { ...funding, sources };
}

function costOf(position: Position, without: Run): EarmarkCost {
  const { run, lines, scenario } = position;
  const more = without.allocation.allocated - run.allocation.allocated;
  const differences = lines.reduce((sum, { id }) => {
    const change = without.awards.get(id)! - run.awards.get(id)!;
    return sum + (change < 0n ? -change : change);
  }, 0n);
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  return { unusable: text(more), moved: text((differences - more) / 2n), changes: changesBetween(position, without) };
}
