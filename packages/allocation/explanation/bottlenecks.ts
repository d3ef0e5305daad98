import { compare, type Fraction, formatFraction } from '@tamwil/money';
import type { RegionFlow } from '../flow/region.ts';
import { strongComponents } from '../flow/strong-components.ts';
import type { WorkMeter } from '../flow/work-meter.ts';
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
 * of what those sources have is with those targets, and any other source that may pay one of them is used up in a set
 * before this one, by targets that are worse off. So the target cannot be raised without lowering one of its set or one
 * of those. The set is what reaches the target in the residual graph of its own part of the network; the smallest tight
 * set is unique, whatever flow was found. No source stands in two sets, so an ask for each set counts nothing twice.
 * Sets of one stage and level that share a source are merged. A target is explained where money first failed it: its set
 * never changes afterwards. A set without sources: all that may pay its targets is used up in sets before it, or
 * nothing may.
 */
export function tightSets(run: Run): TightSet[] {
  if (run.direction === 'cut') return [];
  const explained = new Set<number>();
  const closures = closuresOf(run);
  const sets: TightSet[] = [];
  for (const [index, stage] of run.stages.entries()) {
    const byLevel = new Map<string, MergedSets>();
    const limited = new Map<string, { level: Fraction | null; targets: number[] }>();
    for (const target of [...stage.stalled.keys()].sort((a, b) => a - b)) {
      const shared = stage.blockLevels.get(target);
      const level = shared === undefined ? (stage.levels.get(target) ?? null) : shared;
      const key = level === null ? '' : formatFraction(level);
      if (stage.stalled.get(target) === 'limit') {
        const entry = limited.get(key) ?? { level, targets: [] };
        entry.targets.push(target);
        limited.set(key, entry);
      } else if (!explained.has(target)) {
        explained.add(target);
        const same = byLevel.get(key) ?? mergedSets(level, run.state.meter);
        byLevel.set(key, same);
        same.add(target, closures(target));
      }
    }
    const found: TightSet[] = [
      ...[...byLevel.values()].flatMap((same) => same.sets(index)),
      ...[...limited.values()].map((entry) => ({ stage: index, ...entry, sources: [], limit: true })),
    ];
    sets.push(...found.sort(byLevelThenTarget));
  }
  return sets;
}

interface Closure {
  readonly targets: readonly number[];
  readonly sources: readonly number[];
}

interface MergedSets {
  add(target: number, closure: Closure): void;
  sets(stage: number): TightSet[];
}

/** What a member of a set costs, its name in the answer included, in arcs looked at. */
const WORK_PER_MEMBER = 50;

/** Sets of one stage and level, those that share a source made one. */
function mergedSets(level: Fraction | null, meter: WorkMeter): MergedSets {
  const homeOf = new Map<number, { targets: Set<number>; sources: Set<number> }>();
  const known = new Set<Closure>();
  const lonely: number[] = [];
  return {
    add(target, closure) {
      const [anySource] = closure.sources;
      if (anySource === undefined) {
        lonely.push(target);
        return;
      }
      if (!known.has(closure)) {
        known.add(closure);
        meter.spend(WORK_PER_MEMBER * closure.targets.length);
        const merged = { targets: new Set(closure.targets), sources: new Set(closure.sources) };
        for (const home of new Set(closure.sources.flatMap((source) => homeOf.get(source) ?? []))) {
          for (const member of home.targets) merged.targets.add(member);
          for (const source of home.sources) merged.sources.add(source);
        }
        for (const source of merged.sources) homeOf.set(source, merged);
      }
      homeOf.get(anySource)!.targets.add(target);
    },
    sets(stage) {
      const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
      const homes = [...new Set(homeOf.values())].map(({ targets, sources }) => ({
        stage,
        level,
        targets: ascending(targets),
        sources: ascending(sources),
        limit: false,
      }));
      // Targets with no source of their own: each is a tight set by itself, together they are one line.
      return lonely.length === 0
        ? homes
        : [...homes, { stage, level, targets: ascending(lonely), sources: [], limit: false }];
    },
  };
}

function byLevelThenTarget(a: TightSet, b: TightSet): number {
  if (a.level !== null && b.level !== null) {
    const order = compare(a.level, b.level);
    if (order !== 0) return order;
  }
  return a.targets[0]! - b.targets[0]!;
}

/** What reaches a target's node in the residual graph; nodes that reach each other share one answer. */
function closuresOf(run: Run): (target: number) => Closure {
  const { state } = run;
  const components = new Map<RegionFlow, Int32Array>();
  const known = new Map<RegionFlow, Map<number, Closure>>();
  return (target) => {
    const node = state.network.nodeOfTarget[target]!;
    const flow = state.closedBy.get(node)!;
    if (!components.has(flow)) {
      components.set(flow, strongComponents(flow.graph));
      known.set(flow, new Map());
    }
    const component = components.get(flow)![flow.place.get(node)!]!;
    const cached = known.get(flow)!.get(component);
    if (cached !== undefined) return cached;
    const seen = flow.graph.reaching([flow.place.get(node)!], flow.money + 1);
    const targets: number[] = [];
    const sources = new Set<number>();
    for (const [place, member] of flow.nodes.entries()) {
      if (seen[place] === 0) continue;
      for (const source of state.network.sourcesAt[member]!) sources.add(source);
      // A member without an award holds nothing that could be moved to another.
      for (const other of state.network.targetsAt[member] ?? []) if (state.awards[other]!.n > 0n) targets.push(other);
    }
    state.meter.spend(targets.length);
    const closure = { targets, sources: [...sources] };
    known.get(flow)!.set(component, closure);
    return closure;
  };
}

/** Stage that first stalled a target for lack of money, with the set that explains it. */
export function tightSetOf(sets: readonly TightSet[]): ReadonlyMap<number, TightSet> {
  const of = new Map<number, TightSet>();
  for (const set of sets) if (!set.limit) for (const target of set.targets) if (!of.has(target)) of.set(target, set);
  return of;
}
