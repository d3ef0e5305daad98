import { type Fraction, fraction, ONE, parseFraction, plus, scaled } from '@tamwil/money';
import { commonDenominator, total } from '../exact/common-denominator.ts';
import { type Block, type Element, leximin } from '../flow/leximin.ts';
import type { Instance } from '../problem/instance.ts';
import type { StageDocument } from '../request/program-schema.ts';
import { closeNodes, isOpen, openRegion, openScale, type State, shrinkOpenNetwork } from './state.ts';

/** A claim of a stage: which target, and what it lacks up to its ceiling; above zero. */
export interface StageClaim {
  readonly target: number;
  readonly lack: Fraction;
}

/** What a stage hands out. */
export interface Increments {
  /** By target; absent: nothing. */
  readonly given: ReadonlyMap<number, Fraction>;
  /** Increment / weight (in equal-losses what is withheld / weight) of every claim of the stage. */
  readonly levels: ReadonlyMap<number, Fraction>;
  /** The common level of the block in which a claim ended; null: no money reached it when the stage began. */
  readonly blockLevels: ReadonlyMap<number, Fraction | null>;
}

/** Runs a stage with one of the three rules that have a common level, and closes what it exhausts. */
export function shareByLevel(
  state: State,
  claims: readonly StageClaim[],
  share: 'proportional' | 'equal-awards' | 'equal-losses',
  weights: StageDocument['weights'],
  limit: Fraction | null,
): Increments {
  const { instance, network } = state;
  const given = new Map<number, Fraction>();
  const levels = new Map<number, Fraction>();
  const blockLevels = new Map<number, Fraction | null>();
  const weighted = weighClaims(instance, claims, share, weights);
  const open = weighted.filter(({ target }) => isOpen(state, network.nodeOfTarget[target]!));
  const scale = openScale(state, [...open.map(({ lack }) => lack), ...(limit === null ? [] : [limit])]);
  const weightScale = commonDenominator(open.map(({ weight }) => weight));
  const elements: Element[] = open.map(({ target, lack, weight }) => {
    const claim = scaled(lack, scale);
    const factor = scaled(weight, weightScale);
    return { node: network.nodeOfTarget[target]!, claim, weight: share === 'proportional' ? factor * claim : factor };
  });
  const order = orderByRatio(open, elements, share);
  const blocks = leximin(
    openRegion(state, scale),
    elements,
    order,
    share === 'equal-losses' ? 'equal-losses' : 'equal-awards',
    limit === null ? null : scaled(limit, scale),
    state.meter,
  );
  for (const block of blocks) {
    const common = commonLevel(block, share, scale, weightScale);
    for (const [index, element] of block.elements.entries()) {
      const { target, lack, weight } = open[element]!;
      const part = block.shares[index]!;
      if (part !== 0n) given.set(target, fraction(part, block.denominator * scale));
      const isFull = part === elements[element]!.claim * block.denominator;
      levels.set(target, levelOf(share, isFull, part === 0n, common, lack, weight));
      if (common !== null && !isFull) blockLevels.set(target, common);
    }
    if (block.tight) closeNodes(state, block.region.nodes, block.flow);
  }
  shrinkOpenNetwork(state);
  for (const { target, lack, weight } of weighted) {
    if (levels.has(target)) continue;
    levels.set(target, levelOf(share, false, true, { n: 0n, d: 1n }, lack, weight));
    if (share === 'equal-losses') blockLevels.set(target, null);
  }
  return { given, levels, blockLevels };
}

interface WeightedClaim extends StageClaim {
  readonly weight: Fraction;
}

/**
 * The weights of a stage, without the factor c of proportional sharing. In the two equal rules a cell counts for its
 * part of its unit, so that splitting an output by years changes nobody's award.
 */
export function weighClaims(
  instance: Instance,
  claims: readonly StageClaim[],
  share: 'proportional' | 'equal-awards' | 'equal-losses',
  weights: StageDocument['weights'],
): WeightedClaim[] {
  const given = new Map(Object.entries(weights ?? {}).map(([name, text]) => [name, parseFraction(text)!]));
  const weightOf = (target: number) => given.get(instance.units[instance.unitOf[target]!]!.name) ?? ONE;
  if (share === 'proportional') return claims.map(({ target, lack }) => ({ target, lack, weight: weightOf(target) }));
  const lacks = new Map<number, Fraction[]>();
  for (const { target, lack } of claims) {
    const unit = instance.unitOf[target]!;
    const list = lacks.get(unit);
    if (list === undefined) lacks.set(unit, [lack]);
    else list.push(lack);
  }
  const unitLack = new Map([...lacks].map(([unit, list]) => [unit, list.length === 1 ? null : total(list)]));
  return claims.map(({ target, lack }) => {
    const whole = unitLack.get(instance.unitOf[target]!)!;
    const weight = weightOf(target);
    if (whole === null) return { target, lack, weight };
    return { target, lack, weight: fraction(weight.n * lack.n * whole.d, weight.d * lack.d * whole.n) };
  });
}

/** Ascending by claim / weight; of proportional weights that is descending by the weight itself. */
function orderByRatio(
  claims: readonly WeightedClaim[],
  elements: readonly Element[],
  share: 'proportional' | 'equal-awards' | 'equal-losses',
): number[] {
  const order = claims.map((_, index) => index);
  const compare = (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0);
  if (share === 'proportional') {
    if (claims.every(({ weight }) => weight === ONE)) return order;
    return order.sort((a, b) => {
      const [v, w] = [claims[a]!.weight, claims[b]!.weight];
      return compare(w.n * v.d, v.n * w.d) || a - b;
    });
  }
  return order.sort((a, b) => {
    const [x, y] = [elements[a]!, elements[b]!];
    return compare(x.claim * y.weight, y.claim * x.weight) || a - b;
  });
}

/** A block's level in the units of the stage: of the claim in proportional stages, else minor units per weight. */
function commonLevel(block: Block, share: string, scale: bigint, weightScale: bigint): Fraction | null {
  if (block.level === null) return null;
  return share === 'proportional'
    ? fraction(block.level.n * weightScale, block.level.d)
    : fraction(block.level.n * weightScale, block.level.d * scale);
}

function levelOf(
  share: 'proportional' | 'equal-awards' | 'equal-losses',
  isFull: boolean,
  isEmpty: boolean,
  common: Fraction | null,
  lack: Fraction,
  weight: Fraction,
): Fraction {
  const whole = (): Fraction =>
    share === 'proportional' ? fraction(weight.d, weight.n) : fraction(lack.n * weight.d, lack.d * weight.n);
  if (share === 'equal-losses') return isFull ? { n: 0n, d: 1n } : isEmpty ? whole() : common!;
  return isFull ? whole() : common!;
}

/** Adds increments to the awards. */
export function raiseAwards(state: State, given: ReadonlyMap<number, Fraction>): void {
  for (const [target, amount] of given) state.awards[target] = plus(state.awards[target]!, amount);
}
