import type { Checked, Fault } from '@tamwil/fault';
import { compare, type Fraction, fraction, minus, over, plus, times } from '@tamwil/money';
import { WorkExceeded, WorkMeter } from '../flow/work-meter.ts';
import { type Run, runProgram } from '../stages/run-program.ts';
import { workTooLarge } from '../stages/work-too-large.ts';
import type { Problem } from '../types.ts';
import { type Breakpoint, BreakpointList } from './breakpoints.ts';
import { findPieces, pieceAt } from './find-pieces.ts';
import { mayCurve } from './may-curve.ts';
import type { Piece } from './piece.ts';
import { simplestBetween, wellInside } from './simplest-between.ts';
import { claimsOf, type VariedFunding, varyFunding } from './varied-funding.ts';

/** More break-points than this are not listed. */
export const MOST_BREAKPOINTS = 2_000;
/** Default bound of a whole path, in arcs looked at: some half a minute of one core. */
export const DEFAULT_PATH_WORK = 2_000_000_000;
/** Runs that even the largest problem may make. */
const FEWEST_RUNS = 10;
/** Work of one run, in arcs looked at. */
const WORK_PER_RUN = 40_000_000;

export interface PathOptions {
  /** `'all'` scales every source alike; a source's id varies that source and leaves the others. */
  readonly vary: string;
  /** Funds at which the path ends, in minor units; by default all claims, or the present funds if they are more. */
  readonly upTo?: bigint;
  /** Funds at which the exact awards are wanted, in minor units. */
  readonly at?: readonly bigint[];
  /** Most work, in arcs looked at; then the path ends as `path-too-long`. */
  readonly workLimit?: number;
  /** Counts the work of the path too: a bound for several questions together. */
  readonly within?: WorkMeter;
  /** Told the part of the path that is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Exact awards at one amount of funds. */
export interface PathPoint {
  readonly funds: bigint;
  readonly awards: readonly Fraction[];
  /** Share of each target in the next dollar; null where the path is not straight. */
  readonly nextDollar: readonly Fraction[] | null;
  /** Why the program cannot be run at these funds; the lists are empty then. */
  readonly fault: string | null;
}

export interface FundingPath {
  readonly problem: Problem;
  readonly breakpoints: readonly Breakpoint[];
  readonly at: readonly PathPoint[];
  readonly refused: null | 'path-not-linear' | 'path-too-long';
}

/** A run that the engine refused, on its way up to `fundingPath`. */
class RefusedRun extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults[0]?.code);
    this.faults = faults;
  }
}

/**
 * The awards as a function of the money: exact break-points, the split of the next dollar between them, and exact awards
 * at single amounts. The awards are straight lines between break-points and continuous from the right; they jump where
 * the program decides (guards, released minima, whole outputs). The path begins where the program can first be run:
 * where no source has more booked than it has, a cut is absorbed, protected minima are paid.
 *
 * @param problem a problem that `checkProblem` finds nothing wrong with
 * @param options `vary` names `all` or a source of the problem
 * @returns the path; `path-not-linear` lists no break-points, `path-too-long` those found (2,000 at most). Faults: those
 *   of a run, when there are no funds at which the program runs; work-too-large.
 * @example
 * ```ts
 * import { fundingPath, fundingPathAnswer } from '@tamwil/allocation';
 * const path = fundingPath(
 *   {
 *     digits: 2,
 *     targets: [{ id: 'a', claim: 100n }, { id: 'b', claim: 300n }],
 *     sources: [{ id: 'core', amount: 100n, for: '*' }],
 *     program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'equal-awards' }] },
 *   },
 *   { vary: 'all', upTo: 300n },
 * );
 * const breakpoints = path.ok ? fundingPathAnswer(path.value).breakpoints : [];
 * breakpoints.map(({ funds, nextDollar }) => [funds, nextDollar.length]) // => [['0.00', 2], ['2.00', 1]]
 * ```
 */
export function fundingPath(problem: Problem, options: PathOptions): Checked<FundingPath> {
  try {
    return { ok: true, value: tracePath(problem, options) };
  } catch (error) {
    if (error instanceof WorkExceeded) return workTooLarge();
    if (!(error instanceof RefusedRun)) throw error;
    return { ok: false, faults: error.faults };
  }
}

