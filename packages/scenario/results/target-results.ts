import type { Reason } from '@tamwil/allocation';
import { formatAmount } from '@tamwil/money';
import type { Line } from '../lines.ts';
import { choosesNoPriorities } from '../presets/reference-line.ts';
import type { Scenario } from '../scenario.ts';
import type { Status, SumResult, TargetResult } from './evaluation.ts';
import { type Awards, type AwardsOnBases, costOf, figuresOf, onBothBases } from './figures.ts';

/**
 * One result line per output (or component) and period.
 *
 * @param awards on the basis that coverage is measured on
 * @param reasons why each line has its award, from the engine
 */
export function targetResults(
  scenario: Scenario,
  lines: readonly Line[],
  awards: Awards,
  bases: AwardsOnBases,
  reasons: ReadonlyMap<string, readonly Reason[]>,
): TargetResult[] {
  const { digits, priorities } = scenario;
  const noPriorities = choosesNoPriorities(scenario.program);
  return lines.map((line) => ({
    target: line.id,
    unit: line.unit,
    component: line.component,
    period: line.period,
    cost: formatAmount(costOf([line]), digits),
    ...figuresOf([line], awards, digits),
    lapsed: formatAmount(line.lapsed, digits),
    status: statusOf(line, awards.get(line.id)!),
    reasons: reasonsOf(line, reasons.get(line.id)!, noPriorities),
    minimum: line.minimum === null ? null : formatAmount(line.minimum, digits),
    priority: priorities.get(line.unit) ?? null,
    placeholder: line.placeholder,
    bases: onBothBases([line], bases, digits),
  }));
}

/**
 * The engine's reasons, as far as they are about the whole line: it is not complete where a part of its cost has lapsed,
 * of which the engine knows nothing. That nobody chose belongs to every line of a program that chooses nothing, also
 * where the engine sees a step like others.
 */
function reasonsOf({ lapsed }: Line, reasons: readonly Reason[], noPriorities: boolean): Reason[] {
  const own = reasons.filter(({ code }) => code !== 'no-priorities-chosen' && (code !== 'complete' || lapsed === 0n));
  return noPriorities ? [...own, { code: 'no-priorities-chosen', params: {} }] : own;
}

function statusOf({ windowClosed, cost, lapsed, minimum }: Line, award: bigint): Status {
  if (windowClosed) return 'window-closed';
  if (award === cost && lapsed === 0n) return 'full';
  if (award === 0n) return 'none';
  if (minimum === null) return 'partial';
  return award >= minimum ? 'above-minimum' : 'below-minimum';
}

/** Sums of lines by component or period, in the order given. */
export function sumResults(
  ids: readonly string[],
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  awards: Awards,
  bases: AwardsOnBases,
  digits: number,
): SumResult[] {
  return ids.map((id) => {
    const members = lines.filter((line) => keyOf(line) === id);
    return {
      id,
      cost: formatAmount(costOf(members), digits),
      ...figuresOf(members, awards, digits),
      lapsed: formatAmount(
        members.reduce((sum, { lapsed }) => sum + lapsed, 0n),
        digits,
      ),
      bases: onBothBases(members, bases, digits),
    };
  });
}
