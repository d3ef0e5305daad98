import { type Fraction, fraction } from '@tamwil/money';
import type { Problem } from '../types.ts';

/** A thing that is funded whole or not at all: all cells of one name. */
export interface Unit {
  readonly name: string;
  /** Positions of its cells, ascending. */
  readonly cells: readonly number[];
  readonly claim: bigint;
}

/** A problem with names resolved to positions. Made from a checked problem: an unknown name here is a broken invariant. */
export interface Instance {
  readonly problem: Problem;
  readonly size: number;
  readonly positionOf: ReadonlyMap<string, number>;
  readonly claims: readonly bigint[];
  /** By first cell in the request. */
  readonly units: readonly Unit[];
  readonly unitNamed: ReadonlyMap<string, number>;
  readonly unitOf: readonly number[];
  /** By first member; a target without a group is in none (-1). */
  readonly groups: readonly { readonly name: string; readonly members: readonly number[] }[];
  readonly groupOf: readonly number[];
  /** Positions of the targets that each source reaches, ascending; all sources for every target share one list. */
  readonly reach: readonly (readonly number[])[];
  /** Amount of each source, exact. */
  readonly amounts: readonly Fraction[];
  /** Money booked on each target, over all sources. */
  readonly booked: readonly bigint[];
  readonly totalClaims: bigint;
}

export function instanceOf(problem: Problem, amounts?: readonly Fraction[]): Instance {
  const { targets, sources } = problem;
  const positionOf = new Map(targets.map((target, position) => [target.id, position]));
  const claims = targets.map((target) => target.claim);
  const unitCells = grouped(targets.map((target) => target.unit ?? target.id));
  const units = [...unitCells].map(([name, cells]) => ({
    name,
    cells,
    claim: cells.reduce((sum, cell) => sum + claims[cell]!, 0n),
  }));
  const groupCells = grouped(targets.map((target) => target.group));
  const groups = [...groupCells].map(([name, members]) => ({ name, members }));
  const booked = claims.map(() => 0n);
  for (const source of sources) {
    for (const entry of source.booked ?? []) booked[positionOf.get(entry.target)!]! += entry.amount;
  }
  return {
    problem,
    size: targets.length,
    positionOf,
    claims,
    units,
    unitNamed: new Map(units.map((unit, index) => [unit.name, index])),
    unitOf: membership(
      targets.length,
      units.map((unit) => unit.cells),
    ),
    groups,
    groupOf: membership(
      targets.length,
      groups.map((group) => group.members),
    ),
    reach: reachOf(sources, positionOf),
    amounts: amounts ?? sources.map((source) => fraction(source.amount)),
    booked,
    totalClaims: claims.reduce((sum, claim) => sum + claim, 0n),
  };
}

function reachOf(sources: Problem['sources'], positionOf: ReadonlyMap<string, number>): (readonly number[])[] {
  const everything = Array.from({ length: positionOf.size }, (_, position) => position);
  return sources.map(({ for: reach }) =>
    reach === '*' ? everything : [...new Set(reach.map((id) => positionOf.get(id)!))].sort((a, b) => a - b),
  );
}

function grouped(names: readonly (string | undefined)[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [position, name] of names.entries()) {
    if (name === undefined) continue;
    const list = positions.get(name);
    if (list === undefined) positions.set(name, [position]);
    else list.push(position);
  }
  return positions;
}

function membership(size: number, lists: readonly (readonly number[])[]): number[] {
  const of = Array.from({ length: size }, () => -1);
  for (const [index, list] of lists.entries()) for (const position of list) of[position] = index;
  return of;
}
