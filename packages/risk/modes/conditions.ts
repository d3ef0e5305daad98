import { isFirm, isInHand, type Source } from '@tamwil/funding';
import { bienniumOf, type Plan, type Years } from '@tamwil/plan';
import type { Scenario } from '@tamwil/scenario';

/** One change of the conditions of one agreement: the smallest of its kind. */
export interface ConditionChange {
  /** `source:period`, `source:output:C1.4`, `source:component:C1` or `source:theme`. */
  readonly id: string;
  readonly source: string;
  readonly kind: 'period' | 'output' | 'component' | 'theme';
  /** The last year it may then be used, the output or component added; null for no theme at all. */
  readonly to: string | null;
}

/**
 * Every smallest change of the conditions of every agreement that is counted: one more period, one more output, one more
 * component, no theme.
 */
export function conditionChanges(scenario: Scenario): ConditionChange[] {
  const { plan, funding, basis } = scenario;
  const counts = basis === 'in-hand' ? isInHand : isFirm;
  return funding.sources
    .filter(({ internal, tranches }) => !internal && tranches.some(counts))
    .flatMap((source): ConditionChange[] => {
      const { id } = source;
      const until = extendedUntil(source, scenario);
      const has = new Set(source.earmark.outputs);
      const missing = plan.outputs.filter((output) => !has.has(output.id));
      const components = plan.components.filter(({ outputs }) => outputs.some((output) => !has.has(output.id)));
      const themed = missing.length > 0 || source.earmark.split !== null || source.earmark.atMost.size > 0;
      return [
        ...(until === null ? [] : [{ id: `${id}:period`, source: id, kind: 'period' as const, to: `${until}` }]),
        ...missing.map((output) => ({
          id: `${id}:output:${output.id}`,
          source: id,
          kind: 'output' as const,
          to: output.id,
        })),
        ...components.map(({ id: to }) => ({
          id: `${id}:component:${to}`,
          source: id,
          kind: 'component' as const,
          to,
        })),
        ...(themed ? [{ id: `${id}:theme`, source: id, kind: 'theme' as const, to: null }] : []),
      ];
    });
}

/** The last year in which any of its money may be used after one more period of the grain; null when none gains a year. */
function extendedUntil({ tranches }: Source, { plan, grain }: Scenario): number | null {
  if (grain === 'plan') return null;
  const ends = tranches.flatMap(({ available }) => (available === null ? [] : [available.lastYear]));
  if (ends.every((lastYear) => lastYear >= plan.lastYear)) return null;
  return Math.min(plan.lastYear, onePeriodMore(Math.max(...ends), grain));
}

function onePeriodMore(lastYear: number, grain: 'biennium' | 'year'): number {
  return grain === 'year' ? lastYear + 1 : bienniumOf(lastYear + 1).lastYear;
}

/** An agreement with one of its conditions changed. */
export function withChange(
  source: Source,
  { kind, to }: ConditionChange,
  plan: Plan,
  grain: Scenario['grain'],
): Source {
  const { earmark, tranches } = source;
  if (kind === 'period') {
    const longer = (available: Years | null): Years | null =>
      available === null || grain === 'plan'
        ? available
        : { ...available, lastYear: onePeriodMore(available.lastYear, grain) };
    return { ...source, tranches: tranches.map((tranche) => ({ ...tranche, available: longer(tranche.available) })) };
  }
  const added = plan.outputs.filter(
    ({ id, component }) => kind === 'theme' || (kind === 'output' ? id : component) === to,
  );
  const outputs = new Set([...earmark.outputs, ...added.map(({ id }) => id)]);
  // A wider theme lifts the fixed shares too: they divide what the theme was.
  const open = { split: null, ...(kind === 'theme' ? { atMost: new Map() } : {}) };
  return { ...source, earmark: { ...earmark, ...open, outputs: [...outputs] } };
}
