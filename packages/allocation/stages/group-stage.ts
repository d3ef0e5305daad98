import { type Fraction, fraction, ONE, parseFraction, scaled, ZERO } from '@tamwil/money';
import { commonDenominator } from '../exact/common-denominator.ts';
import { type Block, type Element, leximin } from '../flow/leximin.ts';
import { type Region, regionGraph } from '../flow/region.ts';
import type { Layers } from '../flow/totals-part.ts';
import type { StageDocument } from '../request/program-schema.ts';
import { type GroupClaim, groupClaims } from './group-claims.ts';
import { type GroupTotals, shareInsideGroups } from './inside-groups.ts';
import { type Increments, raiseAwards, type StageClaim } from './share-stage.ts';
import { closeExhausted, isOpen, openRegion, openScale, type State } from './state.ts';

/**
 * A stage with `by`: the money is shared between groups first, then inside all groups together with the group totals
 * fixed. A group's increment is payable when its members' increments are, so the groups form a polymatroid of their own.
 *
 * @param selected in the order of `to`, those that lack nothing included
 * @param claims in the order of `to`
 */
export function shareByGroup(
  state: State,
  selected: readonly number[],
  claims: readonly StageClaim[],
  stage: StageDocument,
  limit: Fraction | null,
): Increments {
  const groups = groupClaims(state, selected, claims);
  const totals = groupTotals(state, groups, stage, limit);
  const increments = shareInsideGroups(state, groups, totals, selected, claims, stage);
  raiseAwards(state, increments.given);
  closeExhausted(state);
  return increments;
}

/** What each group gets, and which parts of the network it uses up. */
function groupTotals(
  state: State,
  groups: readonly GroupClaim[],
  stage: StageDocument,
  limit: Fraction | null,
): GroupTotals {
  const { network, meter } = state;
  const lacks = groups.flatMap(({ members }) => members.map(({ lack }) => lack));
  const scale = openScale(state, limit === null ? lacks : [...lacks, limit]);
  const most = limit === null ? null : scaled(limit, scale);
  const nodeOf = (index: number) => network.nodes + index;
  const region = withGroups(state, openRegion(state, scale), groups, scale, nodeOf);

  if (stage.share === 'priority') {
    const flow = regionGraph(region, 1n, meter, 1);
    for (const [node, amount] of region.kept) flow.graph.addArc(flow.place.get(node)!, flow.money + 1, amount);
    flow.graph.maximize(flow.money, flow.money + 1);
    let left = most;
    const totals = groups.map(({ lack }, index) => {
      let wanted = scaled(lack, scale);
      if (left !== null && left < wanted) wanted = left;
      const amount = flow.graph.pull(flow.money, flow.place.get(nodeOf(index))!, wanted);
      if (left !== null) left -= amount;
      return fraction(amount, scale);
    });
    return { totals, layers: ONE_LAYER };
  }

  const weights = groups.map(({ name }) => {
    const text = stage.weights === undefined || !Object.hasOwn(stage.weights, name) ? undefined : stage.weights[name];
    return text === undefined ? ONE : parseFraction(text)!;
  });
  const weightScale = commonDenominator(weights);
  const elements: Element[] = groups.map(({ lack }, index) => {
    const claim = scaled(lack, scale);
    const weight = scaled(weights[index]!, weightScale);
    return { node: nodeOf(index), claim, weight: stage.share === 'proportional' ? weight * claim : weight };
  });
  const order = elements.map((_, index) => index);
  order.sort((a, b) => {
    const [x, y] = [elements[a]!, elements[b]!];
    const [left, right] = [x.claim * y.weight, y.claim * x.weight];
    return left < right ? -1 : left > right ? 1 : a - b;
  });
  const totals = groups.map(() => ZERO);
  const rule = stage.share === 'equal-losses' ? 'equal-losses' : 'equal-awards';
  const blocks = leximin(region, elements, order, rule, most, meter);
  for (const block of blocks) {
    for (const [index, element] of block.elements.entries()) {
      totals[element] = fraction(block.shares[index]!, block.denominator * scale);
    }
  }
  return { totals, layers: layersOfBlocks(blocks) };
}

const ONE_LAYER: Layers = { count: 1, ofNode: () => 0, ofGroup: () => 0 };

/** Each block and those before it use up the money that can reach them; the last may leave some. */
function layersOfBlocks(blocks: readonly Block[]): Layers {
  const ofNode = new Map(blocks.flatMap(({ region }, layer) => region.nodes.map((node) => [node, layer] as const)));
  const ofGroup = new Map(blocks.flatMap(({ elements }, layer) => elements.map((group) => [group, layer] as const)));
  return { count: blocks.length, ofNode: (node) => ofNode.get(node)!, ofGroup: (group) => ofGroup.get(group)! };
}

/** The open region with one node more for each group, which its open members pay into. */
function withGroups(
  state: State,
  region: Region,
  groups: readonly GroupClaim[],
  scale: bigint,
  nodeOf: (index: number) => number,
): Region {
  const arcs = [...region.arcs];
  for (const [index, { members }] of groups.entries()) {
    const capacities = new Map<number, bigint>();
    for (const { target, lack } of members) {
      const node = state.network.nodeOfTarget[target]!;
      if (isOpen(state, node)) capacities.set(node, (capacities.get(node) ?? 0n) + scaled(lack, scale));
    }
    for (const [node, capacity] of capacities) arcs.push({ from: node, to: nodeOf(index), capacity });
  }
  return { ...region, nodes: [...region.nodes, ...groups.map((_, index) => nodeOf(index))], arcs };
}
