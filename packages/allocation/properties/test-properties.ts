import { WorkMeter } from '../flow/work-meter.ts';
import { runProgram } from '../stages/run-program.ts';
import type { Problem } from '../types.ts';
import { alikeTargets } from './alike-targets.ts';
import { compositionDown, compositionUp } from './composition-trials.ts';
import { drawTargets } from './draw-targets.ts';
import { claimMonotone, resourceMonotone } from './monotone-trials.ts';
import { equalTreatment, noAdvantageousMerging, noAdvantageousSplitting, orderPreserving } from './pair-trials.ts';
import { PROPERTY_IDS, type PropertyId, type Run, type TrialMaker } from './property.ts';
import { restrictProblem } from './restrict-problem.ts';
import { seededNumbers } from './seeded-numbers.ts';

/** Trials are made among this many targets, fewest first, so that the first counterexample is among the smallest. */
const SIZES = [2, 3, 4, 5];
const TRIALS_PER_SIZE = 60;
/** Work of one run; a trial that needs more (it never should, among five targets) is no trial. */
const WORK_PER_RUN = 1_000_000;
/** Larger requests are looked at through a sample of their targets: what a program does it does to any of them. */
const MOST_TARGETS = 200;
/** Work of one property, in arcs looked at: all of them together end within some seconds, whatever the request. */
const MOST_WORK = 15_000_000;
/** What handling one name of a list or one field costs in a trial, in arcs looked at. */
const WORK_PER_NAME = 25;

const TRIAL_MAKERS: Readonly<Record<PropertyId, TrialMaker>> = {
  'resource-monotone': resourceMonotone,
  'claim-monotone': claimMonotone,
  'order-preserving': orderPreserving,
  'composition-up': compositionUp,
  'composition-down': compositionDown,
  'no-advantageous-splitting': noAdvantageousSplitting,
  'no-advantageous-merging': noAdvantageousMerging,
  'equal-treatment': equalTreatment,
};

/** Two requests, and the targets at whose cost a property fails between their answers. */
export interface Counterexample {
  readonly targets: readonly string[];
  readonly requests: readonly [Problem, Problem];
}

/** What was found out about one property of a program. */
export interface PropertyFinding {
  readonly id: PropertyId;
  /** Null when the property cannot be asked of this program; true means that no trial failed. */
  readonly holds: boolean | null;
  /** Trials that were run. */
  readonly trials: number;
  readonly counterexample: Counterexample | null;
}

/**
 * Looks for counterexamples to each property of the problem's program on small problems: some of its targets, whole
 * amounts, money between nothing and everything. The numbers are drawn from a fixed seed and the count of trials is
 * bounded, by number and by work, so the same program has the same findings everywhere. It is a search and no proof:
 * `holds: true` says that none of the `trials` failed.
 *
 * Money arrives in composition-up as it may: each source pays some part of its amount first. With earmarks, therefore,
 * even a rule that composes in one pool need not, because the first payer may not be the one who could wait.
 *
 * @param problem a problem that `checkProblem` finds nothing wrong with; only its program and the conditions of its
 *   sources matter, not its amounts
 * @example
 * ```ts
 * import { testProperties } from '@tamwil/allocation';
 * const findings = testProperties({
 *   digits: 2,
 *   targets: ['a', 'b', 'c'].map((id) => ({ id, claim: 100n })),
 *   sources: [{ id: 'core', amount: 100n, for: '*' }],
 *   program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'equal-awards' }] },
 * });
 * findings.filter(({ holds }) => holds === false).map(({ id }) => id) // => ['no-advantageous-splitting']
 * ```
 */
export function testProperties(problem: Problem): PropertyFinding[] {
  const sample = drawTargets(problem, MOST_TARGETS, seededNumbers(MOST_TARGETS));
  const whole = restrictProblem(problem, sample);
  const alike = alikeTargets(whole);
  const workPerTrial = WORK_PER_NAME * namesIn(whole);
  return PROPERTY_IDS.map((id) => {
    const meter = new WorkMeter(Number.POSITIVE_INFINITY);
    const run = runWithin(meter);
    let trials = 0;
    let smallest: Counterexample | null = null;
    for (const size of SIZES.filter((some) => some <= whole.targets.length || some === SIZES[0])) {
      const numbers = seededNumbers(size);
      for (let n = 0; n < TRIALS_PER_SIZE && meter.spent <= MOST_WORK; n += 1) {
        meter.spend(workPerTrial);
        const trial = TRIAL_MAKERS[id]({ whole, alike, size, numbers, run });
        if (trial === null) continue;
        const [first, second] = [run(trial.first), run(trial.second)];
        if (first === null || second === null) continue;
        trials += 1;
        const targets = trial.violatedAt(first, second);
        if (targets.length === 0) continue;
        const found: Counterexample = { targets, requests: [trial.first, trial.second] };
        if (smallest === null || sizeOf(found) < sizeOf(smallest)) smallest = found;
      }
      if (smallest !== null) break;
    }
    return { id, holds: trials === 0 ? null : smallest === null, trials, counterexample: smallest };
  });
}

/** Exact awards of a problem, or null when the program cannot be run on it. */
const runWithin =
  (meter: WorkMeter): Run =>
  (problem) => {
    const result = runProgram(problem, { workLimit: WORK_PER_RUN, within: meter });
    return result.ok ? new Map(problem.targets.map(({ id }, target) => [id, result.value.awards[target]!])) : null;
  };

/** How much a trial has to go through before it runs anything: all names that sources and stages hold. */
function namesIn({ sources, program }: Problem): number {
  const countOf = (part: unknown): number =>
    typeof part !== 'object' || part === null
      ? 1
      : Object.values(part).reduce<number>((sum, inner) => sum + countOf(inner), 1);
  return countOf([sources, program]);
}

/** Total of the claims in the first request: the smaller, the easier to follow by hand. */
function sizeOf({ requests: [first] }: Counterexample): bigint {
  return first.targets.reduce((total, { claim }) => total + claim, 0n);
}
