import { fraction, minus } from '@tamwil/money';
import type { Run, StageRun } from '../stages/run-program.ts';
import type { Reason, ReasonCode } from '../types.ts';
import { type TightSet, tightSetOf } from './bottlenecks.ts';

/** Why each target has what it has, in request order: codes from a closed list, never prose. */
export function reasonsOf(run: Run, sets: readonly TightSet[]): Reason[][] {
  const { instance, state } = run;
  const tight = tightSetOf(sets);
  const funded = instance.amounts.flatMap((amount, source) => (amount.n > 0n ? [source] : []));
  const holdsAll = (sources: ReadonlySet<number>) => funded.every((source) => sources.has(source));
  const everything = new Set(sets.filter(({ sources }) => holdsAll(new Set(sources))));
  const allSpent = (target: number): boolean => {
    const set = tight.get(target);
    return run.direction === 'cut' || (set === undefined ? funded.length === 0 : everything.has(set));
  };
  const pointless = choosesNothing(run);
  const speaks = run.stages.map((stage) => new Set(stage.selected));

  return instance.claims.map((claim, target) => {
    const unit = instance.unitOf[target]!;
    const gap = minus(fraction(claim), run.awards[target]!);
    if (gap.n === 0n) return [reason('complete')];
    const reasons: Reason[] = [];
    if (gap.n < gap.d) reasons.push(reason('cent'));
    else if (state.released.has(unit)) reasons.push(reason('released'));
    else {
      const own = run.stages.filter((_, index) => speaks[index]!.has(target));
      const skipped = own.filter((stage) => stage.skipped !== null);
      const last = own.filter((stage) => stage.skipped === null).at(-1);
      if (own.length === 0) reasons.push(reason('in-no-stage'));
      if (last !== undefined) reasons.push(obstacle(target, unit, own, last, allSpent));
      for (const { stage } of skipped) reasons.push(reason('stage-skipped', { stage: stage.id }));
    }
    if (raisedByBooked(run, target)) reasons.push(reason('booked'));
    if (pointless) reasons.push(reason('no-priorities-chosen'));
    return reasons;
  });
}

function obstacle(
  target: number,
  unit: number,
  own: readonly StageRun[],
  last: StageRun,
  allSpent: (target: number) => boolean,
): Reason {
  // Money that once failed a target fails it in every later stage too, whatever their ceilings.
  const starved = own.some((stage) => stage.stalled.get(target) === 'money');
  if (starved) return reason(allSpent(target) ? 'money-exhausted' : 'bottleneck');
  const { id } = last.stage;
  if (last.selection !== null) {
    const misfit = last.selection.misfits.get(unit);
    return misfit === undefined ? reason('at-stage-ceiling', { stage: id }) : reason(misfit, { stage: id });
  }
  return reason(last.stalled.has(target) ? 'stage-limit' : 'at-stage-ceiling', { stage: id });
}

function reason(code: ReasonCode, params: Reason['params'] = {}): Reason {
  return { code, params };
}

function raisedByBooked(run: Run, target: number): boolean {
  if (run.direction === 'cut' || run.instance.booked[target] === 0n) return false;
  const before = run.stages.at(-1)?.awards[target];
  return before !== undefined && minus(run.awards[target]!, before).n > 0n;
}

/** Whether the program is the plain reference line: pro rata over everything, which expresses no priority. */
function choosesNothing(run: Run): boolean {
  const { stages, minimumViable } = run.instance.problem.program;
  const [stage, ...more] = stages;
  if (stage === undefined || more.length > 0 || minimumViable !== undefined || run.direction === 'cut') return false;
  return (
    stage.share === 'proportional' &&
    (stage.within ?? 'proportional') === 'proportional' &&
    (stage.to === undefined || stage.to === '*') &&
    (stage.upTo === undefined || stage.upTo === 'claim') &&
    Object.keys(stage.weights ?? {}).length + Object.keys(stage.weightsWithin ?? {}).length === 0 &&
    stage.limit === undefined &&
    stage.minFundingRatio === undefined
  );
}
