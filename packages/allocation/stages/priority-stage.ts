import { type Fraction, fraction, scaled } from '@tamwil/money';
import type { Increments, StageClaim } from './share-stage.ts';
import { closeNodes, isOpen, openScale, payAwards, type State, shrinkOpenNetwork } from './state.ts';

/**
 * Strict priority: each claim in turn gets the most that the sources can still pay beside all awards and the claims
 * before it. That is the lexicographic maximum, whatever routes the money takes.
 *
 * @param claims in order of priority
 */
export function shareByPriority(state: State, claims: readonly StageClaim[], limit: Fraction | null): Increments {
  const { network } = state;
  const given = new Map<number, Fraction>();
  const open = claims.filter(({ target }) => isOpen(state, network.nodeOfTarget[target]!));
  if (open.length === 0) return { given, levels: new Map(), blockLevels: new Map() };
  const scale = openScale(state, [...open.map(({ lack }) => lack), ...(limit === null ? [] : [limit])]);
  const flow = payAwards(state, scale);
  let left = limit === null ? null : scaled(limit, scale);
  for (const { target, lack } of open) {
    let wanted = scaled(lack, scale);
    if (left !== null && left < wanted) wanted = left;
    const amount = flow.graph.pull(flow.money, flow.place.get(network.nodeOfTarget[target]!)!, wanted);
    if (left !== null) left -= amount;
    if (amount > 0n) given.set(target, fraction(amount, scale));
  }
  const reached = flow.graph.reachable([flow.money], flow.money + 1);
  closeNodes(
    state,
    state.openNodes.filter((node) => reached[flow.place.get(node)!] === 0),
    flow,
  );
  shrinkOpenNetwork(state);
  return { given, levels: new Map(), blockLevels: new Map() };
}
