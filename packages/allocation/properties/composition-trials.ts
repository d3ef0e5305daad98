import { compare, type Fraction, fraction, gcd, plus } from '@tamwil/money';
import type { Problem, Target } from '../types.ts';
import { drawProblem, scaleProblem } from './draw-problem.ts';
import { drawTargets } from './draw-targets.ts';
import type { Awards, TrialFacts, TrialMaker } from './property.ts';
import { withTargets } from './restrict-problem.ts';

/** Amounts above this many minor units are not used: a request takes at most 16 digits before the point. */
const MOST_AMOUNT = 10n ** 15n;

interface Instalments {
  /** The problem with all the money. */
  readonly all: Problem;
  /** The problem with the smaller amount. */
  readonly less: Problem;
  /** The awards of `lookAt`, as whole minor units. */
  readonly awards: ReadonlyMap<string, bigint>;
}

/**
 * A drawn problem with all and with part of its money, whose awards (of one of the two) are whole minor units, so that a
 * request can be made of them. A program without amounts of its own gives k times the awards for k times the amounts:
 * multiplied by their common denominator, the awards are whole.
 */
function drawInstalments({ whole, size, numbers, run }: TrialFacts, lookAt: 'all' | 'less'): Instalments | null {
  const drawn = drawProblem(whole, drawTargets(whole, size, numbers), numbers);
  const parts = drawn.sources.map(({ amount }) => (amount * BigInt(numbers.upTo(4))) / 4n);
  const halves = {
    all: drawn,
    less: { ...drawn, sources: drawn.sources.map((source, s) => ({ ...source, amount: parts[s]! })) },
  };
  const exact = run(halves[lookAt]);
  if (exact === null) return null;
  const factor = [...exact.values()].reduce((common, { d }) => (common / gcd(common, d)) * d, 1n);
  const hasOwnAmounts = whole.program.stages.some(({ upTo, limit }) =>
    [upTo, limit].some((bound) => typeof bound === 'object' && 'amount' in bound),
  );
  const largest = [...drawn.targets.map(({ claim }) => claim), ...drawn.sources.map(({ amount }) => amount)];
  if (factor !== 1n && (hasOwnAmounts || largest.some((amount) => amount * factor > MOST_AMOUNT))) return null;
  const inWhole = ({ n, d }: Fraction) => n * (factor / d);
  return {
    all: scaleProblem(halves.all, factor),
    less: scaleProblem(halves.less, factor),
    awards: new Map([...exact].map(([id, award]) => [id, inWhole(award)])),
  };
}

/** A target that asks for `claim` now, with its fields changed likewise. */
function asking(target: Target, claim: bigint, field: (amount: bigint) => bigint): Target {
  const fields = Object.entries(target.fields ?? {}).map(([name, amount]) => [name, field(amount)]);
  return { ...target, claim, ...(target.fields && { fields: Object.fromEntries(fields) }) };
}

function differing(before: Awards, expected: (id: string) => Fraction): string[] {
  return [...before].filter(([id, award]) => compare(award, expected(id)) !== 0).map(([id]) => id);
}

/**
 * Composition up: money in two instalments gives what it gives at once. The first request has all the money; the second
 * has the second instalment, for what the first one left open.
 */
export const compositionUp: TrialMaker = (facts) => {
  // A ceiling of a source is for both instalments together, which a second request by itself cannot know.
  if (facts.whole.sources.some(({ atMost }) => atMost !== undefined)) return null;
  const drawn = drawInstalments(facts, 'less');
  if (drawn === null) return null;
  const { all, less, awards } = drawn;
  const early = (id: string) => awards.get(id)!;
  const open = withTargets(all, (target) =>
    asking(target, target.claim - early(target.id), (field) =>
      field > early(target.id) ? field - early(target.id) : 0n,
    ),
  );
  const sources = all.sources.map((source, s) => ({ ...source, amount: source.amount - less.sources[s]!.amount }));
  return {
    first: all,
    second: { ...open, sources },
    violatedAt: (atOnce, late) => differing(atOnce, (id) => plus(fraction(early(id)), late.get(id)!)),
  };
};

/**
 * Composition down: if the money shrinks after a first allocation, its awards can stand in for the claims. The first
 * request has the smaller money and the original claims; the second asks for no more than the first allocation gave.
 */
export const compositionDown: TrialMaker = (facts) => {
  const drawn = drawInstalments(facts, 'all');
  if (drawn === null) return null;
  const { less, awards } = drawn;
  const promised = (id: string) => awards.get(id)!;
  const second = withTargets(less, (target) =>
    asking(target, promised(target.id), (field) => (field < promised(target.id) ? field : promised(target.id))),
  );
  return {
    first: less,
    second,
    violatedAt: (direct, rerun) => differing(direct, (id) => rerun.get(id)!),
  };
};
