import { formatCoverage } from '@tamwil/money';
import type { Plan } from '@tamwil/plan';
import type { Evaluation, TargetResult } from '@tamwil/scenario';
import type { Financing, FinancingRow } from '../figures/financing-table.ts';
import { minorUnits } from '../figures/minor-units.ts';

/** Why, and in which periods; a reason of all periods names none. */
export interface FoundReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly periods: readonly string[];
}

/** One output over all its periods, as the tables show it. */
export interface OutputFigures extends Financing {
  readonly coverage: string;
  readonly reasons: readonly FoundReason[];
  /** The cost rests on nobody's figure: only coverage may be shown. */
  readonly placeholder: boolean;
  readonly isClosed: boolean;
}

export interface ComponentFigures extends FinancingRow {
  readonly coverage: string;
  readonly outputs: readonly OutputFigures[];
}

/** The result's lines by component and output, in plan order, in four parts that add up to the cost. */
export function resultFigures(result: Evaluation, plan: Plan): ComponentFigures[] {
  return plan.components.map((component) => {
    const outputs = component.outputs.flatMap(({ id }) => outputFigures(id, result));
    const sum = result.components.find(({ id }) => id === component.id)!;
    const showsAmounts = outputs.length > 0 && outputs.every(({ placeholder }) => !placeholder);
    return {
      id: component.id,
      ...financing([sum], result),
      coverage: sum.coverage,
      outputs,
      parts: showsAmounts ? outputs : null,
    };
  });
}

function outputFigures(id: string, result: Evaluation): OutputFigures[] {
  const lines = result.targets.filter(({ unit }) => unit === id);
  if (lines.length === 0) return [];
  const parts = financing(lines, result);
  const award = parts.inHand + parts.agreed;
  const cost = award + parts.gap + parts.lapsed;
  const coverage = formatCoverage(award, cost);
  return [
    {
      id,
      ...parts,
      coverage,
      reasons: reasonsOf(lines),
      placeholder: lines.some(({ placeholder }) => placeholder),
      isClosed: lines.every(({ status }) => status === 'window-closed'),
    },
  ];
}

/** The reasons of an output's lines, the same reason once. Periods without cost have none worth telling. */
function reasonsOf(lines: readonly TargetResult[]): FoundReason[] {
  const due = lines.filter(({ cost }) => /[1-9]/.test(cost));
  const found = new Map<string, FoundReason>();
  for (const { reasons, period } of due) {
    for (const { code, params } of reasons) {
      const key = JSON.stringify([code, params]);
      found.set(key, { code, params, periods: [...(found.get(key)?.periods ?? []), period] });
    }
  }
  return [...found.values()].map((reason) =>
    reason.periods.length === due.length ? { ...reason, periods: [] } : reason,
  );
}

type Line = Pick<TargetResult, 'award' | 'gap' | 'lapsed' | 'bases'>;

/**
 * Sums lines in four parts. Both bases are runs of the same rules; under rules that are not monotone a line can hold
 * more in hand than firm, and then all of its firm award is in hand.
 */
function financing(lines: readonly Line[], { basis, currency }: Evaluation): Omit<Financing, 'id'> {
  let [inHand, agreed, gap, lapsed] = [0n, 0n, 0n, 0n];
  for (const line of lines) {
    const award = minorUnits(line.award, currency);
    const hand = basis === 'in-hand' ? award : minorUnits(line.bases['in-hand']?.award ?? '0', currency);
    const held = hand < award ? hand : award;
    inHand += held;
    agreed += award - held;
    gap += minorUnits(line.gap, currency);
    lapsed += minorUnits(line.lapsed, currency);
  }
  return { inHand, agreed, gap, lapsed };
}
