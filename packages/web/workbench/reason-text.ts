import type { MessageKey, Wording } from '../language/wording.ts';
import type { FoundReason, OutputFigures } from './result-figures.ts';

/** A reason code of the engine as a sentence; an unknown code is shown as it is, never left out. */
export function reasonText({ code, periods }: FoundReason, wording: Wording): string {
  const key = `reason.${code}`;
  const text = wording.has(key) ? wording.text(key as MessageKey) : code;
  return periods.length === 0 ? text : `${text} (${periods.map(wording.plain).join(', ')})`;
}

/** Said in the explanation only: they are true beside the reason that counts. */
const ASIDE: ReadonlySet<string> = new Set(['cent', 'no-priorities-chosen', 'booked']);

/** The reason that a table has room for. A period that is complete is no reason why the whole is not. */
export function mainReason(
  figures: Pick<OutputFigures, 'reasons' | 'coverage' | 'isClosed'>,
  wording: Wording,
): string {
  if (figures.isClosed) return wording.text('reason.window-closed');
  if (figures.coverage === '1.000000') return wording.text('reason.complete');
  const main = figures.reasons.find(({ code }) => code !== 'complete' && !ASIDE.has(code));
  const reason = main ?? figures.reasons[0];
  return reason === undefined ? wording.text('reason.none') : reasonText({ ...reason, periods: [] }, wording);
}
