import { compare } from '@tamwil/money';
import type { NodeClass } from './exhausted-nodes.ts';
import { type Line, subtractLines } from './line.ts';
import type { MovingClaim } from './stage-slopes.ts';

/**
 * The conditions under which a stage's levels stay the most equal ones: whoever could still use money (the needy) stands
 * no better than anyone from whom money could be moved to it (the givers). Money moves to a claim that an exhausted
 * class holds back from that class's smallest tight set only, to one that the limit holds back from anywhere.
 *
 * @param classOf class that holds a claim back in this stage, or -1
 * @returns lines that are not negative at the point looked at, and must stay so
 */
export function levelOrderConditions(
  claims: readonly MovingClaim[],
  classes: readonly NodeClass[],
  classOf: (claim: MovingClaim) => number,
  isLoss: boolean,
): Line[] {
  // Withheld amounts are compared the other way round.
  const aheadOf = (needy: Line, giver: Line) => (isLoss ? subtractLines(giver, needy) : subtractLines(needy, giver));
  const givers = new Map<number, LineSet>();
  const all = new LineSet(isLoss ? 'least' : 'greatest');
  for (const { node, status, level } of claims) {
    if (status === 'nothing') continue;
    all.add(level!);
    const known = givers.get(node) ?? new LineSet(isLoss ? 'least' : 'greatest');
    known.add(level!);
    givers.set(node, known);
  }
  const needy = new Map<number, LineSet>();
  for (const claim of claims) {
    if (claim.status === 'all') continue;
    const bound = classOf(claim);
    const known = needy.get(bound) ?? new LineSet(isLoss ? 'greatest' : 'least');
    known.add(claim.level!);
    needy.set(bound, known);
  }
  const conditions: Line[] = [];
  for (const [bound, lines] of needy) {
    let sources = all;
    if (bound !== -1) {
      sources = new LineSet(isLoss ? 'least' : 'greatest');
      for (const node of classes[bound]!.closure) for (const line of givers.get(node)?.lines() ?? []) sources.add(line);
    }
    for (const one of lines.lines()) for (const other of sources.lines()) conditions.push(aheadOf(one, other));
  }
  return conditions.filter(({ slope }) => slope.n !== 0n);
}

/** Distinct lines; of those that do not move only the extreme one, which speaks for them all. */
class LineSet {
  readonly #moving = new Map<string, Line>();
  readonly #extreme: 'least' | 'greatest';
  #still: Line | null = null;

  constructor(extreme: 'least' | 'greatest') {
    this.#extreme = extreme;
  }

  add(line: Line): void {
    const { at, slope } = line;
    if (slope.n !== 0n) this.#moving.set(`${at.n}/${at.d} ${slope.n}/${slope.d}`, line);
    else if (this.#still === null) this.#still = line;
    else {
      const order = compare(at, this.#still.at);
      if (this.#extreme === 'greatest' ? order > 0 : order < 0) this.#still = line;
    }
  }

  lines(): Line[] {
    return this.#still === null ? [...this.#moving.values()] : [this.#still, ...this.#moving.values()];
  }
}
