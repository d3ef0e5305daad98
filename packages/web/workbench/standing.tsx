import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { presetOf } from './edit-scenario.ts';
import { calculation, draft, isUnsaved, opened } from './open-scenario.ts';
import { positionSentence } from './position-sentence.ts';

/** The line that stays in sight: name, date, basis, state, and the one sentence that says where the plan stands. */
export function Standing(): VNode | null {
  const { text, date } = wording.value;
  if (draft.value === null || opened.value === null) return null;
  const { summary } = opened.value;
  const { result = null, plan = null } = calculation.value ?? {};
  return (
    <section class="standing" aria-label={text('standing.label')}>
      <div class="line">
        <h1>
          <Bdi>{draft.value.name}</Bdi>
        </h1>
        <span>
          {draft.value.asOf === undefined
            ? text('donor.undated')
            : text('donor.as-at', { date: date(draft.value.asOf) })}
        </span>
        <span>{text(`basis.${result?.basis ?? 'firm'}`)}</span>
        <span>{text(`preset.${presetOf(draft.value) ?? 'own'}`)}</span>
        <span class="tag">{text(`state.${summary.state}`)}</span>
        <span>{text('standing.version', { version: summary.version })}</span>
        {isUnsaved.value ? <strong>{text('standing.unsaved')}</strong> : null}
      </div>
      {result === null || plan === null ? null : (
        <p aria-live="polite">{positionSentence(result, plan, wording.value)}</p>
      )}
    </section>
  );
}
