import type { Fraction } from '@tamwil/money';
import { total } from '../exact/common-denominator.ts';
import type { StageClaim } from './share-stage.ts';
import type { State } from './state.ts';

/** A group in a stage: its members' claims and what they lack together. */
export interface GroupClaim {
  readonly group: number;
  readonly name: string;
  readonly members: readonly StageClaim[];
  readonly lack: Fraction;
}

/**
 * The groups of a stage's claims, in the order in which `to` first names them. A member that lacks nothing counts there
 * too: which group goes first must not hang on what is already complete.
 *
 * @param selected in the order of `to`
 */
export function groupClaims(
  { instance }: State,
  selected: readonly number[],
  claims: readonly StageClaim[],
): GroupClaim[] {
  const { groups, groupOf } = instance;
  const members = new Map(selected.map((target): [number, StageClaim[]] => [groupOf[target]!, []]));
  for (const claim of claims) members.get(groupOf[claim.target]!)!.push(claim);
  return [...members]
    .filter(([, list]) => list.length > 0)
    .map(([group, list]) => ({
      group,
      name: groups[group]!.name,
      members: list,
      lack: total(list.map(({ lack }) => lack)),
    }));
}
