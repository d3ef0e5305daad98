import type { Checked } from '@tamwil/fault';
import { compare, type Fraction, floor, formatFraction } from '@tamwil/money';
import { tightSets } from './explanation/bottlenecks.ts';
import { idleMoney } from './explanation/idle-money.ts';
import { reasonsOf } from './explanation/reasons.ts';
import { warningsOf } from './explanation/warnings.ts';
import { networkOf } from './flow/network.ts';
import { WorkExceeded } from './flow/work-meter.ts';
import { roundAwards } from './rounding/round-awards.ts';
import { routeMoney } from './routing/route-money.ts';
import { type Run, runProgram, type StageRun } from './stages/run-program.ts';
import { workTooLarge } from './stages/work-too-large.ts';
import type { Allocation, Problem, RunOptions, StageTrace } from './types.ts';

/**
 * Allocates money to targets by a program: exact awards, whole cents that add up, who pays what, and why.
 *
 * @param problem a problem that `checkProblem` finds nothing wrong with; amounts in minor units
 * @returns the allocation, or one of the faults `minima-not-fundable`, `selection-infeasible`, `cut-not-absorbed`,
 * `work-too-large`
 * @example
 * ```ts
 * import { allocate } from '@tamwil/allocation';
 * const result = allocate({
 *   digits: 2,
 *   targets: [{ id: 'C1', claim: 20000n }, { id: 'C2', claim: 10000n }],
 *   sources: [{ id: 'core', amount: 10000n, for: '*' }],
 *   program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'proportional' }] },
 * });
 * result.ok && result.value.awards.map((award) => award.award) // => [6667n, 3333n]
 * ```
 */
export function allocate(problem: Problem, options: Omit<RunOptions, 'amounts'> = {}): Checked<Allocation> {
  const run = runProgram(problem, options);
  if (!run.ok) return run;
  try {
    return { ok: true, value: explain(run.value) };
  } catch (error) {
    if (error instanceof WorkExceeded) return workTooLarge();
    throw error;
  }
}

function explain(run: Run): Allocation {
  const { instance, state } = run;
  const { problem } = instance;
  const network = run.direction === 'fund' ? state.network : networkOf(instance, state.meter);
  const lastByStage = run.stages.some(({ stage, skipped }) => stage.by !== undefined && skipped === null);
  const cents = roundAwards(instance, network, run.awards, lastByStage, state.meter);
  const routing = routeMoney(instance, network, cents, state.meter);
  const sets = tightSets(run);
  const reasons = reasonsOf(run, sets);
  const idle = idleMoney(instance, cents, routing, state.meter);
  const ids = (positions: readonly number[]) => positions.map((position) => problem.targets[position]!.id);

  const allocated = cents.reduce((sum, amount) => sum + amount, 0n);
  const funds = problem.sources.reduce((sum, source) => sum + source.amount, 0n);
  const idleOf = (kind: string) => idle.reduce((sum, entry) => (entry.kind === kind ? sum + entry.amount : sum), 0n);
  return {
    direction: run.direction,
    claims: instance.totalClaims,
    funds,
    allocated,
    unallocated: funds - allocated,
    stranded: idleOf('stranded'),
    surplus: idleOf('surplus'),
    withheld: idleOf('withheld'),
    awards: problem.targets.map(({ id, claim }, target) => ({
      target: id,
      claim,
      award: cents[target]!,
      exact: run.awards[target]!,
      reasons: reasons[target]!,
    })),
    idle,
    routing: routing.flatMap((paid, source) =>
      [...paid]
        .sort(([a], [b]) => a - b)
        .map(([target, amount]) => ({
          source: problem.sources[source]!.id,
          target: problem.targets[target]!.id,
          amount,
        })),
    ),
    stages: run.stages.map((stage) => traceOf(run, stage)),
    bottlenecks: sets.map(({ stage, level, targets, sources, limit }) => ({
      stage: run.stages[stage]!.stage.id,
      level,
      targets: ids(targets),
      sources: sources.map((source) => problem.sources[source]!.id),
      limit,
    })),
    released: [...state.released].map((unit) => instance.units[unit]!.name),
    overspent: problem.targets.flatMap(({ id, claim }, target) =>
      instance.booked[target]! > claim ? [{ target: id, amount: instance.booked[target]! - claim }] : [],
    ),
    rounding: problem.targets.flatMap(({ id }, target) =>
      cents[target]! > floor(run.awards[target]!) ? [{ target: id, cents: 1 as const }] : [],
    ),
    warnings: warningsOf(run),
  };
}

function traceOf(run: Run, stage: StageRun): StageTrace {
  const { instance } = run;
  const idOf = (target: number) => instance.problem.targets[target]!.id;
  const levels = new Map<string, { level: Fraction; targets: number[] }>();
  for (const [target, level] of stage.levels) {
    const key = formatFraction(level);
    const entry = levels.get(key);
    if (entry === undefined) levels.set(key, { level, targets: [target] });
    else entry.targets.push(target);
  }
  const { selection } = stage;
  return {
    id: stage.stage.id,
    distributes: run.direction === 'cut' ? 'cuts' : 'awards',
    available: stage.available,
    demand: stage.demand,
    used: stage.used,
    skipped: stage.skipped,
    levels: [...levels.values()]
      .sort((a, b) => compare(a.level, b.level))
      .map(({ level, targets }) => ({ level, targets: targets.sort((a, b) => a - b).map(idOf) })),
    given: [...stage.given].sort(([a], [b]) => a - b).map(([target, amount]) => ({ target: idOf(target), amount })),
    ...(selection === null
      ? {}
      : {
          selection: {
            chosen: selection.units.map((unit) => instance.units[unit]!.name),
            value: selection.value,
            cost: selection.cost,
            proof: selection.proof,
            ...(selection.bound === undefined ? {} : { bound: selection.bound }),
          },
        }),
  };
}
