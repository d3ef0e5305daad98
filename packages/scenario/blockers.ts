import type { Evaluation } from './results/evaluation.ts';

export type Blocker = 'placeholder-split' | 'no-priorities-chosen';

/**
 * What keeps a revision from being submitted for clearance: a cost shown to readers rests on the placeholder split, which
 * is nobody's figure, or nobody chose priorities. At level `component` no split is used, so none is in the way.
 *
 * @returns none when it may be submitted
 */
export function blockersOf({ targets, assumptions }: Pick<Evaluation, 'targets' | 'assumptions'>): Blocker[] {
  const blockers: Blocker[] = [];
  if (targets.some(({ placeholder }) => placeholder)) blockers.push('placeholder-split');
  if (assumptions.some(({ code }) => code === 'no-priorities-chosen')) blockers.push('no-priorities-chosen');
  return blockers;
}
