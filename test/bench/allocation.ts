import { allocate, fundingPath, type Problem, runProgram } from '@tamwil/allocation';
import { manyTargets, planLevel, wholeOutputs, yearGrain } from './allocation-problems.ts';
import type { BenchCase } from './case.ts';
import { bestValueByProgram, type LeximinAnswer, leximinByPrograms } from './linear-programming.ts';

const area = 'allocation';
/** A million and a cent, in minor units: the units in which the yardstick is asked. */
const MILLION = 100_000_000n;
const CENT = 1n;

function runs(problem: Problem) {
  const run = runProgram(problem);
  if (!run.ok) throw new Error(JSON.stringify(run.faults));
  return run.value;
}

function allocates(problem: Problem, workLimit?: number) {
  const result = allocate(problem, workLimit === undefined ? {} : { workLimit });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

function planCase(level: 'component' | 'output'): BenchCase {
  const problem = planLevel(level);
  return {
    area,
    name: `${problem.targets.length} targets, one pool, 3 stages, to the cent with trace`,
    bar: 'p50 at most 0.5 ms (R ClaimsProblems, doubles, one rule: 0.05 to 0.63 ms)',
    run: () => allocates(problem),
    iterations: 400,
  };
}

const fourStages = yearGrain('four');
const oneStage = yearGrain('one');

/** How far the linear programs are from the exact coverage, for the note beside their time. */
function errorOf(answer: LeximinAnswer): string {
  const { awards } = runs(oneStage);
  let [wrong, worst] = [0, 0];
  for (const [t, { claim }] of oneStage.targets.entries()) {
    const exact = awards[t]!;
    const error = Math.abs(Number(exact.n) / Number(exact.d) - (answer.coverage[t] ?? 0) * Number(claim));
    if (!(error <= 1)) wrong += 1;
    if (!(error <= worst)) worst = error;
  }
  const size = Number.isFinite(worst) ? `by up to ${(worst / 100).toFixed(2)} dollars` : 'some not at all';
  return `${answer.programs} linear programs, first status ${answer.firstStatus}; ${wrong} of ${oneStage.targets.length} awards off by more than a cent, ${size}`;
}

let inMillions: LeximinAnswer | null = null;
let inCents: LeximinAnswer | null = null;

const yearCases: BenchCase[] = [
  {
    area,
    name: `${fourStages.targets.length} cells, ${fourStages.sources.length} tranches, four stages: exact, with levels of every stage`,
    bar: 'p50 at most 20 ms',
    run: () => runs(fourStages),
    iterations: 60,
  },
  {
    area,
    name: 'the same to the cent, with rounding, routing, bottlenecks and reasons',
    bar: '(routing in its own row)',
    run: () => allocates(fourStages),
    iterations: 40,
  },
  {
    area,
    name: 'one proportional stage of it',
    bar: 'at least 100 x faster than linear programs, and exact',
    run: () => runs(oneStage),
    iterations: 60,
    yardstick: {
      name: 'leximin by linear programs (npm highs), in millions',
      run: async () => {
        inMillions = await leximinByPrograms(oneStage, MILLION);
        inCents ??= await leximinByPrograms(oneStage, CENT, 1);
      },
      iterations: 3,
    },
    note: () => {
      const { awards } = runs(oneStage);
      const shares = oneStage.targets.map(
        ({ claim }, t) => Number(awards[t]!.n) / Number(awards[t]!.d) / Number(claim),
      );
      const worst = inCents?.coverage.find((share) => !Number.isNaN(share));
      return `in millions: ${inMillions ? errorOf(inMillions) : 'not run'}; written in cents, the first program answers ${inCents?.firstStatus} with worst coverage ${worst}, where ${Math.min(...shares).toFixed(6)} is right`;
    },
  },
];

/** The command line takes a higher bound of work than a request may. */
const COMMAND_LINE_WORK = 1e12;
const [large, double] = [manyTargets(5_000, 300), manyTargets(10_000, 600)];

const largeCase: BenchCase = {
  area,
  name: '5,000 targets x 300 sources, 3 proportional stages, to the cent with trace',
  bar: 'at most 8 s, at most 512 MB; doubling both costs at most 5 x (the ratio)',
  run: () => allocates(large, COMMAND_LINE_WORK),
  iterations: 3,
  yardstick: { name: '10,000 targets x 600 sources', run: () => allocates(double, COMMAND_LINE_WORK), iterations: 2 },
};

const CHOICES = 100;
const turns = { own: 0, solver: 0 };
/** What was chosen in each case, by seed; and the value that the solver found. */
const chosen = new Map<number, { readonly value: number; readonly proof: string }>();
const solved = new Map<number, number>();

function choose(seed: number): { readonly value: number; readonly proof: string } {
  const { selection } = runs(wholeOutputs(seed)).stages[0]!;
  const choice = { value: selection!.value, proof: selection!.proof };
  chosen.set(seed, choice);
  return choice;
}

const choiceCase: BenchCase = {
  area,
  name: 'best value of 41 whole outputs with earmarks, 100 random cases',
  bar: 'proved optimal in at most 1 s on 95 of 100 (the p95), never a wrong "optimal"',
  run: () => {
    choose(turns.own++ % CHOICES);
  },
  iterations: CHOICES,
  yardstick: {
    name: 'the same as integer programs (npm highs, gap 0)',
    run: async () => {
      const seed = turns.solver++ % CHOICES;
      solved.set(seed, (await bestValueByProgram(wholeOutputs(seed), MILLION)).value);
    },
    iterations: 40,
  },
  note: () => {
    const optimal = [...chosen.values()].filter(({ proof }) => proof === 'optimal').length;
    const compared = [...solved].map(([seed, value]) => ({ value, own: chosen.get(seed) ?? choose(seed) }));
    const proved = compared.filter(({ own }) => own.proof === 'optimal');
    const below = proved.filter(({ value, own }) => value < own.value).length;
    const above = proved.filter(({ value, own }) => value > own.value).length;
    return `${optimal} of ${CHOICES} proved optimal; on ${proved.length} proved cases the solver is ${below} times below and ${above} times above`;
  },
};

/** Cells as outputs of their own: cells of one output weigh on each other in equal sharing, which bends the path. */
const straight: Problem = {
  ...fourStages,
  targets: fourStages.targets.map(({ unit: _, ...target }) => target),
};

function pathCase(name: string, problem: Problem, bar: string, iterations: number): BenchCase {
  let found = '';
  return {
    area: 'funding path',
    name,
    bar,
    run: () => {
      const path = fundingPath(problem, { vary: 'all' });
      if (!path.ok) throw new Error(JSON.stringify(path.faults));
      const { breakpoints, refused } = path.value;
      found = `${breakpoints.length} break-points${refused === null ? '' : `, ${refused}`}`;
    },
    iterations,
    note: () => found,
  };
}

/** Rows of the engine, the funding path and the choice of whole outputs. */
export const allocationCases: BenchCase[] = [
  planCase('component'),
  planCase('output'),
  ...yearCases,
  largeCase,
  choiceCase,
  pathCase('all-proportional program, year grain', oneStage, 'at most 1 s', 7),
  pathCase('four-stage program, year grain', straight, 'at most 12 s, at most 2,000 break-points', 3),
];
