import type { RedactedView, ViewComponent } from '@tamwil/report';
import type { DisplayUnit } from '../figures/display-unit.ts';
import { type FinancingRow, type ShownTable, shownTable } from '../figures/financing-table.ts';
import { minorUnits } from '../figures/minor-units.ts';

/** Amounts of a stored view, rounded together so that everything on the page adds up. */
export interface DonorFigures {
  readonly unit: DisplayUnit;
  readonly rows: readonly FinancingRow[];
  readonly shown: ShownTable;
  /** Outputs whose cost is covered completely by firm money, and how many there are. */
  readonly complete: number;
  readonly outputs: number;
}

/** Millions while only components have amounts, thousands as soon as an output has one of its own. */
export function donorFigures(view: RedactedView): DonorFigures {
  const rows = view.components.map((component) => financingOf(component, view));
  const unit = rows.some(({ parts }) => parts !== null) ? 'thousand' : 'million';
  return {
    unit,
    rows,
    shown: shownTable(rows, unit, view.currency),
    complete: view.outputs.filter(({ firmCoverage }) => firmCoverage === '1.000000').length,
    outputs: view.outputs.length,
  };
}

/** The same rows in millions: for the chart and the sentence, whatever the table shows. */
export function inMillions(figures: DonorFigures, currency: string): ShownTable {
  return shownTable(
    figures.rows.map((row) => ({ ...row, parts: null })),
    'million',
    currency,
  );
}

function financingOf(component: ViewComponent, view: RedactedView): FinancingRow {
  const outputs = view.outputs.filter(({ component: of }) => of === component.id);
  const parts = outputs.flatMap(({ id, amounts }) =>
    amounts === null ? [] : [{ id, ...split(amounts.cost, amounts.inHand, amounts.firm, amounts.gap, view.currency) }],
  );
  return {
    id: component.id,
    ...split(component.cost, component.inHand.award, component.firm.award, component.firm.gap, view.currency),
    // A scenario that decides about whole components has no outputs to show.
    parts: !component.placeholderSplit && parts.length > 0 && parts.length === outputs.length ? parts : null,
  };
}

/**
 * The firm position in three parts that add up to the cost. Both bases are runs of the same priority rules; under rules
 * that are not monotone a line can hold more in hand than firm, and then all of the firm award is in hand.
 */
function split(cost: string, inHandAward: string, firmAward: string, gap: string, currency: string) {
  const firm = minorUnits(firmAward, currency);
  const most = minorUnits(inHandAward, currency);
  const inHand = most < firm ? most : firm;
  const open = minorUnits(gap, currency);
  return { inHand, agreed: firm - inHand, gap: open, lapsed: minorUnits(cost, currency) - firm - open };
}
