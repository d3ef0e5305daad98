import { compare, type Fraction, ONE, over, parseFraction, times, ZERO } from '@tamwil/money';
import type { Instance } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';
import { addLines, constantLine, type Line, subtractLines } from './line.ts';
import type { LevelRule } from './stage-claim-lines.ts';
import type { MovingClaim } from './stage-slopes.ts';

/**
 * The conditions under which a stage with `by` keeps its structure: no group total passes its ends, and neither the
 * levels of the groups nor those of all members change their order. That is more than needed where two levels have
 * nothing to do with each other; the path then only stops to look once more.
 *
 * @returns lines that are not negative here and must stay so, or `curved` when a group's total is no straight line
 */
export function groupOrderConditions(
  instance: Instance,
  stage: StageDocument,
  members: readonly MovingClaim[],
  within: LevelRule | null,
): Line[] | 'curved' {
  const groups = new Map<number, { lack: Line; total: Line }>();
  for (const { target, lack, givenLine } of members) {
    const group = instance.groupOf[target]!;
    const known = groups.get(group);
    groups.set(group, {
      lack: known === undefined ? lack : addLines(known.lack, lack),
      total: known === undefined ? givenLine : addLines(known.total, givenLine),
    });
  }
  const conditions: Line[] = [];
  const levels: Line[] = [];
  for (const [group, { lack, total }] of groups) {
    const open = subtractLines(lack, total);
    conditions.push(open, total);
    const level = groupLevel(stage, weightOf(stage, instance.groups[group]!.name), lack, total);
    if (level === 'curved') return level;
    if (level !== null) levels.push(level);
  }
  conditions.push(...inOrder(levels));
  if (within !== null) conditions.push(...inOrder(members.map(({ level }) => level!)));
  return conditions;
}

function groupLevel(stage: StageDocument, weight: Fraction, lack: Line, total: Line): Line | null | 'curved' {
  const per = (line: Line, divisor: Fraction): Line => ({
    at: over(line.at, divisor),
    slope: over(line.slope, divisor),
  });
  const isNothing = total.at.n === 0n;
  const isAll = subtractLines(lack, total).at.n === 0n;
  switch (stage.share) {
    case 'proportional':
      if (isAll) return constantLine({ n: weight.d, d: weight.n });
      if (isNothing) return constantLine(ZERO);
      return lack.slope.n === 0n ? per(total, times(weight, lack.at)) : 'curved';
    case 'equal-awards':
      return per(total, weight);
    case 'equal-losses':
      return per(subtractLines(lack, total), weight);
    default:
      return null;
  }
}

function weightOf({ weights }: StageDocument, name: string): Fraction {
  return weights !== undefined && Object.hasOwn(weights, name) ? parseFraction(weights[name]!)! : ONE;
}

/** Each distinct level stays at or above the one below it. */
function inOrder(levels: readonly Line[]): Line[] {
  const sorted = [...levels].sort((a, b) => compare(a.at, b.at) || compare(a.slope, b.slope));
  return sorted
    .slice(1)
    .map((level, index) => subtractLines(level, sorted[index]!))
    .filter(({ slope }) => slope.n !== 0n);
}
