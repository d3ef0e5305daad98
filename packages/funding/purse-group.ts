import type { Cell } from '@tamwil/plan';
import type { BookedAmount, Source } from './funding.ts';
import { cellsReached, type Purse, reachOf } from './purse.ts';

/** Purses of one source that reach the same cells. */
export interface PurseGroup {
  readonly purses: Purse[];
  readonly reach: readonly Cell[];
  readonly booked: BookedAmount[];
}

/** Purses by what they reach. Empty ones are kept, so that the names of a source do not change with the basis. */
export function groupsOf(
  source: Source,
  purses: readonly Purse[],
  paid: readonly (readonly BookedAmount[])[],
  cells: readonly Cell[],
): PurseGroup[] {
  const reach = reachOf(source);
  const groups = new Map<string, PurseGroup>();
  const byTerms = new Map<string, PurseGroup>();
  for (const [index, purse] of purses.entries()) {
    const { available } = purse.tranche;
    const terms = `${purse.only} ${available?.firstYear} ${available?.lastYear}`;
    let group = byTerms.get(terms);
    if (group === undefined) {
      const reached = cellsReached(reach, purse, cells);
      const key = `${purse.only} ${reached.map(({ id }) => id).join(' ')}`;
      group = groups.get(key) ?? { purses: [], reach: reached, booked: [] };
      groups.set(key, group);
      byTerms.set(terms, group);
    }
    group.purses.push(purse);
    group.booked.push(...paid[index]!);
  }
  return [...groups.values()];
}

export function amountIn({ purses }: PurseGroup): bigint {
  return purses.reduce((sum, { amount }) => sum + amount, 0n);
}
