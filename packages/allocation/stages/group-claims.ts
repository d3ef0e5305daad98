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

/** The groups of a stage's claims, by first member in the order of `to`. */
export function groupClaims(state: State, claims: readonly StageClaim[]): GroupClaim[] {
  const members = new Map<number, StageClaim[]>();
  for (const claim of claims) {
    const group = state.instance.groupOf[claim.target]!;
    const list = members.get(group);
    if (list === undefined) members.set(group, [claim]);
    else list.push(claim);
  }
  return [...members].map(([group, list]) => ({
    group,
    name: state.instance.groups[group]!.name,
    members: list,
    lack: total(list.map(({ lack }) => lack)),
  }));
}
