import type { Problem } from '../types.ts';

/**
 * The targets in classes of equal treatment: the program and the sources say the same about all members of a class, so
 * only their amounts (and their places in ordered lists) can tell them apart. Targets that share their unit with others,
 * that a source's ceiling names, or that stand in a pair of a selection stage are like no other.
 */
export function alikeTargets({ targets, sources, program }: Problem): string[][] {
  const cellsOf = new Map<string, number>();
  for (const { id, unit = id } of targets) cellsOf.set(unit, (cellsOf.get(unit) ?? 0) + 1);
  const ceilings = new Set(sources.flatMap(({ atMost }) => Object.keys(atMost ?? {})));
  const paired = new Set(
    program.stages.flatMap((stage) => [...(stage.requires ?? []), ...(stage.excludes ?? [])].flat()),
  );
  const speaksOfGroups =
    program.stages.some(({ by, to }) => by !== undefined || (typeof to === 'object' && !Array.isArray(to))) ||
    targets.some(({ group }) => group !== undefined && ceilings.has(group));
  const reaches = sources.map(({ for: reach }) => (reach === '*' ? reach : new Set(reach)));
  const { release = [], protected: kept = [] } = program.minimumViable ?? {};
  const stages = program.stages.map((stage) => ({
    to: Array.isArray(stage.to) ? new Set(stage.to) : undefined,
    must: new Set(stage.must),
    stage,
  }));
  const classes = new Map<string, string[]>();
  for (const { id, unit = id, group, fields } of targets) {
    if (unit !== id || cellsOf.get(unit) !== 1 || ceilings.has(id) || paired.has(id)) continue;
    const treatment = JSON.stringify([
      speaksOfGroups ? (group ?? null) : null,
      Object.keys(fields ?? {}).sort((a, b) => (a < b ? -1 : 1)),
      reaches.map((reach) => reach === '*' || reach.has(id)),
      release.includes(id),
      kept.includes(id),
      stages.map(({ to, must, stage }) => [
        to === undefined || to.has(id),
        must.has(id),
        stage.weights?.[id] ?? '1',
        stage.weightsWithin?.[id] ?? '1',
        stage.value?.[id] ?? 0,
      ]),
    ]);
    classes.set(treatment, [...(classes.get(treatment) ?? []), id]);
  }
  return [...classes.values()].filter((members) => members.length > 1);
}
