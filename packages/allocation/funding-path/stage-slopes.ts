import { type Fraction, minus, over, plus, times, ZERO } from '@tamwil/money';
import type { NodeClass } from './exhausted-nodes.ts';
import type { Line } from './line.ts';
import { type ClaimLines, type LevelRule, sumOfSlopes } from './stage-claim-lines.ts';

/** A claim with its level: increment (in equal losses: what is withheld) per weight, as a line; null without a rule. */
export interface MovingClaim extends ClaimLines {
  readonly givenLine: Line;
  readonly level: Line | null;
}

/** What binds the claims that a stage met in part: the exhausted classes, and otherwise its limit. */
export interface Bounds {
  readonly classes: readonly NodeClass[];
  /** Class that holds the claim back in this stage, or -1: then the stage's limit does. */
  readonly classOf: (claim: ClaimLines) => number;
  readonly supplySlopes: readonly Fraction[];
  /** Change of what the targets at each node have, before the stage. */
  readonly nodeSlopes: readonly Fraction[];
  readonly limitSlope: Fraction;
}

const LEVEL_ZERO: Line = { at: ZERO, slope: ZERO };

/**
 * How a stage's increments move with the money. Whoever is met in full follows its lack, whoever gets nothing stays.
 * Those met in part share one unknown in each exhausted class: its money is used up exactly, at this point and beside
 * it, so the change of all that its smallest tight set has is the change of the money that can enter there. Under a
 * limit the unknown is found from the limit.
 */
export function moveClaims(claims: readonly ClaimLines[], rule: LevelRule | null, bounds: Bounds): MovingClaim[] {
  const nodeSlopes = [...bounds.nodeSlopes];
  const slopes = new Map<ClaimLines, Fraction>();
  const partLevels = new Map<ClaimLines, Line>();
  const settle = (claim: ClaimLines, slope: Fraction) => {
    slopes.set(claim, slope);
    if (slope.n !== 0n) nodeSlopes[claim.node] = plus(nodeSlopes[claim.node]!, slope);
  };
  const parts = new Map<number, ClaimLines[]>();
  for (const claim of claims) {
    if (claim.status === 'part') {
      const bound = bounds.classOf(claim);
      const known = parts.get(bound);
      if (known === undefined) parts.set(bound, [claim]);
      else known.push(claim);
    } else settle(claim, claim.status === 'all' ? claim.lack.slope : ZERO);
  }
  // Predecessors stand first among the classes; the limit comes last, because it counts what all others get.
  const order = [...parts.keys()].sort((a, b) => (a === -1 ? 1 : b === -1 ? -1 : a - b));
  for (const bound of order) {
    const members = parts.get(bound)!;
    const closure = bounds.classes[bound]?.closure;
    const change =
      closure === undefined
        ? minus(bounds.limitSlope, sumOfSlopes(slopes.values()))
        : closure.reduce((sum, node) => plus(sum, minus(bounds.supplySlopes[node]!, nodeSlopes[node]!)), ZERO);
    const own = members.map((claim) => ownChange(claim, rule));
    const fixed = sumOfSlopes(own.map(({ fixed }) => fixed));
    const perUnknown = sumOfSlopes(own.map(({ perUnknown }) => perUnknown));
    const unknown = over(minus(change, fixed), perUnknown);
    // Whoever is met in part in one class stands at one level: all could exchange money.
    const first = members[0]!;
    const level = rule && { at: over(measured(first.lack.at, first.given, rule), first.weight), slope: unknown };
    for (const [index, claim] of members.entries()) {
      if (level !== null) partLevels.set(claim, level);
      settle(claim, plus(own[index]!.fixed, times(own[index]!.perUnknown, unknown)));
    }
  }
  return claims.map((claim) => {
    const givenLine = { at: claim.given, slope: slopes.get(claim)! };
    return { ...claim, givenLine, level: partLevels.get(claim) ?? levelOf(claim, givenLine, rule) };
  });
}

/** Change of a claim met in part: a fixed part, and one per change of the level. */
function ownChange({ lack, weight }: ClaimLines, rule: LevelRule | null): { fixed: Fraction; perUnknown: Fraction } {
  if (rule === null) return { fixed: ZERO, perUnknown: { n: 1n, d: 1n } };
  if (rule === 'equal-losses') return { fixed: lack.slope, perUnknown: { n: -weight.n, d: weight.d } };
  return { fixed: ZERO, perUnknown: weight };
}

/** What the rule makes equal: the increment, in equal losses what is withheld. */
function measured(lack: Fraction, given: Fraction, rule: LevelRule): Fraction {
  return rule === 'equal-losses' ? minus(lack, given) : given;
}

/** The level of a claim as a line: increment (in equal losses: what is withheld) per weight. */
export function levelOf(claim: ClaimLines, givenLine: Line, rule: LevelRule | null): Line | null {
  if (rule === null) return null;
  const { status, fullLevel, lack, weight } = claim;
  const isLoss = rule === 'equal-losses';
  if (status === 'all') return isLoss ? LEVEL_ZERO : fullLevel;
  if (status === 'nothing') return isLoss ? fullLevel : LEVEL_ZERO;
  return {
    at: over(measured(lack.at, givenLine.at, rule), weight),
    slope: over(measured(lack.slope, givenLine.slope, rule), weight),
  };
}
