import type { ProgramDocument } from '../program-schema.ts';

/**
 * What is shown while nobody has chosen: every component is financed to the same share, and inside it every output.
 * It is a line to compare with, not a decision, and cannot be submitted for clearance.
 */
export function referenceLine(level: 'output' | 'component' = 'output'): ProgramDocument {
  return {
    format: 'allocation-program/1',
    stages: [
      {
        id: 'same-coverage',
        to: '*',
        share: 'proportional',
        ...(level === 'output' ? { by: 'component' as const, within: 'proportional' as const } : {}),
      },
    ],
  };
}

/**
 * Whether a program shares pro rata over everything in one step, in whatever words: then no priorities were chosen and
 * the page says so.
 */
export function choosesNoPriorities(program: ProgramDocument): boolean {
  const [stage, ...more] = program.stages;
  if (stage === undefined || more.length > 0 || program.minimumViable !== undefined) return false;
  if (!('share' in stage)) return false;
  const { id: _id, label: _label, because: _because, to, upTo, share, by, within, ...rest } = stage;
  return (
    to === '*' &&
    (upTo === undefined || upTo === 'claim') &&
    share === 'proportional' &&
    (by === undefined || within === undefined || within === 'proportional') &&
    Object.keys(rest).length === 0
  );
}
