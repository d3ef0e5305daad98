import {
  type Allocation,
  allocate,
  checkProblem,
  type Problem,
  runProgram,
  type Target,
  WorkExceeded,
  type WorkMeter,
} from '@tamwil/allocation';
import type { Checked, Fault } from '@tamwil/fault';
import { amountOn, type Basis, type EngineSource, engineSourcesOf, type TrancheAmount } from '@tamwil/funding';
import { floor, sum } from '@tamwil/money';
import { SCENARIO_FAULTS } from './fault-codes.ts';
import type { Line } from './lines.ts';
import { groupOf } from './resolve-program.ts';
import type { Scenario } from './scenario.ts';

/** The scenario's program run on one amount of money. */
export interface Run {
  readonly sources: readonly EngineSource[];
  readonly problem: Problem;
  readonly allocation: Allocation;
  /** Award by line id, in minor units. */
  readonly awards: ReadonlyMap<string, bigint>;
}

/** The scenario as the engine takes it, with the agreements behind its sources. */
export interface EngineProblem {
  readonly sources: readonly EngineSource[];
  readonly problem: Problem;
}

/**
 * The allocation problem of a scenario. Nothing is checked: `run` is for callers that do not know it to be right.
 *
 * @param amountOf what each tranche counts with: a basis, or one draw of a simulation
 * @param within counts the work, where the problem itself asks for a run
 */
export function problemOf(
  scenario: Scenario,
  lines: readonly Line[],
  amountOf: TrancheAmount,
  within?: WorkMeter,
): EngineProblem {
  return problemsOf(scenario, lines, within)(amountOf);
}

/** The same for many amounts of money: what does not depend on them is found once. */
export function problemsOf(
  scenario: Scenario,
  lines: readonly Line[],
  within?: WorkMeter,
): (amountOf: TrancheAmount) => EngineProblem {
  const { digits, engineProgram: program, funding, booked } = scenario;
  const sourcesOf = engineSourcesOf(funding, lines, booked);
  const always = asksForEarmarked(scenario) ? null : targetsOf(scenario, lines, null);
  return (amountOf) => {
    const sources = sourcesOf(amountOf);
    const targets = always ?? targetsOf(scenario, lines, earmarkedAmounts(scenario, lines, sources, within));
    return { sources, problem: { digits, targets, sources, program } };
  };
}

/**
 * Runs the program of a scenario on its lines.
 *
 * @param amountOf as of `problemOf`
 * @param within counts the work, where one answer takes many runs; throws `WorkExceeded` when it is used up
 * @returns faults of the program and its money, with pointers into the scenario document
 */
export function run(
  scenario: Scenario,
  lines: readonly Line[],
  amountOf: TrancheAmount,
  within?: WorkMeter,
): Checked<Run> {
  return runProblem(scenario, problemOf(scenario, lines, amountOf, within), within);
}

/** The program run on one basis. */
export function runOn(scenario: Scenario, lines: readonly Line[], basis: Basis, within?: WorkMeter): Checked<Run> {
  return runsOn(scenario, lines, within)(basis);
}

/** The program run on several bases. */
export function runsOn(scenario: Scenario, lines: readonly Line[], within?: WorkMeter): (basis: Basis) => Checked<Run> {
  const problems = problemsOf(scenario, lines, within);
  return (basis) =>
    runProblem(
      scenario,
      problems((tranche) => amountOn(basis, tranche)),
      within,
    );
}

/** What the program hands out on one basis, without the rest of its answer; null when it cannot run. */
export function allocatedOn(
  scenario: Scenario,
  lines: readonly Line[],
  basis: Basis,
  within?: WorkMeter,
): bigint | null {
  const made = problemOf(scenario, lines, (tranche) => amountOn(basis, tranche), within);
  if (problemFaults(scenario, made).length > 0) return null;
  const exact = runProgram(made.problem, optionsOf(within));
  endWithWork(within);
  return exact.ok ? floor(sum(exact.value.awards)) : null;
}

