import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { mayEdit } from '../session/rights.ts';
import { person } from '../session/session.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { calculation, edit, isUnsaved, opened, save, saveProblem } from './open-scenario.ts';

/** The bar at the foot of the page while something is not saved: the reason for the change, save, or give it up. */
export function SaveBar(): VNode {
  const { text } = wording.value;
  const reason = useSignal('');
  const isSaving = useSignal(false);
  const done = useSignal('');
  // Whoever was signed out while typing is offered to save; signing in again comes with the refusal.
  const mayWrite = mayEdit() || person.value === null;
  const isFaulty = (calculation.value?.faults.length ?? 0) > 0;
  const submit = async (event: Event) => {
    event.preventDefault();
    isSaving.value = true;
    const isSaved = await save(reason.value.trim());
    isSaving.value = false;
    if (!isSaved) return;
    reason.value = '';
    done.value = wording.value.text('save.done', { version: opened.value?.summary.version ?? 0 });
  };
  return (
    <div class="save">
      <p class="visually-hidden" role="status">
        {isUnsaved.value ? '' : done.value}
      </p>
      {saveProblem.value === null ? null : <ProblemNotice problem={saveProblem.value} />}
      {isUnsaved.value && !mayWrite ? <p class="notice">{text('save.reader')}</p> : null}
      {isUnsaved.value && mayWrite ? (
        <form class="save-form" onSubmit={(event) => void submit(event)}>
          <div class="field">
            <label for="save-reason">{text('save.reason')}</label>
            <input
              id="save-reason"
              dir="auto"
              required
              maxLength={2000}
              placeholder={text('save.reason-example')}
              value={reason.value}
              onInput={(event) => {
                reason.value = event.currentTarget.value;
              }}
            />
          </div>
          <button type="submit" class="primary" disabled={isSaving.value || isFaulty}>
            {text('save.button')}
          </button>
          <button type="button" onClick={discard}>
            {text('save.discard')}
          </button>
        </form>
      ) : null}
    </div>
  );
}

function discard(): void {
  const from = opened.value;
  if (from !== null && confirm(wording.value.text('save.discard-question'))) edit(() => from.document);
}
