import type { StageDocument } from '../request/program-schema.ts';
import type { Problem, Source, Target } from '../types.ts';

/**
 * The same problem among some of its targets only: the others leave the sources' lists and every list of the program,
 * so that nothing names what is no longer there. Booked money is left out, because it is a fact about one target and no
 * rule.
 */
export function restrictProblem({ digits, targets, sources, program }: Problem, ids: ReadonlySet<string>): Problem {
  const kept = targets.filter(({ id }) => ids.has(id));
  const known = new Set(
    kept.flatMap(({ id, unit = id, group }) => (group === undefined ? [id, unit] : [id, unit, group])),
  );
  const { minimumViable } = program;
  return {
    digits,
    targets: kept,
    sources: sources.map((source) => restrictSource(source, known)),
    program: {
      ...program,
      stages: program.stages.map((stage) => restrictStage(stage, known)),
      ...(minimumViable && {
        minimumViable: {
          ...minimumViable,
          ...(minimumViable.release && { release: among(minimumViable.release, known) }),
          ...(minimumViable.protected && { protected: among(minimumViable.protected, known) }),
        },
      }),
    },
  };
}

function restrictSource({ id, amount, for: reach, atMost }: Source, known: ReadonlySet<string>): Source {
  return {
    id,
    amount,
    for: reach === '*' ? reach : among(reach, known),
    ...(atMost && { atMost: amongKeys(atMost, known) }),
  };
}

function restrictStage(stage: StageDocument, known: ReadonlySet<string>): StageDocument {
  const { to, weights, weightsWithin, value, requires, excludes, must } = stage;
  const pairs = (list: readonly (readonly [string, string])[]) =>
    list.filter((pair) => pair.every((id) => known.has(id))).map(([a, b]): [string, string] => [a, b]);
  return {
    ...stage,
    ...(Array.isArray(to) && { to: among(to, known) }),
    ...(to !== undefined && typeof to === 'object' && 'groups' in to && { to: { groups: among(to.groups, known) } }),
    ...(weights && { weights: amongKeys(weights, known) }),
    ...(weightsWithin && { weightsWithin: amongKeys(weightsWithin, known) }),
    ...(value && { value: amongKeys(value, known) }),
    ...(requires && { requires: pairs(requires) }),
    ...(excludes && { excludes: pairs(excludes) }),
    ...(must && { must: among(must, known) }),
  };
}

function among(names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter((name) => known.has(name));
}

function amongKeys<Value>(entries: Readonly<Record<string, Value>>, known: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => known.has(name)));
}

/** The problem with some targets replaced; the others stay as they are. */
export function withTargets(problem: Problem, change: (target: Target) => Target): Problem {
  return { ...problem, targets: problem.targets.map(change) };
}
