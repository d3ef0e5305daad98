import { compare, type Fraction, fraction, minus, plus, times, ZERO } from '@tamwil/money';
import type { Run } from '../stages/run-program.ts';
import type { Piece } from './piece.ts';
import { pieceAround } from './piece-around.ts';
import { wellInside } from './simplest-between.ts';
import type { VariedFunding } from './varied-funding.ts';

/** The run of the program at a parameter. */
export type RunAt = (parameter: Fraction) => Run;

/** One whole look at a stretch, or why there is none. */
type Look = Piece | 'curved' | 'between-two-pieces';

/** How near to its neighbour a run stands whose slopes are read off, and a decision that is looked at from below. */
const NEAR = 2n ** 40n;
/** How often nearer runs are tried. */
const MOST_TRIES = 3;
/** Parts of a stretch this small are not searched any more: a jump lies inside. */
const LEAST_PART = 2n ** 120n;

/**
 * The straight pieces of a path, from left to right. A run at any point certifies the whole piece around it; what is left
 * on either side is searched in the same way, so there are about as many runs as pieces. A point that happens to be a
 * break-point gives no piece and only divides the stretch.
 *
 * Where the program decides (whole outputs, released minima), a piece counts as far as the decisions at both its ends are
 * those at its point: each test of a decision is passed from some amount on, so what is decided alike at two amounts is
 * decided so between them.
 *
 * @param visit receives the pieces in order; returns false to end the search
 * @returns null, or why the search ended early
 */
export function findPieces(
  funding: VariedFunding,
  runAt: RunAt,
  whole: { readonly from: Fraction; readonly to: Fraction },
  visit: (piece: Piece) => boolean,
): 'curved' | 'ended' | null {
  const least = times(minus(whole.to, whole.from), { n: 1n, d: LEAST_PART });
  const open: ({ from: Fraction; to: Fraction } | Piece)[] = [whole];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if ('awards' in part) {
      if (!visit(part)) return 'ended';
      continue;
    }
    const { from, to } = part;
    if (compare(minus(to, from), least) <= 0) continue;
    const point = wellInside(from, to);
    const piece = pieceAt(funding, runAt, point, part);
    if (piece === 'curved') return piece;
    if (piece === 'between-two-pieces') open.push({ from: point, to }, { from, to: point });
    else open.push({ from: piece.to, to }, piece, { from, to: piece.from });
  }
  return null;
}

/** The piece around a point, as far as it reaches inside a part of the path. */
export function pieceAt(
  funding: VariedFunding,
  runAt: RunAt,
  point: Fraction,
  part: { readonly from: Fraction; readonly to: Fraction },
): Look {
  const { stages, minimumViable } = funding.problem.program;
  const run = runAt(point);
  const hasGroups = stages.some(({ by }) => by !== undefined);
  const look = hasGroups ? lookAround(funding, runAt, run, point, part) : pieceAround(funding, run, point, part, null);
  if (look === 'curved' || look === 'between-two-pieces') return look;
  const decides = minimumViable !== undefined || stages.some(({ select }) => select !== undefined);
  const piece = decides ? whileDecidedAlike(look, run, runAt) : look;
  return compare(piece.from, piece.to) < 0 ? piece : 'between-two-pieces';
}

/**
 * The piece around a point from runs close by on both sides, which stages with `by` need. Runs that are not collinear
 * have a break-point between them, so their slopes mean nothing and nearer ones are tried. Where even the nearest are not
 * collinear, the point is a break-point itself or the path is curved there, which the nearest run on its right tells.
 */
function lookAround(
  funding: VariedFunding,
  runAt: RunAt,
  run: Run,
  point: Fraction,
  part: { readonly from: Fraction; readonly to: Fraction },
): Look {
  let offset = fraction(part.to.n * part.from.d - part.from.n * part.to.d, part.to.d * part.from.d * 1024n);
  for (let tries = 1; ; tries += 1) {
    const [below, above] = [runAt(minus(point, offset)), runAt(plus(point, offset))];
    const isStraight = areCollinear(below, run, above);
    if (isStraight || tries === MOST_TRIES) {
      const look = pieceAround(funding, run, point, part, { run: above, offset });
      return isStraight || look === 'curved' ? look : 'between-two-pieces';
    }
    offset = times(offset, { n: 1n, d: NEAR });
  }
}

/** Whether every increment of three runs at equal distances lies on one line. */
function areCollinear(below: Run, run: Run, above: Run): boolean {
  return run.stages.every(({ given }, stage) =>
    run.instance.claims.every((_, target) => {
      const [low, middle, high] = [below.stages[stage]!.given, given, above.stages[stage]!.given].map(
        (increments) => increments.get(target) ?? ZERO,
      );
      return compare(plus(low!, high!), plus(middle!, middle!)) === 0;
    }),
  );
}

/** Cuts a piece back to its point at an end where the program decides otherwise; the rest is searched on its own. */
function whileDecidedAlike(piece: Piece, run: Run, runAt: RunAt): Piece {
  const decided = decisionsOf(run);
  const { at, from, to } = piece;
  const justBefore = minus(to, times(minus(to, at), { n: 1n, d: NEAR }));
  return {
    ...piece,
    from: decisionsOf(runAt(from)) === decided ? from : at,
    to: decisionsOf(runAt(justBefore)) === decided ? to : at,
  };
}

function decisionsOf({ state, stages }: Run): string {
  return JSON.stringify([
    [...state.released].sort((a, b) => a - b),
    stages.map(({ selection }) => selection?.units ?? null),
  ]);
}
