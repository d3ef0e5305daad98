import type { Years } from './calendar.ts';

/** What is decided about: whole components or single outputs. */
export const PLAN_LEVELS = ['component', 'output'] as const;
export type PlanLevel = (typeof PLAN_LEVELS)[number];

/** The part of one output's cost that falls into a cell, with the years of its time frame there. */
export interface CellPart {
  readonly output: string;
  /** Direct cost in minor units. */
  readonly cost: bigint;
  /** Years of the output's time frame that lie in the cell's period. */
  readonly years: Years;
}

/**
 * One line of costs against which money is set: an output, or a component, in one period. Costs make cells, funding
 * reaches them, the allocation shares money between them.
 */
export interface Cell {
  /** `C1.4` at grain plan, `C1.4/2024` or `C1.4/2024-25` at the finer grains. */
  readonly id: string;
  /** Id of the output or component: the thing that rules about whole outputs speak of. */
  readonly unit: string;
  readonly component: string;
  readonly period: string;
  /** Direct cost still to be paid or already booked here, in minor units: what an award is measured against. */
  readonly cost: bigint;
  /** Costs by output; one at level output. Their costs add up to the cell's. */
  readonly parts: readonly CellPart[];
}

/**
 * The id of a cell.
 *
 * @example
 * ```ts
 * import { cellId } from '@tamwil/plan';
 * [cellId('C1.4', 'plan'), cellId('C1.4', '2024-25')] // => ['C1.4', 'C1.4/2024-25']
 * ```
 */
export function cellId(unit: string, period: string): string {
  return period === 'plan' ? unit : `${unit}/${period}`;
}
