import { type Funding, isFirm, isInHand, type Source } from '@tamwil/funding';
import { bienniumOf, type Years } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';

/** Kinds of change, smallest first. */
export const CHANGE_KINDS = ['period', 'output', 'component', 'theme'] as const;

/** One change of the conditions of one agreement: the smallest of its kind. */
export interface ConditionChange {
  /** `source:period`, `source:output:C1.4`, `source:component:C1` or `source:theme`. */
  readonly id: string;
  readonly source: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  /** The last year it may then be used, the output or component added; null for no theme at all. */
  readonly to: string | null;
}

/**
 * Every smallest change of the conditions of every agreement whose money counts: one more period of the grain, one more
 * output, one more component, no theme. Regular budget is appropriated by the Conference and no agreement. Money with
 * fixed shares by output takes no further output without new shares, and money for ODA-eligible work always has a theme.
 */
export function conditionChanges(scenario: Scenario): ConditionChange[] {
  const { plan, funding, basis } = scenario;
  const counts = basis === 'in-hand' ? isInHand : isFirm;
  return funding.sources
    .filter(({ internal, kind, tranches }) => !internal && kind !== 'regular-budget' && tranches.some(counts))
    .flatMap((source): ConditionChange[] => {
      const { id, earmark } = source;
      const change = (kind: ConditionChange['kind'], to: string | null): ConditionChange => ({
        id: [id, kind, ...(to === null || kind === 'period' ? [] : [to])].join(':'),
        source: id,
        kind,
        to,
      });
      const until = extendedUntil(source, scenario);
      const has = new Set(earmark.outputs);
      const missing = plan.outputs.filter((output) => !has.has(output.id));
      const components = plan.components.filter(({ outputs }) => outputs.some((output) => !has.has(output.id)));
      const wider = earmark.split === null ? missing : [];
      const themed = missing.length > 0 || earmark.split !== null || earmark.atMost.size > 0;
      return [
        ...(until === null ? [] : [change('period', `${until}`)]),
        ...wider.map((output) => change('output', output.id)),
        ...(wider.length === 0 ? [] : components.map((component) => change('component', component.id))),
        ...(themed && source.kind !== 'rbsa' ? [change('theme', null)] : []),
      ];
    });
}

/**
 * The last year of the agreement's latest money after one more period of the grain; null where all of it lasts to the
 * end of the plan already. Without periods there is nothing to extend by.
 */
function extendedUntil({ tranches }: Source, { plan, grain }: Scenario): number | null {
  if (grain === 'plan') return null;
  const ends = tranches.flatMap(({ available }) => (available === null ? [] : [available.lastYear]));
  if (ends.every((year) => year >= plan.lastYear)) return null;
  return Math.min(plan.lastYear, onePeriodMore(Math.max(...ends.filter((year) => year < plan.lastYear)), grain));
}

/** Money that ends inside a financial period may be used in all of it already, so one more is the next. */
function onePeriodMore(lastYear: number, grain: 'biennium' | 'year'): number {
  return grain === 'year' ? lastYear + 1 : bienniumOf(bienniumOf(lastYear).lastYear + 1).lastYear;
}

/** Funding with some conditions changed. */
export function withChanges({ funding, plan, grain }: Scenario, changes: readonly ConditionChange[]): Funding {
  const sources = funding.sources.map((source) =>
    changes
      .filter((change) => change.source === source.id)
      .reduce((changed, change) => withChange(changed, change, { plan, grain }), source),
  );
  return { ...funding, sources };
}

function withChange(
  source: Source,
  { kind, to }: ConditionChange,
  { plan, grain }: Pick<Scenario, 'plan' | 'grain'>,
): Source {
  const { earmark, tranches } = source;
  if (kind === 'period') {
    // Every payment of the agreement may be used for one more period, whenever it ends.
    const longer = (available: Years | null): Years | null =>
      available === null || grain === 'plan'
        ? available
        : { ...available, lastYear: onePeriodMore(available.lastYear, grain) };
    return { ...source, tranches: tranches.map((tranche) => ({ ...tranche, available: longer(tranche.available) })) };
  }
  if (kind === 'theme') {
    const outputs = plan.outputs.map(({ id }) => id);
    return { ...source, earmark: { category: 'unearmarked', outputs, split: null, atMost: new Map() } };
  }
  const added = plan.outputs.filter(({ id, component }) => (kind === 'output' ? id : component) === to);
  const outputs = new Set([...earmark.outputs, ...added.map(({ id }) => id)]);
  return { ...source, earmark: { ...earmark, outputs: [...outputs] } };
}