function runProblem(scenario: Scenario, { sources, problem }: EngineProblem, within?: WorkMeter): Checked<Run> {
  const faults = problemFaults(scenario, { sources, problem });
  if (faults.length > 0) return { ok: false, faults };
  const allocation = allocate(problem, optionsOf(within));
  endWithWork(within);
  if (!allocation.ok) return { ok: false, faults: allocation.faults.map(inScenario) };
  const awards = new Map(allocation.value.awards.map(({ target, award }) => [target, award]));
  return { ok: true, value: { sources, problem, allocation: allocation.value, awards } };
}

function optionsOf(within: WorkMeter | undefined): { readonly within?: WorkMeter } {
  return within === undefined ? {} : { within };
}

/** A run that ended because its answer has used up its work is no fault of the program: the whole answer ends. */
function endWithWork(within: WorkMeter | undefined): void {
  if (within?.isSpent) throw new WorkExceeded('The answer has used up its work.');
}

/** What is wrong with the problem of a scenario, with pointers into its document. */
export function problemFaults(scenario: Scenario, { sources, problem }: EngineProblem): Fault[] {
  const faults = ceilingFaults(scenario, sources);
  return faults.length > 0 ? faults : checkProblem(problem).map(inScenario);
}

/** @param earmarked amounts of the field of that name by line, where a step asks for it */
function targetsOf(
  scenario: Scenario,
  lines: readonly Line[],
  earmarked: ReadonlyMap<string, bigint> | null,
): Target[] {
  return lines.map((line) => ({
    id: line.id,
    claim: line.cost,
    unit: line.unit,
    ...groupOf(line, scenario.grouping),
    fields: {
      minimum: line.minimum ?? 0n,
      ...(earmarked === null ? {} : { earmarked: earmarked.get(line.id)! }),
    },
  }));
}

function asksForEarmarked({ program }: Scenario): boolean {
  return program.stages.some(({ upTo }) => typeof upTo === 'object' && 'field' in upTo && upTo.field === 'earmarked');
}

/** What money with a thematic earmark pays by itself, shared pro rata: the field `earmarked` of the preset. */
function earmarkedAmounts(
  scenario: Scenario,
  lines: readonly Line[],
  sources: readonly EngineSource[],
  within: WorkMeter | undefined,
): ReadonlyMap<string, bigint> {
  const open = new Set(
    scenario.funding.sources
      .filter(({ earmark }) => earmark.outputs.length === scenario.plan.outputs.length && earmark.split === null)
      .map(({ id }) => id),
  );
  const problem: Problem = {
    digits: scenario.digits,
    targets: lines.map((line) => ({ id: line.id, unit: line.unit, ...groupOf(line, null), claim: line.cost })),
    sources: sources.filter(({ source }) => !open.has(source)),
    program: { format: 'allocation-program/1', stages: [{ id: 'earmarked', to: '*', share: 'proportional' }] },
  };
  const alone = allocate(problem, optionsOf(within));
  endWithWork(within);
  if (!alone.ok) throw new Error(`Earmarked money alone cannot be shared: ${JSON.stringify(alone.faults)}`);
  return new Map(alone.value.awards.map(({ target, award }) => [target, award]));
}

/** The engine knows one grouping of targets, and a ceiling per component needs components as groups. */
function ceilingFaults({ grouping, plan }: Scenario, sources: readonly EngineSource[]): Fault[] {
  if (grouping === null || grouping === 'component') return [];
  const components = new Set(plan.components.map(({ id }) => id));
  const limited = sources.find(({ atMost }) => Object.keys(atMost ?? {}).some((key) => components.has(key)));
  if (limited === undefined) return [];
  return [
    {
      pointer: '/program',
      code: 'groupings-mixed',
      detail: `The source ${limited.source} has a ceiling per component, while the steps share between groups by ${grouping}.`,
      fix: SCENARIO_FAULTS['groupings-mixed'].fix,
    },
  ];
}

/** The engine points into its own problem; stages stand at the same place in the scenario. */
function inScenario(fault: Fault): Fault {
  const [, section] = fault.pointer.split('/');
  if (section === 'program') return fault;
  return { ...fault, pointer: section === 'sources' ? '/funding' : '/program' };
}
