import { type Fraction, fraction, minus, scaled, ZERO } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import type { Member } from '../flow/alike-members.ts';
import { type FixedTotals, shareWithFixedTotals } from '../flow/fixed-totals.ts';
import { shareWithFixedTotalsInOrder } from '../flow/fixed-totals-in-order.ts';
import type { Layers } from '../flow/totals-part.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { GroupClaim } from './group-claims.ts';
import { priorityOrder } from './priority-order.ts';
import { type Increments, type StageClaim, weighClaims } from './share-stage.ts';
import { isOpen, openRegion, openScale, type State } from './state.ts';

/** What the groups of a stage get. */
export interface GroupTotals {
  /** In the order of the groups. */
  readonly totals: readonly Fraction[];
  /** Of nodes, and of groups by position. */
  readonly layers: Layers;
}

/**
 * The second step of a stage with `by`: shares the fixed total of each group among its members, jointly over all
 * groups, because members of different groups may depend on the same sources.
 */
export function shareInsideGroups(
  state: State,
  groups: readonly GroupClaim[],
  { totals, layers }: GroupTotals,
  selected: readonly number[],
  claims: readonly StageClaim[],
  stage: StageDocument,
): Increments {
  const { network, instance } = state;
  const within = stage.within ?? 'proportional';
  const rule = within === 'equal-losses' ? 'equal-losses' : 'equal-awards';
  const weighted = weighClaims(instance, claims, within === 'priority' ? 'proportional' : within, stage.weightsWithin);
  const groupIndex = new Map(groups.map(({ group }, index) => [group, index]));
  const open = weighted.filter(({ target }) => isOpen(state, network.nodeOfTarget[target]!));
  const scale = openScale(
    state,
    open.map(({ lack }) => lack),
  );
  const weightScale = commonDenominator(open.map(({ weight }) => weight));
  const members: Member[] = open.map(({ target, lack, weight }) => {
    const claim = scaled(lack, scale);
    const factor = scaled(weight, weightScale);
    return {
      node: network.nodeOfTarget[target]!,
      group: groupIndex.get(instance.groupOf[target]!)!,
      claim,
      weight: within === 'proportional' ? factor * claim : factor,
    };
  });
  const problem: FixedTotals = {
    region: openRegion(state, scale),
    members,
    totals: totals.map(({ n, d }) => fraction(n * scale, d)),
  };
  let amounts: readonly Fraction[];
  if (within === 'priority') {
    const order = new Map(priorityOrder(instance, selected).map((target, rank) => [target, rank]));
    const ranks = open
      .map((_, index) => index)
      .sort((a, b) => order.get(open[a]!.target)! - order.get(open[b]!.target)!);
    amounts = shareWithFixedTotalsInOrder(problem, ranks, state.meter);
  } else {
    amounts = shareWithFixedTotals(problem, layers, rule, state.meter);
  }
  const given = new Map<number, Fraction>();
  const levels = new Map<number, Fraction>();
  const blockLevels = new Map<number, null>();
  for (const [index, { target }] of open.entries()) {
    const amount = amounts[index]!;
    if (amount.n !== 0n) given.set(target, scale === 1n ? amount : fraction(amount.n, amount.d * scale));
  }
  if (within !== 'priority') {
    for (const { target, lack, weight } of weighted) {
      const amount = given.get(target) ?? ZERO;
      const measured = within === 'equal-losses' ? minus(lack, amount) : amount;
      const base = within === 'proportional' ? fraction(weight.n * lack.n, weight.d * lack.d) : weight;
      levels.set(target, fraction(measured.n * base.d, measured.d * base.n));
      if (within === 'equal-losses' && amount.n === 0n) blockLevels.set(target, null);
    }
  }
  return { given, levels, blockLevels };
}
