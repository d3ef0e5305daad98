import type { Problem, ProgramDocument, Source, Target } from '@tamwil/allocation';
import { joinedSources } from './joined-sources.ts';

/** Targets that stand for one another: a program treats them alike, whatever the money is. */
export interface Joined {
  /** Positions of the targets behind each joined one. */
  readonly members: readonly (readonly number[])[];
  /** The same problem with one target for each of them, and one source for all that reach the same. */
  join(problem: Problem): Problem;
}

/**
 * Joins targets of one group that the same sources reach and the same steps select, where every step shares in
 * proportion to claims inside a group: they always have the same part of their claims, so one target with the sum of
 * their claims gets the sum of their awards, exactly. Where a step does anything else, every target stands for itself.
 *
 * Why it is exact: the most that a set of targets can be paid depends on who reaches it, so a bound that binds one of
 * them binds all; and proportional levels with the same bounds are unique (Megiddo 1974).
 *
 * @param problem with all the money that may ever come
 * @param mayBeCapped whether other amounts can bring a source ceilings that it does not have here
 */
export function joinedTargets(problem: Problem, mayBeCapped: (source: Source) => boolean): Joined {
  const { targets, sources, program } = problem;
  if (!sharesByClaims(program)) return { members: targets.map((_, t) => [t]), join: (same) => same };
  const position = new Map(targets.map(({ id }, t) => [id, t]));
  const alone = new Set(targetsWithFields(targets, program));
  const reachedBy = targets.map((): number[] => []);
  for (const [s, source] of sources.entries()) {
    const reached = source.for === '*' ? targets.keys() : source.for.map((id) => position.get(id)!);
    const capped = source.atMost !== undefined || mayBeCapped(source);
    for (const t of reached) {
      reachedBy[t]!.push(s);
      if (capped) alone.add(t);
    }
    for (const { target } of source.booked ?? []) alone.add(position.get(target)!);
  }
  // Groups matter to steps that share between them or name them; a ceiling on a group leaves its targets alone.
  const byGroup = program.stages.some(({ by, to }) => by !== undefined || (typeof to === 'object' && 'groups' in to));
  const chosen = program.stages.map(({ to }) => selection(to, targets));
  const places = new Map<string, number>();
  const members: number[][] = [];
  const placeOf = new Map<string, number>();
  for (const [t, target] of targets.entries()) {
    const steps = chosen.map((isChosen) => isChosen(target)).join();
    const group = byGroup ? JSON.stringify(target.group) : '';
    const key = alone.has(t) ? `${t}` : `${group} ${steps} ${reachedBy[t]!.join()}`;
    let place = places.get(key);
    if (place === undefined) {
      place = members.push([]) - 1;
      places.set(key, place);
    }
    members[place]!.push(t);
    placeOf.set(target.id, place);
  }
  const joined = members.map((own) => (own.length === 1 ? targets[own[0]!]! : sumOf(own.map((t) => targets[t]!))));
  const ids = (places: Iterable<number>): string[] => [...new Set(places)].map((place) => joined[place]!.id);
  const stages = program.stages.map((stage, index) => {
    if (!Array.isArray(stage.to)) return stage;
    return { ...stage, to: ids(members.flatMap(([t], place) => (chosen[index]!(targets[t!]!) ? [place] : []))) };
  });
  const fewer = { ...program, stages };
  // Lists of targets come again with every draw; equal ones become the same list.
  const known = new WeakMap<readonly string[], readonly string[]>();
  const lists = new Map<string, readonly string[]>();
  const reach = (list: readonly string[]): readonly string[] => {
    const before = known.get(list);
    if (before !== undefined) return before;
    const found = ids(list.map((id) => placeOf.get(id)!));
    const key = JSON.stringify(found);
    const same = lists.get(key) ?? found;
    lists.set(key, same);
    known.set(list, same);
    return same;
  };
  return {
    members,
    join: (other) => ({
      ...other,
      targets: joined,
      program: fewer,
      sources: joinedSources(
        other.sources.map((source) => (source.for === '*' ? source : { ...source, for: reach(source.for) })),
      ),
    }),
  };
}

/** Whether every step gives the targets inside a group, or all of them, the same part of what they lack. */
function sharesByClaims({ direction, minimumViable, stages }: ProgramDocument): boolean {
  if (direction === 'cut' || minimumViable !== undefined) return false;
  return stages.every(({ share, by, within = 'proportional', weights, weightsWithin, select, upTo }) => {
    if (select !== undefined || weights !== undefined || weightsWithin !== undefined) return false;
    if (typeof upTo === 'object' && 'amount' in upTo) return false;
    return by === undefined ? share === 'proportional' : share !== 'priority' && within === 'proportional';
  });
}

/** Targets whose unit has an amount in a field that is a step's ceiling: it is no part of their claim. */
function targetsWithFields(targets: readonly Target[], { stages }: ProgramDocument): number[] {
  const fields = stages.flatMap(({ upTo }) => (typeof upTo === 'object' && 'field' in upTo ? [upTo.field] : []));
  const units = new Set(
    targets.filter((target) => fields.some((field) => (target.fields?.[field] ?? 0n) !== 0n)).map(unitOf),
  );
  return [...targets.keys()].filter((t) => units.has(unitOf(targets[t]!)));
}

function unitOf({ id, unit }: Target): string {
  return unit ?? id;
}

/** Whether a step speaks of a target. */
function selection(to: ProgramDocument['stages'][number]['to'], targets: readonly Target[]) {
  if (to === undefined || to === '*') return () => true;
  if (!Array.isArray(to)) return ({ group }: Target) => group !== undefined && to.groups.includes(group);
  const ids = new Set(targets.map(({ id }) => id));
  const named = new Set(to);
  // A name that is a target's is not a unit's.
  return ({ id, unit }: Target) => named.has(id) || (unit !== undefined && named.has(unit) && !ids.has(unit));
}

/** One target for several: its unit is itself, because no step that asks for units joins targets. */
function sumOf(own: readonly Target[]): Target {
  const [{ id, group }] = own as [Target, ...Target[]];
  const claim = own.reduce((sum, target) => sum + target.claim, 0n);
  return { id, claim, unit: id, ...(group === undefined ? {} : { group }) };
}
