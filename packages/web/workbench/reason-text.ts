import type { TargetResult } from '@tamwil/scenario';
import type { MessageKey, Wording } from '../language/wording.ts';
import type { OutputFigures } from './result-figures.ts';

type Reason = TargetResult['reasons'][number];

/** A reason code of the engine as a sentence; an unknown code is shown as it is, never left out. */
export function reasonText({ code, params }: Reason, wording: Wording): string {
  const key = `reason.${code}`;
  const stage = params['stage'] ?? '';
  return wording.has(key) ? wording.text(key as MessageKey, { ...params, stage: stepName(stage, wording) }) : code;
}

/** The reason that a table has room for: the cent and the label of the reference line are said in the explanation. */
export function mainReason(
  figures: Pick<OutputFigures, 'reasons' | 'coverage' | 'isClosed'>,
  wording: Wording,
): string {
  if (figures.isClosed) return wording.text('reason.window-closed');
  const main = figures.reasons.find(({ code }) => code !== 'cent' && code !== 'no-priorities-chosen');
  const reason = main ?? figures.reasons[0];
  return reason === undefined ? wording.text('reason.none') : reasonText(reason, wording);
}

/** A step of the priority rules by its id; steps that a user wrote keep the id they were given. */
export function stepName(id: string, wording: Wording): string {
  const key = `step.${id}`;
  return wording.has(key) ? wording.text(key as MessageKey) : id;
}
