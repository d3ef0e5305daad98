import { splitByWeights } from '@tamwil/money';
import { type Cell, overlap } from '@tamwil/plan';
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

/** Whether a purse may pay for an output in a cell: the output is in its earmark, and a year of both coincides. */
export function reaches(source: Source, purse: Purse, cell: Cell, output: string): boolean {
  const { available } = purse.tranche;
  if (available === null || !(purse.only === null ? source.earmark.outputs.includes(output) : purse.only === output))
    return false;
  return cell.parts.some((part) => part.output === output && overlap(part.years, available) !== null);
}