function tracePath(problem: Problem, { vary, upTo, at = [], ...options }: PathOptions): FundingPath {
  const position = problem.sources.findIndex(({ id }) => id === vary);
  const workLimit = options.workLimit ?? DEFAULT_PATH_WORK;
  const meter = new WorkMeter(Number.POSITIVE_INFINITY, options.within);
  const funding = varyFunding(problem, vary === 'all' ? 'all' : position, new WorkMeter(WORK_PER_RUN, meter));
  let runs = 0;
  const isBeyond = (times: number) => runs >= times * FEWEST_RUNS && meter.spent > times * workLimit;
  const runAt = (parameter: Fraction): Run => {
    // The path itself ends at its bound; single amounts and the search for its beginning may take as much again.
    if (isBeyond(3)) throw new RefusedRun(workTooLarge().faults);
    runs += 1;
    const amounts = funding.amountsAt(parameter);
    const run = runProgram(problem, { amounts, workLimit: WORK_PER_RUN, within: meter });
    if (!run.ok) throw new RefusedRun(run.faults);
    return run.value;
  };
  const end = funding.parameterAt(endOf(problem, vary === 'all' ? null : position, upTo));
  const pointsAt = (path: readonly Breakpoint[], curved: boolean) =>
    at.map((funds) => pointAt(funding, runAt, fraction(funds), end, path, curved));
  if (mayCurve(problem)) return { problem, breakpoints: [], at: pointsAt([], true), refused: 'path-not-linear' };

  const list = new BreakpointList(funding);
  const from = firstRunnable(funding, runAt, end, at.length > 0 && problem.program.direction === 'cut');
  if (from === null) return { problem, breakpoints: [], at: pointsAt([], false), refused: null };
  const length = minus(end, from);
  const hasRoomFor = (piece: Piece): boolean => {
    list.add(piece);
    if (list.found.length <= MOST_BREAKPOINTS) return true;
    list.found.length = MOST_BREAKPOINTS;
    return false;
  };
  let outcome: 'curved' | 'ended' | null = null;
  if (length.n > 0n) {
    outcome = findPieces(funding, runAt, { from, to: end }, (piece) => {
      if (!hasRoomFor(piece) || isBeyond(1)) return false;
      options.onProgress?.(partOf(minus(piece.to, from), length));
      return true;
    });
  }
  if (outcome === null && length.n >= 0n) {
    // The end belongs to the path: what the next dollar does there tells whether it is a break-point.
    const last = pieceFrom(funding, runAt, end);
    if (last !== null && last !== 'curved' && !hasRoomFor(last)) outcome = 'ended';
  }
  if (outcome === 'curved') return { problem, breakpoints: [], at: pointsAt([], true), refused: 'path-not-linear' };
  // What stands before the last break-point found is complete; the last one's own stretch may be, too.
  const known = outcome === 'ended' ? [] : list.found;
  return {
    problem,
    breakpoints: list.found,
    at: pointsAt(known, false),
    refused: outcome === 'ended' ? 'path-too-long' : null,
  };
}

function endOf(problem: Problem, source: number | null, upTo: bigint | undefined): Fraction {
  if (upTo !== undefined) return fraction(upTo);
  const claims = claimsOf(problem);
  const present =
    source === null ? problem.sources.reduce((sum, { amount }) => sum + amount, 0n) : problem.sources[source]!.amount;
  return compare(claims, fraction(present)) > 0 ? claims : fraction(present);
}

function partOf(done: Fraction, whole: Fraction): number {
  const share = over(done, whole);
  return Number((share.n * 1000n) / share.d) / 1000;
}

/**
 * The least parameter at which the program runs. When it does not even run at the end: refused, or null for a path of
 * cuts whose single amounts say so each for itself.
 */
function firstRunnable(
  funding: VariedFunding,
  runAt: (parameter: Fraction) => Run,
  end: Fraction,
  isSaidOfAmounts: boolean,
): Fraction | null {
  const runs = (parameter: Fraction): boolean => {
    try {
      runAt(parameter);
      return true;
    } catch (error) {
      if (error instanceof RefusedRun && error.faults[0]!.code !== 'work-too-large') return false;
      throw error;
    }
  };
  if (compare(funding.least, end) >= 0 || runs(funding.least)) return funding.least;
  if (!runs(end)) {
    if (isSaidOfAmounts) return null;
    runAt(end);
  }
  // Halved until the place is the only short fraction left: it is where whole cents meet, so it is one.
  let [below, above] = [funding.least, end];
  const enough = times(minus(end, funding.least), { n: 1n, d: 2n ** 128n });
  while (compare(minus(above, below), enough) > 0) {
    const middle = wellInside(below, above);
    if (runs(middle)) above = middle;
    else below = middle;
  }
  const place = simplestBetween(below, above);
  return runs(place) ? place : above;
}

function pointAt(
  funding: VariedFunding,
  runAt: (parameter: Fraction) => Run,
  funds: Fraction,
  end: Fraction,
  path: readonly Breakpoint[],
  curved: boolean,
): PathPoint {
  const whole = funds.n;
  const parameter = funding.parameterAt(funds);
  if (compare(parameter, funding.least) < 0) {
    return { funds: whole, awards: [], nextDollar: [], fault: 'booked-above-amount' };
  }
  try {
    const { awards } = runAt(parameter);
    const isInside = path.length > 0 && compare(parameter, end) < 0;
    const known = isInside ? path.findLast((breakpoint) => compare(breakpoint.funds, funds) <= 0) : undefined;
    const nextDollar = curved ? null : (known?.nextDollar ?? nextDollarAt(funding, runAt, parameter));
    return { funds: whole, awards, nextDollar, fault: null };
  } catch (error) {
    if (!(error instanceof RefusedRun) || error.faults[0]!.code === 'work-too-large') throw error;
    return { funds: whole, awards: [], nextDollar: [], fault: error.faults[0]!.code };
  }
}

/** The right derivative at a parameter: the slopes of the piece that begins there or goes on across it. */
function nextDollarAt(
  funding: VariedFunding,
  runAt: (parameter: Fraction) => Run,
  parameter: Fraction,
): Fraction[] | null {
  const piece = pieceFrom(funding, runAt, parameter);
  if (piece === null || piece === 'curved') return null;
  return piece.awards.map(({ slope }) => over(slope, funding.fundsSlope));
}

/** The piece that begins at a parameter or goes on across it; null where none is found. */
function pieceFrom(
  funding: VariedFunding,
  runAt: (parameter: Fraction) => Run,
  parameter: Fraction,
): Piece | 'curved' | null {
  let to = plus(parameter, plus(parameter, fraction(1n)));
  for (let tries = 0; tries < 200; tries += 1) {
    const point = wellInside(parameter, to);
    const piece = pieceAt(funding, runAt, point, { from: parameter, to });
    if (piece === 'curved') return piece;
    if (piece !== 'between-two-pieces' && compare(piece.from, parameter) === 0) return piece;
    to = piece === 'between-two-pieces' ? point : piece.from;
  }
  return null;
}
