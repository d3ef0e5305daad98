import { compare, type Fraction, over } from '@tamwil/money';
import type { Problem } from '../types.ts';
import type { Line } from './line.ts';
import { awardsAt, type Piece } from './piece.ts';
import { sumOfSlopes } from './stage-claim-lines.ts';
import type { VariedFunding } from './varied-funding.ts';

export interface PathEvent {
  readonly code: 'target-complete' | 'target-starts' | 'stage-starts' | 'money-unusable' | 'jump';
  readonly target?: string;
  readonly stage?: string;
}

/** Where the split of the next dollar changes, or awards jump. Exact, in minor units, before cents. */
export interface Breakpoint {
  readonly funds: Fraction;
  /** Award of each target here; after the jump, if there is one. */
  readonly awards: readonly Fraction[];
  /** Share of each target in the next dollar. */
  readonly nextDollar: readonly Fraction[];
  /** Targets whose award jumps here, with their award just before and here. */
  readonly jump: readonly { readonly target: number; readonly before: Fraction; readonly after: Fraction }[];
  readonly events: readonly PathEvent[];
}

/**
 * Joins pieces that follow each other into break-points: a piece that goes on in the line of the one before is no
 * break-point.
 */
export class BreakpointList {
  readonly found: Breakpoint[] = [];
  readonly #funding: VariedFunding;
  readonly #mayJump: boolean;
  #left: Piece | null = null;

  constructor(funding: VariedFunding) {
    const { stages, minimumViable } = funding.problem.program;
    this.#funding = funding;
    this.#mayJump =
      minimumViable !== undefined ||
      stages.some(({ select, minFundingRatio }) => (select ?? minFundingRatio) !== undefined);
  }

  add(piece: Piece): void {
    const { problem, fundsSlope, fundsAt } = this.#funding;
    const left = this.#left;
    this.#left = piece;
    const jump = left !== null && this.#mayJump ? jumpsBetween(left, piece) : [];
    const turns = left === null || piece.awards.some(({ slope }, target) => !isSame(slope, left.awards[target]!.slope));
    if (!turns && jump.length === 0) return;
    this.found.push({
      funds: fundsAt(piece.from),
      // Computed when asked for: of a long path few are looked at.
      get awards() {
        return awardsAt(piece, piece.from);
      },
      nextDollar: piece.awards.map(({ slope }) => over(slope, fundsSlope)),
      jump,
      events: eventsBetween(problem, left, piece, jump.length > 0, fundsSlope),
    });
  }
}

const isSame = (a: Fraction, b: Fraction): boolean => a.n === b.n && a.d === b.d;

function jumpsBetween(left: Piece, piece: Piece): Breakpoint['jump'] {
  const before = awardsAt(left, piece.from);
  return awardsAt(piece, piece.from).flatMap((after, target) =>
    isSame(after, before[target]!) ? [] : [{ target, before: before[target]!, after }],
  );
}

function eventsBetween(
  { targets, program }: Problem,
  left: Piece | null,
  piece: Piece,
  jumps: boolean,
  fundsSlope: Fraction,
): PathEvent[] {
  const events: PathEvent[] = [];
  if (jumps) events.push({ code: 'jump' });
  const rests = (line: Line | undefined): boolean => line === undefined || (line.at.n === 0n && line.slope.n === 0n);
  for (const [index, { id }] of program.stages.entries()) {
    if (rests(left?.used[index]) && !rests(piece.used[index])) events.push({ code: 'stage-starts', stage: id });
  }
  const isComplete = (line: Line | undefined, claim: bigint): boolean =>
    line !== undefined && line.slope.n === 0n && line.at.d === 1n && line.at.n === claim;
  for (const [index, { id, claim }] of targets.entries()) {
    const [was, is] = [left?.awards[index], piece.awards[index]];
    if (rests(was) && !rests(is)) events.push({ code: 'target-starts', target: id });
    if (claim > 0n && !isComplete(was, claim) && isComplete(is, claim))
      events.push({ code: 'target-complete', target: id });
  }
  const usable = (from: Piece) => sumOfSlopes(from.awards.map(({ slope }) => slope));
  const before = left === null ? fundsSlope : usable(left);
  if (compare(usable(piece), fundsSlope) < 0 && compare(usable(piece), before) < 0)
    events.push({ code: 'money-unusable' });
  return events;
}
