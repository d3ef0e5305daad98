import { splitByWeights } from '@tamwil/money';
import { type Cell, type CellPart, overlap } from '@tamwil/plan';
import type { Source, Tranche } from './funding.ts';

/** Money with one set of conditions: a tranche, or the part of one that a fixed split sets aside for an output. */
export interface Purse {
  readonly tranche: Tranche;
  /** The only output it pays for, where the agreement has a fixed split. */
  readonly only: string | null;
  /** Usable money in minor units. */
  readonly amount: bigint;
}

/** Says what a tranche counts with: a basis, or one draw of a simulation. */
export type TrancheAmount = (tranche: Tranche, source: Source) => bigint;

/** The purses of a source, by tranche and then by output of its split; split amounts add up to the tranche. */
export function pursesOf(source: Source, amountOf: TrancheAmount): Purse[] {
  const { split } = source.earmark;
  return source.tranches.flatMap((tranche): Purse[] => {
    const amount = amountOf(tranche, source);
    if (split === null) return [{ tranche, only: null, amount }];
    const parts = splitByWeights(amount, [...split.values()]);
    return [...split.keys()].map((only, index) => ({ tranche, only, amount: parts[index]! }));
  });
}

/** Whether a purse may pay for the part that an output has in a cell. */
export type Reach = (purse: Purse, part: CellPart) => boolean;

/** A source reaches an output in its earmark (or its own one of a fixed split) when a year of both coincides. */
export function reachOf({ earmark }: Source): Reach {
  const outputs = new Set(earmark.outputs);
  return ({ only, tranche: { available } }, { output, years }) =>
    available !== null && (only === null ? outputs.has(output) : only === output) && overlap(years, available) !== null;
}

/** The cells in which a purse may pay for something. */
export function cellsReached(reach: Reach, purse: Purse, cells: readonly Cell[]): Cell[] {
  return cells.filter(({ parts }) => parts.some((part) => reach(purse, part)));
}
