import type { Checked } from '@tamwil/fault';
import { type Funding, isFirm, isInHand, type Source } from '@tamwil/funding';
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
 * together and for each agreement alone. Unusable is the difference of what is allocated; moved is half of what the sum
 * of all differences between awards exceeds it by, that is what outputs have now and would not have.
 *
 * @returns faults of a program that cannot run on money without conditions
 */
export function earmarkCost(position: Position): Checked<EarmarkCostAnswer> {
  const { scenario } = position;
  const against = (freed: (source: Source) => boolean): Checked<EarmarkCost> => {
    const without = runWith(position, withoutThemes(scenario.funding, everythingOf(position), freed));
    return without.ok ? { ok: true, value: costOf(position, without.value) } : without;
  };
  const whole = against(() => true);
  if (!whole.ok) return whole;
  const sources: ({ readonly source: string } & EarmarkCost)[] = [];
  for (const { id } of conditionedSources(position)) {
    const alone = against((source) => source.id === id);
    if (!alone.ok) return alone;
    sources.push({ source: id, ...alone.value });
  }
  return { ok: true, value: { ...whole.value, sources } };
}

/** Agreements whose money counts and that have a condition on what they pay for. */
export function conditionedSources({ scenario: { funding, plan, basis } }: Pick<Position, 'scenario'>): Source[] {
  const counts = basis === 'in-hand' ? isInHand : isFirm;
  return funding.sources.filter(
    ({ earmark: { outputs, split, atMost }, internal, tranches }) =>
      !internal && tranches.some(counts) && (outputs.length < plan.outputs.length || split !== null || atMost.size > 0),
  );
}

function everythingOf({ scenario }: Position): string[] {
  return scenario.plan.outputs.map(({ id }) => id);
}

/** Funding in which some agreements may pay for every output; when and at what charge they pay stays. */
function withoutThemes(funding: Funding, everything: readonly string[], freed: (source: Source) => boolean): Funding {
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
