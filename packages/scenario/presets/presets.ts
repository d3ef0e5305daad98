import type { ProgramDocument, StageDocument } from '../program-schema.ts';
import { referenceLine } from './reference-line.ts';

const LEVELS = ['high', 'medium', 'low'] as const;
const UNRANKED = { not: { any: LEVELS.map((priority) => ({ priority })) } };

const program = (...stages: StageDocument[]): ProgramDocument => ({ format: 'allocation-program/1', stages });

/** One step per priority level, each sharing pro rata what the levels above it have left; outputs without a level last. */
const tiers: readonly StageDocument[] = [
  ...LEVELS.map((priority): StageDocument => ({ id: priority, to: { priority }, share: 'proportional' })),
  { id: 'without-level', to: UNRANKED, share: 'proportional' },
];

/**
 * The ready-made priority rules that the page offers, in its order. Each is an ordinary program that the user may go on
 * editing; none is a recommendation.
 */
export const PRESETS = {
  'high-medium-low': () => program(...tiers),
  'reference-line': () => referenceLine(),
  'earmarked-money-first': () =>
    program(
      { id: 'earmarked', to: '*', upTo: { field: 'earmarked' }, share: 'proportional' },
      { id: 'same-coverage-of-the-rest', to: '*', share: 'proportional' },
    ),
  'least-amounts-then-tiers': () =>
    program({ id: 'least-amounts', to: '*', upTo: { field: 'minimum' }, share: 'proportional' }, ...tiers),
  'equal-amounts': () => program({ id: 'equal-amounts', to: '*', share: 'equal-awards' }),
  'equal-reductions': () => program({ id: 'equal-reductions', to: '*', share: 'equal-losses' }),
  'whole-outputs-in-order': () =>
    program(
      ...LEVELS.map(
        (priority): StageDocument => ({ id: priority, to: { priority }, select: 'in-order', onMisfit: 'skip' }),
      ),
      { id: 'without-level', to: UNRANKED, select: 'in-order', onMisfit: 'skip' },
    ),
} as const satisfies Readonly<Record<string, () => ProgramDocument>>;

export type PresetId = keyof typeof PRESETS;
