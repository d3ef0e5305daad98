import type { Checked } from '@tamwil/fault';
import { formatAmount } from '@tamwil/money';
import { mostPayableOf, type Run } from '@tamwil/scenario';
import { belowScenario, riskFault } from '../request.ts';
import { CHANGE_KINDS, type ConditionChange, conditionChanges, withChanges } from './conditions.ts';
import { changesBetween, type Position, runWith, type UnitChange } from './position.ts';

/** What a change of conditions does: how much more is allocated, and to whom. */
export interface ChangeEffect {
  readonly freed: string;
  readonly changes: readonly UnitChange[];
}

export interface RenegotiateAnswer {
  /** Changes that free money, most first and of equal ones the smallest; of each agreement and kind only the best. */
  readonly changes: readonly (ConditionChange & ChangeEffect)[];
  /** The changes asked for, or the best of each agreement, all together. */
  readonly together: ChangeEffect & { readonly ids: readonly string[] };
}

/** Changes of one agreement and kind that are run at most; those that could free most come first. */
export const MOST_RUNS_PER_KIND = 8;
/** What a maximum flow costs for each line, in arcs looked at. */
const WORK_PER_LINE = 1_000;

interface Effect {
  readonly change: ConditionChange;
  readonly freed: bigint;
  readonly changes: readonly UnitChange[];
}

/**
 * Which letter to which donor frees how much: every smallest change of conditions, ranked by how much more the program
 * allocates with it, and a set of changes together.
 *
 * @param chosen ids of changes whose joint effect is wanted; by default the best of each agreement
 * @returns `unknown-change` for an id that is no change of this scenario, or faults of the program with all of them
 */
export function renegotiate(position: Position, chosen: readonly string[] | null): Checked<RenegotiateAnswer> {
  const { scenario, run } = position;
  const possible = conditionChanges(scenario);
  const byId = new Map(possible.map((change) => [change.id, change]));
  const unknown = (chosen ?? []).flatMap((id, index) =>
    byId.has(id)
      ? []
      : [riskFault('unknown-change', `/together/${index}`, `There is no change ${JSON.stringify(id)}.`)],
  );
  if (unknown.length > 0) return { ok: false, faults: unknown };

  const ranked = bestOfEachKind(position, possible).sort((a, b) =>
    a.freed > b.freed ? -1 : a.freed < b.freed ? 1 : 0,
  );
  const best = new Map(ranked.toReversed().map(({ change }) => [change.source, change.id]));
  const ids = chosen ?? ranked.flatMap(({ change: { id, source } }) => (best.get(source) === id ? [id] : []));
  const together = ids.map((id) => byId.get(id)!);
  const joint = runWith(position, withChanges(scenario, together));
  if (!joint.ok) return { ok: false, faults: belowScenario(joint.faults) };
  const text = (amount: bigint): string => formatAmount(amount, scenario.digits);
  return {
    ok: true,
    value: {
      changes: ranked.map(({ change, freed, changes }) => ({ ...change, freed: text(freed), changes })),
      together: {
        ids,
        freed: text(joint.value.allocation.allocated - run.allocation.allocated),
        changes: changesBetween(position, joint.value),
      },
    },
  };
}

/**
 * Of each agreement and kind the change that frees most. No rules can allocate more than a maximum flow, so changes are
 * run in the order of what they could free, and no more of them once that is not above what one has freed. Where even
 * no theme could free nothing, no part of it can.
 */
function bestOfEachKind(position: Position, possible: readonly ConditionChange[]): Effect[] {
  const { scenario, lines, run, meter } = position;
  const booked = bookedWithin(position);
  const mostFreed = (change: ConditionChange): bigint => {
    meter.spend(WORK_PER_LINE * lines.length);
    return mostPayableOf(scenario, lines, withChanges(scenario, [change])) + booked - run.allocation.allocated;
  };
  const nothingByTheme = new Set(
    possible.filter((change) => change.kind === 'theme' && mostFreed(change) <= 0n).map(({ source }) => source),
  );
  const sources = [...new Set(possible.map(({ source }) => source))];
  return sources.flatMap((source) =>
    CHANGE_KINDS.flatMap((kind): Effect[] => {
      if (kind !== 'period' && nothingByTheme.has(source)) return [];
      const candidates = possible
        .filter((change) => change.source === source && change.kind === kind)
        .map((change) => ({ change, bound: mostFreed(change) }))
        .sort((a, b) => (a.bound > b.bound ? -1 : a.bound < b.bound ? 1 : 0));
      let best: Effect | null = null;
      for (const { change, bound } of candidates.slice(0, MOST_RUNS_PER_KIND)) {
        if (bound <= (best?.freed ?? 0n)) break;
        const after = runWith(position, withChanges(scenario, [change]));
        const effect = after.ok ? effectOf(position, change, after.value) : null;
        if (effect !== null && effect.freed > (best?.freed ?? 0n)) best = effect;
      }
      return best === null ? [] : [best];
    }),
  );
}

function effectOf(position: Position, change: ConditionChange, after: Run): Effect {
  const freed = after.allocation.allocated - position.run.allocation.allocated;
  return { change, freed, changes: changesBetween(position, after) };
}

/** What of the awards is booked money: paid outside the flow, whatever the conditions become. */
function bookedWithin({ scenario, lines, run }: Position): bigint {
  const paid = new Map<string, bigint>();
  for (const { target, amount } of run.sources.flatMap(({ booked = [] }) => booked)) {
    paid.set(target, (paid.get(target) ?? 0n) + amount);
  }
  const within = lines.reduce((sum, { id, cost }) => {
    const amount = paid.get(id) ?? 0n;
    return sum + (amount < cost ? amount : cost);
  }, 0n);
  // An obligation that money on this basis cannot pay yet may become payable with a change.
  const all = [...scenario.booked.byCell.values()].reduce((a, b) => a + b, 0n);
  return within + all - [...paid.values()].reduce((a, b) => a + b, 0n);
}
