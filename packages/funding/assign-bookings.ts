import type { Cell } from '@tamwil/plan';
import type { BookedAmount, Source } from './funding.ts';
import { cellsReached, type Purse, pursesOf, reachOf, type TrancheAmount } from './purse.ts';

export interface Assignment {
  readonly purses: readonly Purse[];
  /** What each purse pays of the booked amounts, in the order of the purses. */
  readonly paid: readonly (readonly BookedAmount[])[];
  /** Booked money that no purse can pay. */
  readonly unpaid: bigint;
}

/**
 * Decides which tranche of a source has paid what is booked on it: as much as possible, and by the tranches that reach
 * the fewest cells, because what the others keep can still go further. It is a maximum flow from bookings to tranches, so
 * a booking is left unpaid only when no assignment could pay more.
 *
 * @param booked expenditure and obligations of the source
 * @param cells of any level whose parts hold the booked outputs
 */
export function assignBookings(
  source: Source,
  booked: readonly BookedAmount[],
  cells: readonly Cell[],
  amountOf: TrancheAmount,
): Assignment {
  const purses = pursesOf(source, amountOf);
  const reach = reachOf(source);
  const cellOf = new Map(cells.map((cell) => [cell.id, cell]));
  const open = booked.map(({ cell, output }) => {
    const part = cellOf.get(cell)!.parts.find((each) => each.output === output)!;
    return purses.map((purse) => reach(purse, part));
  });
  const flow = booked.map(() => purses.map(() => 0n));
  const spare = purses.map(({ amount }) => amount);
  // What two tranches of one agreement reach is nested or apart, so the fewest cells are always inside the others.
  const reached = purses.map((purse) => cellsReached(reach, purse, cells).length);
  const narrowestFirst = [...purses.keys()].sort((a, b) => reached[a]! - reached[b]!);
  let unpaid = 0n;
  for (const [index, { amount }] of booked.entries()) {
    let left = amount;
    while (left > 0n) {
      const path = pathToSpare(index, narrowestFirst, open, flow, spare);
      if (path === null) break;
      left -= push(path, left, flow, spare);
    }
    unpaid += left;
  }
  const paid = purses.map((_, p) =>
    booked.flatMap(({ cell, output }, b) => (flow[b]![p]! > 0n ? [{ cell, output, amount: flow[b]![p]! }] : [])),
  );
  return { purses, paid, unpaid };
}

/** Bookings and purses by turns: booking, purse, booking ... purse with spare money. */
type Path = readonly { readonly booking: number; readonly purse: number }[];

/** Breadth-first, so the shortest rearrangement is used and tranches pay in their turn. */
function pathToSpare(
  start: number,
  turns: readonly number[],
  open: readonly boolean[][],
  flow: readonly bigint[][],
  spare: readonly bigint[],
): Path | null {
  const queue: { booking: number; path: Path }[] = [{ booking: start, path: [] }];
  const seenBookings = new Set([start]);
  const seenPurses = new Set<number>();
  for (const { booking, path } of queue) {
    for (const purse of turns) {
      if (!open[booking]![purse] || seenPurses.has(purse)) continue;
      seenPurses.add(purse);
      const longer = [...path, { booking, purse }];
      if (spare[purse]! > 0n) return longer;
      for (const [other, row] of flow.entries()) {
        if (row[purse]! === 0n || seenBookings.has(other)) continue;
        seenBookings.add(other);
        queue.push({ booking: other, path: longer });
      }
    }
  }
  return null;
}

/** Moves money along a path: every booking pays from the next purse what it gives up at the one before. */
function push(path: Path, left: bigint, flow: bigint[][], spare: bigint[]): bigint {
  const last = path.at(-1)!.purse;
  let moved = left < spare[last]! ? left : spare[last]!;
  for (const [step, { booking }] of path.entries()) {
    if (step === 0) continue;
    const given = flow[booking]![path[step - 1]!.purse]!;
    if (given < moved) moved = given;
  }
  for (const [step, { booking, purse }] of path.entries()) {
    flow[booking]![purse]! += moved;
    if (step > 0) flow[booking]![path[step - 1]!.purse]! -= moved;
  }
  spare[last]! -= moved;
  return moved;
}
