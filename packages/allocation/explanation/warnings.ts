import { minimumOf } from '../stages/minimum-viable.ts';
import type { Run } from '../stages/run-program.ts';
import type { Problem, Warning } from '../types.ts';
import type { AllocationWarningCode } from '../warning-codes.ts';

const warning = (code: AllocationWarningCode, pointer: string, params: Warning['params'] = {}): Warning => ({
  code,
  pointer,
  params,
});

/** What a user should know about a request that is answered all the same, in request order. */
export function warningsOf(run: Run): Warning[] {
  const { problem } = run.instance;
  return [
    ...targetsInNoStage(run),
    ...problem.sources.flatMap((source, index) =>
      source.for !== '*' && source.for.length === 0
        ? [warning('source-reaches-nobody', `/sources/${index}`, { source: source.id })]
        : [],
    ),
    ...(run.funds.n > run.instance.totalClaims * run.funds.d ? [warning('money-above-claims', '/sources')] : []),
    ...minimaAboveClaims(run),
    ...monotonicity(problem),
    ...linearity(problem),
    ...run.stages.flatMap((_, index) => stageWarnings(run, index)),
  ];
}

function targetsInNoStage(run: Run): Warning[] {
  const named = new Set<number>();
  for (const { selected } of run.stages) for (const target of selected) named.add(target);
  const { targets } = run.instance.problem;
  return targets.flatMap((target, index) =>
    named.has(index) ? [] : [warning('target-in-no-stage', `/targets/${index}`, { target: target.id })],
  );
}

function minimaAboveClaims(run: Run): Warning[] {
  const rule = run.instance.problem.program.minimumViable;
  if (rule === undefined) return [];
  return run.instance.units.flatMap(({ name, cells }, unit) =>
    minimumOf(run.state, unit, rule.field).clamped
      ? [warning('minimum-above-claim', `/targets/${cells[0]}`, { unit: name })]
      : [],
  );
}

/**
 * More money never lowers anyone in programs without guards, minima and selection, with limits and groups only on
 * unrestricted money, without a share between groups or cells after a limit in per cent of funds, and without equal
 * sharing between cells after another stage on restricted money (counterexamples to each in
 * test/properties/allocation.test.ts). The first cause that takes a program out of that class is named.
 */
function monotonicity({ program, sources, targets }: Problem): Warning[] {
  if (program.minimumViable !== undefined) return [warning('may-not-be-monotone', '/program/minimumViable')];
  const restricted = isRestricted(sources);
  const hasCells = targets.some((target) => target.unit !== undefined && target.unit !== target.id);
  let percentLimited = false;
  for (const [index, stage] of program.stages.entries()) {
    const at = (key: keyof typeof stage) => [
      warning('may-not-be-monotone', `/program/stages/${index}/${key}`, { stage: stage.id }),
    ];
    if (stage.minFundingRatio !== undefined) return at('minFundingRatio');
    if (stage.select !== undefined) return at('select');
    if (stage.limit !== undefined && restricted) return at('limit');
    if (stage.by !== undefined && (restricted || percentLimited)) return at('by');
    const isWeighedByUnit = hasCells && (stage.share === 'equal-awards' || stage.share === 'equal-losses');
    if (isWeighedByUnit && (percentLimited || (restricted && index > 0))) return at('share');
    if (stage.limit !== undefined && 'percentOfFunds' in stage.limit) percentLimited = true;
  }
  return [];
}

/** A proportional stage after a stage with a limit bends the funding path, except after a fixed limit on unrestricted money. */
function linearity({ program, sources }: Problem): Warning[] {
  const restricted = isRestricted(sources);
  let limited = false;
  for (const [index, stage] of program.stages.entries()) {
    const isProportional =
      stage.share === 'proportional' || (stage.by !== undefined && (stage.within ?? 'proportional') === 'proportional');
    if (limited && isProportional) return [warning('path-not-linear', `/program/stages/${index}`, { stage: stage.id })];
    if (stage.limit !== undefined && (restricted || 'percentOfFunds' in stage.limit)) limited = true;
  }
  return [];
}

export function isRestricted(sources: Problem['sources']): boolean {
  return sources.some(
    (source) => source.for !== '*' || Object.keys(source.atMost ?? {}).length > 0 || (source.booked ?? []).length > 0,
  );
}

function stageWarnings(run: Run, index: number): Warning[] {
  const { stage, selected, used, skipped, selection, awards } = run.stages[index]!;
  const { instance } = run;
  const at = `/program/stages/${index}`;
  const warnings: Warning[] = [];
  const units = new Set(selected.map((target) => instance.units[instance.unitOf[target]!]!.name));
  const groups = new Set(selected.map((target) => instance.groups[instance.groupOf[target]!]?.name));
  const keyed = [
    ['weights', stage.weights, stage.by === undefined ? units : groups],
    ['weightsWithin', stage.weightsWithin, units],
    ['value', stage.value, units],
  ] as const;
  for (const [key, record, known] of keyed) {
    for (const name of Object.keys(record ?? {})) {
      if (!known.has(name))
        warnings.push(warning('weight-for-unselected', `${at}/${key}/${escaped(name)}`, { stage: stage.id, name }));
    }
  }
  if (skipped === null && used.n === 0n) warnings.push(warning('stage-without-effect', at, { stage: stage.id }));
  for (const unit of selection?.misfits.keys() ?? []) {
    const { name, cells } = instance.units[unit]!;
    if (cells.some((cell) => awards[cell]!.n > 0n)) {
      warnings.push(warning('partial-before-whole', at, { stage: stage.id, unit: name }));
    }
  }
  return warnings;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
