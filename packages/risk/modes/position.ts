import { runProgram } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { amountOn, type Funding } from '@tamwil/funding';
import { type Fraction, formatAmount } from '@tamwil/money';
import { type Line, linesOf, problemOf, type Run, run, type Scenario } from '@tamwil/scenario';

/** Where a scenario stands: its lines and its run on the basis that it measures coverage on. */
export interface Position {
  readonly scenario: Scenario;
  readonly lines: readonly Line[];
  readonly run: Run;
}

/** The position of a scenario, from which every mode starts. */
export function positionOf(scenario: Scenario): Checked<Position> {
  const lines = linesOf(scenario);
  const answer = runWith(scenario, lines, scenario.funding);
  return answer.ok ? { ok: true, value: { scenario, lines, run: answer.value } } : answer;
}

/** The same program on the same lines with other money, on the scenario's basis. */
export function runWith(scenario: Scenario, lines: readonly Line[], funding: Funding): Checked<Run> {
  const basis = basisOf(scenario);
  return run({ ...scenario, funding }, lines, (tranche) => amountOn(basis, tranche));
}

/**
 * The exact awards of that run by line, before cents, without routing and explanation. Nothing is checked: for scenarios
 * of which a run is known to be right.
 */
export function exactWith(
  scenario: Scenario,
  lines: readonly Line[],
  funding: Funding,
): Checked<ReadonlyMap<string, Fraction>> {
  const basis = basisOf(scenario);
  const { problem } = problemOf({ ...scenario, funding }, lines, (tranche) => amountOn(basis, tranche));
  const answer = runProgram(problem);
  if (!answer.ok) return answer;
  return { ok: true, value: new Map(lines.map(({ id }, index) => [id, answer.value.awards[index]!])) };
}

/** Coverage is only ever measured on money in hand or on firm money. */
export function basisOf({ basis }: Pick<Scenario, 'basis'>): 'in-hand' | 'firm' {
  return basis === 'in-hand' ? 'in-hand' : 'firm';
}

/** Award by unit, in the order of the lines. */
export function awardsByUnit(lines: readonly Line[], awards: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { id, unit } of lines) sums.set(unit, (sums.get(unit) ?? 0n) + awards.get(id)!);
  return sums;
}

/** A change of what an output (or component) gets; below zero it loses. */
export interface UnitChange {
  readonly unit: string;
  readonly change: string;
}

/** Who gains and who loses between two runs, in plan order; units that keep what they have are left out. */
export function changesBetween({ lines, scenario, run: before }: Position, after: Run): UnitChange[] {
  const had = awardsByUnit(lines, before.awards);
  return [...awardsByUnit(lines, after.awards)].flatMap(([unit, award]) => {
    const change = award - had.get(unit)!;
    return change === 0n ? [] : [{ unit, change: formatAmount(change, scenario.digits) }];
  });
}

/** Periods of lines that are still open and lack money, in time order. */
export function openPeriods(lines: readonly Line[], awards: ReadonlyMap<string, bigint>): string[] {
  return [
    ...new Set(lines.filter(({ id, cost, closed }) => !closed && awards.get(id)! < cost).map(({ period }) => period)),
  ].sort();
}
