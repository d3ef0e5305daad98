import { runProgram, WorkExceeded, type WorkMeter } from '@tamwil/allocation';
import type { Checked } from '@tamwil/fault';
import { amountOn, type Funding } from '@tamwil/funding';
import { type Fraction, formatAmount } from '@tamwil/money';
import { type Line, linesOf, problemOf, type Run, run, type Scenario } from '@tamwil/scenario';

/** Where a scenario stands: its lines and its run on the basis that it measures coverage on. */
export interface Position {
  readonly scenario: Scenario;
  readonly lines: readonly Line[];
  readonly run: Run;
  /** Counts the work of all runs of one answer. */
  readonly meter: WorkMeter;
}

/** What a program is run on, with other money each time. */
export type Ground = Pick<Position, 'scenario' | 'lines' | 'meter'>;

/** The position of a scenario, from which every mode starts. Throws `WorkExceeded`, as every run of it. */
export function positionOf(scenario: Scenario, meter: WorkMeter): Checked<Position> {
  const ground = { scenario, lines: linesOf(scenario), meter };
  const answer = runWith(ground, scenario.funding);
  return answer.ok ? { ok: true, value: { ...ground, run: answer.value } } : answer;
}

/** What making the problem of a run costs for each line, in arcs looked at. */
const WORK_PER_LINE = 500;

/** The same program on the same lines with other money, on the scenario's basis. */
export function runWith({ scenario, lines, meter }: Ground, funding: Funding): Checked<Run> {
  const basis = basisOf(scenario);
  meter.spend(WORK_PER_LINE * lines.length);
  return run({ ...scenario, funding }, lines, (tranche) => amountOn(basis, tranche), meter);
}

/**
 * The exact awards of that run by line, before cents, without routing and explanation. Nothing is checked: for scenarios
 * of which a run is known to be right.
 */
export function exactWith(
  { scenario, lines, meter }: Ground,
  funding: Funding,
): Checked<ReadonlyMap<string, Fraction>> {
  const basis = basisOf(scenario);
  meter.spend(WORK_PER_LINE * lines.length);
  const { problem } = problemOf({ ...scenario, funding }, lines, (tranche) => amountOn(basis, tranche), meter);
  const answer = runProgram(problem, { within: meter });
  if (meter.isSpent) throw new WorkExceeded('The answer has used up its work.');
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
