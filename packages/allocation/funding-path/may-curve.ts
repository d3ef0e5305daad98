import { isRestricted } from '../explanation/warnings.ts';
import type { StageDocument } from '../request/program-schema.ts';
import type { Problem } from '../types.ts';

/**
 * Whether a proportional stage follows a stage with a limit, in general on other money than one fixed amount allows: its
 * claims then move with the money, and an amount that moves times a level that moves is no straight line. A fixed limit
 * on unrestricted money is passed before the next stage begins, so there nothing moves twice.
 */
export function mayCurve({ program, sources }: Problem): boolean {
  const restricted = isRestricted(sources);
  return program.stages.some(
    ({ limit }, index) =>
      limit !== undefined &&
      (restricted || 'percentOfFunds' in limit) &&
      program.stages.slice(index + 1).some(isProportional),
  );
}

function isProportional({ share, by, within }: StageDocument): boolean {
  return share === 'proportional' || (by !== undefined && (within ?? 'proportional') === 'proportional');
}
