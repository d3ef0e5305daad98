import { type Fraction, fraction, minus, scaled, ZERO } from '@tamwil/money';
import type { Instance } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { StageClaim } from '../stages/share-stage.ts';
import { isOpen, openScale, type State } from '../stages/state.ts';

/** A unit that a selection stage may fund; cost above zero, on one integer scale. */
export interface Candidate {
  readonly unit: number;
  readonly cost: bigint;
  readonly cells: readonly { readonly node: number; readonly lack: bigint }[];
  /** Some cell can get no money at all any more. */
  readonly closed: boolean;
  readonly value: number;
}

/** Why a unit was not funded whole. */
export type Misfit = 'not-selected' | 'does-not-fit' | 'requires-unmet' | 'excluded';

/** What a choice is made from. Pairs name units. */
export interface SelectionProblem {
  readonly state: State;
  readonly scale: bigint;
  /** In the order of `to`. */
  readonly candidates: readonly Candidate[];
  /** Units chosen at no cost, before the walk. */
  readonly free: ReadonlySet<number>;
  /** Units whose claim was complete when the stage began. */
  readonly complete: ReadonlySet<number>;
  readonly requires: readonly (readonly [number, number])[];
  readonly excludes: readonly (readonly [number, number])[];
  readonly must: ReadonlySet<number>;
  readonly limit: bigint | null;
}

export interface Choice {
  readonly chosen: ReadonlySet<number>;
  readonly misfits: ReadonlyMap<number, Misfit>;
  readonly proof: 'optimal' | 'bounded';
  /** With `bounded`: no choice has a greater total value. */
  readonly bound?: number;
}

/**
 * The choice that a selection stage has.
 *
 * @param selected targets of the stage in the order of `to`
 * @param claims what they lack, released units left out
 */
export function selectionProblem(
  state: State,
  stage: StageDocument,
  selected: readonly number[],
  claims: readonly StageClaim[],
  limit: Fraction | null,
): SelectionProblem {
  const { instance, network } = state;
  const scale = openScale(state, [...claims.map(({ lack }) => lack), ...(limit === null ? [] : [limit])]);
  const lacks = new Map(claims.map(({ target, lack }) => [target, lack]));
  const cellsOf = new Map<number, number[]>();
  for (const target of selected) {
    const unit = instance.unitOf[target]!;
    if (state.released.has(unit)) continue;
    const list = cellsOf.get(unit);
    if (list === undefined) cellsOf.set(unit, [target]);
    else list.push(target);
  }
  const candidates: Candidate[] = [];
  const free = new Set<number>();
  for (const [unit, targets] of cellsOf) {
    const open = targets.filter((target) => lacks.has(target));
    const cells = open.map((target) => ({
      node: network.nodeOfTarget[target]!,
      lack: scaled(lacks.get(target)!, scale),
    }));
    const cost = cells.reduce((sum, { lack }) => sum + lack, 0n);
    if (cost === 0n) free.add(unit);
    else {
      const closed = cells.some(({ node }) => !isOpen(state, node));
      candidates.push({ unit, cost, cells, closed, value: unitValue(instance, stage, unit) });
    }
  }
  const unitNamed = (name: string) => instance.unitNamed.get(name)!;
  const pairs = (list: StageDocument['requires']) =>
    (list ?? []).map(([a, b]) => [unitNamed(a), unitNamed(b)] as const);
  return {
    state,
    scale,
    candidates,
    free,
    complete: completeUnits(state),
    requires: pairs(stage.requires),
    excludes: pairs(stage.excludes),
    must: new Set((stage.must ?? []).map(unitNamed)),
    limit: limit === null ? null : scaled(limit, scale),
  };
}

function completeUnits(state: State): Set<number> {
  const { instance, awards, released } = state;
  const complete = new Set<number>();
  for (const [unit, { cells }] of instance.units.entries()) {
    const isWhole = (cell: number) => minus(fraction(instance.claims[cell]!), awards[cell] ?? ZERO).n === 0n;
    if (!released.has(unit) && cells.every(isWhole)) complete.add(unit);
  }
  return complete;
}

/** What a unit counts for; nothing when the stage does not say. */
export function unitValue(instance: Instance, stage: StageDocument, unit: number): number {
  const { name } = instance.units[unit]!;
  return stage.value !== undefined && Object.hasOwn(stage.value, name) ? stage.value[name]! : 0;
}
