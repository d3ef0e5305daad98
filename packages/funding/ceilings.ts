import { type Fraction, fraction, ONE, splitByWeights } from '@tamwil/money';
import type { Cell } from '@tamwil/plan';
import type { Source } from './funding.ts';
import { reachOf } from './purse.ts';
import { amountIn, type PurseGroup } from './purse-group.ts';

/**
 * Every ceiling of the agreement shared over its engine sources that reach it, in proportion to their amounts. One that
 * is no less than all their money can hold nothing back and is left out: shared out, its parts could.
 */
export function ceilingsOf(source: Source, groups: readonly PurseGroup[]): Map<string, bigint>[] {
  const ceilings = groups.map(() => new Map<string, bigint>());
  for (const [id, ceiling] of source.earmark.atMost) {
    const reaching = groups.map((group) => group.reach.some((cell) => holds(cell, id)) && amountIn(group) > 0n);
    const money = groups.map((group, index) => (reaching[index] ? amountIn(group) : 0n));
    if (ceiling >= money.reduce((a, b) => a + b, 0n)) continue;
    for (const [index, share] of splitByWeights(
      ceiling,
      money.map((amount) => fraction(amount)),
    ).entries()) {
      if (reaching[index]) ceilings[index]!.set(id, share);
    }
  }
  return ceilings;
}

/** Whether a cell is, or has a part of, the output or component with this id. */
function holds({ component, parts }: Cell, id: string): boolean {
  return component === id || parts.some(({ output }) => output === id);
}

/**
 * A group's ceilings as the allocation takes them: by cell, and by component where its cells are outputs. A cell of a
 * whole component is also capped at the cost of the outputs in it that the source may pay for.
 */
export function ceilingsByCell(
  source: Source,
  { purses, reach }: PurseGroup,
  ceilings: ReadonlyMap<string, bigint>,
): Record<string, bigint> {
  const atMost: Record<string, bigint> = {};
  const shared = new Map<string, bigint>();
  for (const [id, ceiling] of ceilings) {
    const own = reach.filter(({ unit, parts }) => unit === id || parts.some(({ output }) => output === id));
    if (own.length === 0) atMost[id] = ceiling;
    else {
      for (const [index, part] of splitByWeights(ceiling, costsOf(own)).entries()) {
        shared.set(`${id} ${own[index]!.id}`, part);
      }
    }
  }
  const may = reachOf(source);
  for (const cell of reach) {
    let most = 0n;
    for (const part of cell.parts) {
      if (purses.some((purse) => may(purse, part))) most += least(part.cost, shared.get(`${part.output} ${cell.id}`));
    }
    // At level output the cell is the output, whose ceiling has been applied above.
    if (cell.unit === cell.component) most = least(most, shared.get(`${cell.unit} ${cell.id}`));
    if (most < cell.cost) atMost[cell.id] = most;
  }
  return atMost;
}

function least(amount: bigint, ceiling: bigint | undefined): bigint {
  return ceiling !== undefined && ceiling < amount ? ceiling : amount;
}

function costsOf(cells: readonly Cell[]): Fraction[] {
  return cells.some(({ cost }) => cost > 0n) ? cells.map(({ cost }) => fraction(cost)) : cells.map(() => ONE);
}
