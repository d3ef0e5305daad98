import type { Fraction } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { StageClaim } from '../stages/share-stage.ts';
import type { State } from '../stages/state.ts';
import { chooseBestValue } from './best-value.ts';
import { chooseInOrder } from './in-order.ts';
import { type Choice, selectionProblem, unitValue } from './selection-problem.ts';

export interface SelectionRun extends Choice {
  readonly given: ReadonlyMap<number, Fraction>;
  /** Chosen units in request order, those at no cost among them. */
  readonly units: readonly number[];
  readonly value: number;
  readonly cost: Fraction;
}

/**
 * Runs a selection stage: whole units are funded to their ceiling, or get nothing here. Null when the units of `must`
 * cannot all be funded.
 *
 * @param selected targets of the stage in the order of `to`
 * @param claims what they lack, released units left out
 */
export function selectUnits(
  state: State,
  stage: StageDocument,
  selected: readonly number[],
  claims: readonly StageClaim[],
  limit: Fraction | null,
): SelectionRun | null {
  const problem = selectionProblem(state, stage, selected, claims, limit);
  const free = [...problem.free];
  const known = new Set([...problem.candidates.map(({ unit }) => unit), ...free]);
  if ([...problem.must].some((unit) => !known.has(unit))) return null;
  const choice =
    stage.select === 'best-value' ? chooseBestValue(problem) : chooseInOrder(problem, stage.onMisfit ?? 'skip');
  if (choice === null) return null;
  const given = new Map<number, Fraction>();
  for (const { target, lack } of claims) {
    if (choice.chosen.has(state.instance.unitOf[target]!)) given.set(target, lack);
  }
  const valueOfAll = (list: readonly number[]) =>
    list.reduce((sum, unit) => sum + unitValue(state.instance, stage, unit), 0);
  const units = [...choice.chosen].sort((a, b) => a - b);
  return {
    ...choice,
    given,
    units,
    value: stage.select === 'best-value' ? valueOfAll(units) : 0,
    cost: total(given.values()),
    ...(choice.bound === undefined ? {} : { bound: choice.bound + valueOfAll([...problem.free]) }),
  };
}
