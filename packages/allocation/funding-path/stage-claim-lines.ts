import { compare, type Fraction, over, plus, times, ZERO } from '@tamwil/money';
import type { Instance } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { StageRun } from '../stages/run-program.ts';
import { weighClaims } from '../stages/share-stage.ts';
import { addLines, constantLine, type Line } from './line.ts';

/** One claim of a stage, as it stands at the point of a path that is looked at. */
export interface ClaimLines {
  readonly target: number;
  readonly node: number;
  /** What it lacked up to its ceiling. */
  readonly lack: Line;
  readonly given: Fraction;
  readonly status: 'nothing' | 'part' | 'all';
  /** Increment (in equal losses: what is withheld) of a claim met in part, per unit of level. */
  readonly weight: Fraction;
  /** The level at which the claim is met in full (in equal losses: withheld in full); null for a claim met in part. */
  readonly fullLevel: Line | null;
  /** Whether it is met in part at a weight that changes along the path: then its increment is no straight line. */
  readonly isCurved: boolean;
}

/** The rules that have a common level. */
export type LevelRule = 'proportional' | 'equal-awards' | 'equal-losses';

/** The rule by which a stage shares among single targets, inside groups if it has `by`; null when it has no level. */
export function levelRuleOf({ share, by, within }: StageDocument): LevelRule | null {
  const rule = by === undefined ? share : (within ?? 'proportional');
  return rule === undefined || rule === 'priority' ? null : rule;
}

/**
 * The claims of a stage with their lacks as lines.
 *
 * @param slopes change of each target's award before the stage
 */
export function stageClaimLines(
  instance: Instance,
  nodeOfTarget: readonly number[],
  { stage, lacks, given }: StageRun,
  slopes: readonly Fraction[],
): ClaimLines[] {
  const share = levelRuleOf(stage);
  const claims = [...lacks].map(([target, lack]) => ({ target, lack }));
  const weights = stage.by === undefined ? stage.weights : stage.weightsWithin;
  const weighted = weighClaims(instance, claims, share ?? 'proportional', weights);
  const lackOf = (target: number, at: Fraction): Line => {
    const slope = slopes[target]!;
    return { at, slope: slope.n === 0n ? slope : { n: -slope.n, d: slope.d } };
  };
  const unitLacks = new Map<number, Line>();
  for (const { target, lack } of claims) {
    const unit = instance.unitOf[target]!;
    if (instance.units[unit]!.cells.length === 1) continue;
    const known = unitLacks.get(unit);
    const line = lackOf(target, lack);
    unitLacks.set(unit, known === undefined ? line : addLines(known, line));
  }
  return weighted.map(({ target, lack: at, weight }) => {
    const lack = lackOf(target, at);
    const unitLack = unitLacks.get(instance.unitOf[target]!) ?? lack;
    const amount = given.get(target) ?? ZERO;
    const isWhole = amount.n === at.n && amount.d === at.d;
    const status = amount.n === 0n ? 'nothing' : isWhole ? 'all' : 'part';
    return {
      target,
      node: nodeOfTarget[target]!,
      lack,
      given: amount,
      status,
      // A proportional weight is weight x lack; a cell's weight in the equal rules is its part of the unit's lack.
      weight: share === 'proportional' && status === 'part' ? times(weight, at) : weight,
      fullLevel: status === 'part' ? null : fullLevel(share, at, weight, unitLack),
      isCurved: status === 'part' && isWeightMoving(share, lack, unitLack),
    };
  });
}

function fullLevel(share: LevelRule | null, at: Fraction, weight: Fraction, unitLack: Line): Line {
  if (share === 'proportional') return constantLine({ n: weight.d, d: weight.n });
  const perUnit = over(at, weight);
  if (unitLack.slope.n === 0n) return constantLine(perUnit);
  return { at: perUnit, slope: times(perUnit, over(unitLack.slope, unitLack.at)) };
}

function isWeightMoving(share: LevelRule | null, lack: Line, unitLack: Line): boolean {
  if (share === null) return false;
  if (share === 'proportional') return lack.slope.n !== 0n;
  if (lack === unitLack) return false;
  return compare(times(lack.slope, unitLack.at), times(unitLack.slope, lack.at)) !== 0;
}

/** The sum of fractions that are mostly zero. */
export function sumOfSlopes(slopes: Iterable<Fraction>): Fraction {
  let sum: Fraction = ZERO;
  for (const slope of slopes) if (slope.n !== 0n) sum = plus(sum, slope);
  return sum;
}
