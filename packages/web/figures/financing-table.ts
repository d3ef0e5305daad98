import { minorDigits } from '@tamwil/money';
import { addUp, addUpTo } from './add-up.ts';
import { type DisplayUnit, decimalOfSteps, stepOf } from './display-unit.ts';

/**
 * What one line of the plan has: money in hand, money agreed on top of it, the gap, and what lapsed because its window
 * closed (which nobody can finance any more). The four add up to the cost. Minor units.
 */
export interface Financing {
  readonly id: string;
  readonly inHand: bigint;
  readonly agreed: bigint;
  readonly gap: bigint;
  readonly lapsed: bigint;
}

/** The same line as it is shown: decimal strings in the display's unit. */
export interface ShownFinancing {
  readonly id: string;
  readonly cost: string;
  readonly inHand: string;
  readonly agreed: string;
  /** In hand and agreed. */
  readonly award: string;
  readonly gap: string;
  readonly lapsed: string;
}

export interface ShownTable {
  readonly whole: ShownFinancing;
  readonly rows: readonly (ShownFinancing & { readonly parts: readonly ShownFinancing[] | null })[];
}

/** A component with its outputs; `parts` is null where outputs have no amounts to show. */
export interface FinancingRow extends Financing {
  readonly parts: readonly Financing[] | null;
}

/** The id of the line that holds everything. */
export const WHOLE_PLAN = 'whole';

/** The financing table as shown: every row, column and part adds up to the line above it. */
export function shownTable(rows: readonly FinancingRow[], unit: DisplayUnit, currency: string): ShownTable {
  const digits = minorDigits(currency);
  const step = stepOf(unit, digits);
  const top = addUp(rows.map(cellsOf), step);
  const line = (id: string, cells: readonly bigint[]) => shownLine(id, cells, unit, digits);
  return {
    whole: line(WHOLE_PLAN, top.columnTotals),
    rows: rows.map((row, index) => {
      const cells = top.cells[index]!;
      const parts = row.parts === null ? null : addUpTo(cells, row.parts.map(cellsOf), step);
      return {
        ...line(row.id, cells),
        parts: parts === null ? null : row.parts!.map((part, p) => line(part.id, parts.cells[p]!)),
      };
    }),
  };
}

function cellsOf(row: Financing): bigint[] {
  return [row.inHand, row.agreed, row.gap, row.lapsed];
}

function shownLine(id: string, cells: readonly bigint[], unit: DisplayUnit, digits: number): ShownFinancing {
  const [inHand = 0n, agreed = 0n, gap = 0n, lapsed = 0n] = cells;
  const decimal = (steps: bigint) => decimalOfSteps(steps, unit, digits);
  return {
    id,
    cost: decimal(inHand + agreed + gap + lapsed),
    inHand: decimal(inHand),
    agreed: decimal(agreed),
    award: decimal(inHand + agreed),
    gap: decimal(gap),
    lapsed: decimal(lapsed),
  };
}
