import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { callApi, type Problem } from '../session/api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { navigate, scenarioPath } from '../shell/route.ts';
import { newScenarioDocument } from '../workbench/edit-scenario.ts';

/** Button and dialog that begin a scenario. The id is made here, so that sending it twice makes one scenario. */
export function NewScenario(): VNode {
  const { text } = wording.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useSignal('');
  const problem = useSignal<Problem | null>(null);

  const create = async (event: Event) => {
    event.preventDefault();
    const id = crypto.randomUUID();
    const scenario = newScenarioDocument(name.value.trim(), text('money.source-name'));
    const answer = await callApi('PUT /scenarios/{id}', {
      path: { id },
      ifNoneMatch: '*',
      body: { scenario, reason: text('list.first-reason') },
    });
    if (answer.ok) navigate(scenarioPath(id));
    else problem.value = answer.problem;
  };
  return (
    <>
      <button type="button" class="primary" onClick={() => dialog.current?.showModal()}>
        {text('list.new')}
      </button>
      <dialog ref={dialog} aria-labelledby="new-heading">
        <form onSubmit={(event) => void create(event)}>
          <h2 id="new-heading">{text('list.new')}</h2>
          <div class="field">
            <label for="new-name">{text('list.name')}</label>
            <input
              id="new-name"
              dir="auto"
              required
              maxLength={200}
              value={name.value}
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          </div>
          {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
          <div class="actions">
            <button type="submit" class="primary">
              {text('list.create')}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {text('page.cancel')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
