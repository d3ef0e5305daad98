import type { Problem } from '@tamwil/allocation';
import highsLoader, { type Highs } from 'highs';

/**
 * The yardsticks: the same questions put to a linear-programming solver, as one would without an engine of one's own.
 * The model is written in the solver's text format, in the unit the caller names; nothing here is exact.
 */
let loaded: Promise<Highs> | null = null;
const highs = (): Promise<Highs> => {
  loaded ??= highsLoader();
  return loaded;
};

/** Sums of a text model are broken into lines, which the format wants short. */
function terms(parts: readonly string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += 10) lines.push(parts.slice(i, i + 10).join(' '));
  return lines.join('\n ');
}

interface Network {
  readonly claims: readonly number[];
  readonly amounts: readonly number[];
  /** Targets that each source reaches. */
  readonly reaches: readonly (readonly number[])[];
}

function networkIn({ targets, sources }: Problem, unit: bigint): Network {
  const position = new Map(targets.map(({ id }, t) => [id, t]));
  return {
    claims: targets.map(({ claim }) => Number(claim) / Number(unit)),
    amounts: sources.map(({ amount }) => Number(amount) / Number(unit)),
    reaches: sources.map(({ for: reach }) =>
      reach === '*' ? targets.map((_, t) => t) : reach.map((id) => position.get(id)!),
    ),
  };
}

/** Flow variables and the rows that keep every source within its amount. */
function flows({ amounts, reaches, claims }: Network): { supply: string[]; into: string[][] } {
  const into: string[][] = claims.map(() => []);
  const supply = reaches.flatMap((reached, s) => {
    if (reached.length === 0) return [];
    for (const t of reached) into[t]!.push(`+ f${s}_${t}`);
    return [` s${s}: ${terms(reached.map((t) => `+ f${s}_${t}`))} <= ${amounts[s]}`];
  });
  return { supply, into };
}

export interface LeximinAnswer {
  readonly coverage: readonly number[];
  readonly programs: number;
  /** The solver's own word for its first answer. */
  readonly firstStatus: string;
}

/**
 * The most equal coverage as a sequence of linear programs: the worst coverage is maximized, the targets whose rows have
 * a price are fixed at it, and the rest is maximized again, until all are fixed.
 */
export async function leximinByPrograms(problem: Problem, unit: bigint, mostPrograms = 400): Promise<LeximinAnswer> {
  const solver = await highs();
  const network = networkIn(problem, unit);
  const { supply, into } = flows(network);
  const coverage: number[] = network.claims.map((claim) => (claim === 0 ? 1 : Number.NaN));
  let programs = 0;
  let firstStatus = '';
  while (coverage.some(Number.isNaN) && programs < mostPrograms) {
    const rows = network.claims.map((claim, t) => {
      const paid = into[t]!.length === 0 ? `+ 0 z` : terms(into[t]!);
      return Number.isNaN(coverage[t])
        ? ` t${t}: ${paid} - ${claim} z >= 0`
        : ` t${t}: ${paid} >= ${claim * coverage[t]! * (1 - 1e-9)}`;
    });
    const model = `Maximize\n obj: z\nSubject To\n${[...supply, ...rows].join('\n')}\nBounds\n 0 <= z <= 1\nEnd\n`;
    const solution = solver.solve(model);
    programs += 1;
    if (programs === 1) firstStatus = solution.Status;
    if (solution.Status !== 'Optimal') break;
    const level = solution.Columns['z']!.Primal;
    const prices = new Map(
      solution.Rows.flatMap((row) =>
        'Name' in row && 'Dual' in row ? [[String(row.Name), Math.abs(Number(row.Dual))] as const] : [],
      ),
    );
    const open = network.claims.flatMap((_, t) => (Number.isNaN(coverage[t]) ? [t] : []));
    const priced = level >= 1 ? open : open.filter((t) => (prices.get(`t${t}`) ?? 0) > 1e-12);
    // Without a price the solver has not said who is stuck; then all are taken to be.
    for (const t of priced.length > 0 ? priced : open) coverage[t] = level;
  }
  return { coverage, programs, firstStatus };
}

/** The best value of whole outputs as an integer program; the solver's gap is set to nothing. */
export async function bestValueByProgram(problem: Problem, unit: bigint): Promise<{ status: string; value: number }> {
  const solver = await highs();
  const network = networkIn(problem, unit);
  const { supply, into } = flows(network);
  const [stage] = problem.program.stages;
  const position = new Map(problem.targets.map(({ id }, t) => [id, t]));
  const pair = ([a, b]: readonly [string, string]) => [position.get(a)!, position.get(b)!] as const;
  const rows = network.claims.map((claim, t) => ` t${t}: ${terms([...into[t]!, `- ${claim} y${t}`])} = 0`);
  const requires = (stage!.requires ?? []).map(pair).map(([a, b], i) => ` r${i}: y${a} - y${b} <= 0`);
  const excludes = (stage!.excludes ?? []).map(pair).map(([a, b], i) => ` x${i}: y${a} + y${b} <= 1`);
  const value = problem.targets.map(({ id }, t) => `+ ${stage!.value![id]} y${t}`);
  const model = `Maximize\n obj: ${terms(value)}\nSubject To\n${[...supply, ...rows, ...requires, ...excludes].join('\n')}\nBinary\n ${terms(network.claims.map((_, t) => `y${t}`))}\nEnd\n`;
  const solution = solver.solve(model, { mip_rel_gap: 0, mip_abs_gap: 0 });
  return { status: solution.Status, value: Math.round(solution.ObjectiveValue) };
}
