import { compare, type Fraction, formatFraction } from '@tamwil/money';
import type { Run } from '../stages/run-program.ts';

/** A tight set by positions: these sources are used up inside these targets, or the stage's limit is. */
export interface TightSet {
  readonly stage: number;
  readonly level: Fraction | null;
  readonly targets: readonly number[];
  readonly sources: readonly number[];
  readonly limit: boolean;
}

/**
 * For every target that a stage left below its ceiling, the smallest set of targets and sources that explains it: all
 * of what those sources have is with those targets, so it cannot be raised without lowering one of them. These are the
 * nodes that reach it in the residual graph; the smallest tight set is unique, whatever flow was found. Sets of one
 * stage and level that share a source are merged. A target is explained where money first failed it: its set never
 * changes afterwards.
 */
export function tightSets(run: Run): TightSet[] {
  if (run.direction === 'cut') return [];
  const explained = new Set<number>();
  const closures = new Map<number, Closure>();
  const sets: TightSet[] = [];
  for (const [index, stage] of run.stages.entries()) {
    const own: { level: Fraction | null; targets: Set<number>; sources: Set<number> }[] = [];
    const byLevel = new Map<string, typeof own>();
    const limited = new Map<string, { level: Fraction | null; targets: number[] }>();
    for (const target of [...stage.stalled.keys()].sort((a, b) => a - b)) {
      const level = stage.blockLevels.get(target) ?? stage.levels.get(target) ?? null;
      const key = level === null ? '' : formatFraction(level);
      if (stage.stalled.get(target) === 'limit') {
        const entry = limited.get(key) ?? { level, targets: [] };
        entry.targets.push(target);
        limited.set(key, entry);
        continue;
      }
      if (explained.has(target)) continue;
      explained.add(target);
      const closure = closureOf(run, target, closures);
      const same = byLevel.get(key) ?? [];
      byLevel.set(key, same);
      // Nodes of one class have one closure: the common case is one look-up.
      const home = same.find(({ sources }) => closure.sources.some((source) => sources.has(source)));
      if (home === undefined) {
        same.push({ level, targets: new Set([target, ...closure.targets]), sources: new Set(closure.sources) });
        continue;
      }
      home.targets.add(target);
      if (
        home.sources.size < run.instance.problem.sources.length ||
        !closure.targets.every((t) => home.targets.has(t))
      ) {
        for (const other of [...same]) {
          if (other !== home && closure.sources.some((source) => other.sources.has(source))) {
            for (const member of other.targets) home.targets.add(member);
            for (const source of other.sources) home.sources.add(source);
            same.splice(same.indexOf(other), 1);
          }
        }
        for (const member of closure.targets) home.targets.add(member);
        for (const source of closure.sources) home.sources.add(source);
      }
      run.state.meter.spend(closure.targets.length);
    }
    for (const list of byLevel.values()) own.push(...list);
    const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
    const found: TightSet[] = [
      ...own.map(({ level, targets, sources }) => ({
        stage: index,
        level,
        targets: ascending(targets),
        sources: ascending(sources),
        limit: false,
      })),
      ...[...limited.values()].map(({ level, targets }) => ({
        stage: index,
        level,
        targets,
        sources: [],
        limit: true,
      })),
    ];
    sets.push(...found.sort(byLevelThenTarget));
  }
  return sets;
}

function byLevelThenTarget(a: TightSet, b: TightSet): number {
  if (a.level !== null && b.level !== null) {
    const order = compare(a.level, b.level);
    if (order !== 0) return order;
  }
  return a.targets[0]! - b.targets[0]!;
}

interface Closure {
  readonly targets: readonly number[];
  readonly sources: readonly number[];
}

/** What reaches a target's node in the residual graph; members without an award hold nothing that could be moved. */
function closureOf(run: Run, target: number, known: Map<number, Closure>): Closure {
  const { state } = run;
  const node = state.network.nodeOfTarget[target]!;
  const cached = known.get(node);
  if (cached !== undefined) return cached;
  const flow = state.closedBy.get(node)!;
  const seen = flow.graph.reaching([flow.place.get(node)!], flow.money + 1);
  const targets: number[] = [];
  const sources = new Set<number>();
  for (const [place, member] of flow.nodes.entries()) {
    if (seen[place] === 0 || member >= state.network.nodes) continue;
    for (const source of state.network.sourcesAt[member]!) sources.add(source);
    for (const other of state.network.targetsAt[member] ?? []) if (state.awards[other]!.n > 0n) targets.push(other);
  }
  const closure = { targets, sources: [...sources] };
  known.set(node, closure);
  return closure;
}

/** Stage that first stalled a target for lack of money, with the set that explains it. */
export function tightSetOf(sets: readonly TightSet[]): ReadonlyMap<number, TightSet> {
  const of = new Map<number, TightSet>();
  for (const set of sets) if (!set.limit) for (const target of set.targets) if (!of.has(target)) of.set(target, set);
  return of;
}
