import type { Checked } from '@tamwil/fault';
import type { Funding } from '@tamwil/funding';
import { formatAmount } from '@tamwil/money';
import { mostPayableOf, type Run } from '@tamwil/scenario';
import { belowScenario, riskFault } from '../request.ts';
import { type ConditionChange, conditionChanges, withChange } from './conditions.ts';
import { changesBetween, type Position, runWith, type UnitChange } from './position.ts';

/** What a change of conditions does: how much more is allocated, and to whom. */
export interface ChangeEffect {
  readonly freed: string;
  readonly changes: readonly UnitChange[];
}

export interface RenegotiateAnswer {
  /** Changes that free money, most first; of each agreement and kind only the one that frees most. */
  readonly changes: readonly (ConditionChange & ChangeEffect)[];
  /** The changes asked for, or the best of each agreement, all together. */
  readonly together: ChangeEffect & { readonly changes: readonly UnitChange[]; readonly ids: readonly string[] };
}

/**
 * Which letter to which donor frees how much: every smallest change of conditions, ranked by what the program allocates
 * more with it, and a set of changes together.
 *
 * @param chosen ids of changes whose joint effect is wanted; by default the best of each agreement
 */
export function renegotiate(position: Position, chosen: readonly string[] | null): Checked<RenegotiateAnswer> {
  const { scenario, lines, run } = position;
  const possible = conditionChanges(scenario);
  const byId = new Map(possible.map((change) => [change.id, change]));
  const unknown = (chosen ?? []).flatMap((id, index) =>
    byId.has(id)
      ? []
      : [riskFault('unknown-change', `/together/${index}`, `There is no change ${JSON.stringify(id)}.`)],
  );
  if (unknown.length > 0) return { ok: false, faults: unknown };

  const effectOf = (after: Run): { readonly freed: bigint; readonly changes: readonly UnitChange[] } => ({
    freed: after.allocation.allocated - run.allocation.allocated,
    changes: changesBetween(position, after),
  });
  const ranked = mostPromising(position, possible)
    .flatMap((change) => {
      const after = runWith(scenario, lines, withChanges(position, [change]));
      return after.ok ? [{ change, ...effectOf(after.value) }] : [];
    })
    .filter(({ freed }) => freed > 0n)
    .sort((a, b) => (a.freed > b.freed ? -1 : a.freed < b.freed ? 1 : 0));
  const best = new Map(ranked.toReversed().map(({ change }) => [change.source, change]));
  const ids = chosen ?? ranked.flatMap(({ change }) => (best.get(change.source) === change ? [change.id] : []));
  const joint = runWith(
    scenario,
    lines,
    withChanges(
      position,
      ids.map((id) => byId.get(id)!),
    ),
  );
  if (!joint.ok) return { ok: false, faults: belowScenario(joint.faults) };
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  const together = effectOf(joint.value);
  return {
    ok: true,
    value: {
      changes: ranked.map(({ change, freed, changes }) => ({ ...change, freed: text(freed), changes })),
      together: { ids, freed: text(together.freed), changes: together.changes },
    },
  };
}

/**
 * Of each agreement and kind the change that could free most, whatever the rules, by maximum flow; changes that could
 * free nothing are not run at all.
 */
function mostPromising(position: Position, possible: readonly ConditionChange[]): ConditionChange[] {
  const { scenario, lines } = position;
  const now = mostPayableOf(scenario, lines, scenario.funding);
  const best = new Map<string, { readonly change: ConditionChange; readonly payable: bigint }>();
  for (const change of possible) {
    const payable = mostPayableOf(scenario, lines, withChanges(position, [change]));
    const key = `${change.source} ${change.kind}`;
    if (payable > (best.get(key)?.payable ?? now)) best.set(key, { change, payable });
  }
  return [...best.values()].map(({ change }) => change);
}

function withChanges({ scenario }: Position, changes: readonly ConditionChange[]): Funding {
  const { funding, plan, grain } = scenario;
  return {
    ...funding,
    sources: funding.sources.map((source) =>
      changes.reduce(
        (changed, change) => (change.source === source.id ? withChange(changed, change, plan, grain) : changed),
        source,
      ),
    ),
  };
}
