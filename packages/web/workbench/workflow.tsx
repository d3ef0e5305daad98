import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import type { MessageKey } from '../language/wording.ts';
import { callApi, type Problem, type RequestTo } from '../session/api.ts';
import { isInGroup, mayEdit } from '../session/rights.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import type { ScenarioSummary } from './api-shapes.ts';
import { isUnsaved, opened, refresh, takeSummary } from './open-scenario.ts';

interface Step {
  readonly id: 'submission' | 'clearance-priorities' | 'clearance-funds' | 'return' | 'archive';
  readonly path: 'submission' | 'clearance' | 'return' | 'archive';
  readonly body: (words: string) => RequestTo<`POST /scenarios/{id}/${Step['path']}`>['body'];
}

const STEPS: Readonly<Record<Step['id'], Step>> = {
  submission: { id: 'submission', path: 'submission', body: (reason) => ({ reason }) },
  'clearance-priorities': {
    id: 'clearance-priorities',
    path: 'clearance',
    body: (decision) => ({ part: 'priorities', decision }),
  },
  'clearance-funds': { id: 'clearance-funds', path: 'clearance', body: (decision) => ({ part: 'funds', decision }) },
  return: { id: 'return', path: 'return', body: (reason) => ({ reason }) },
  archive: { id: 'archive', path: 'archive', body: (reason) => ({ reason }) },
};

/** Where the scenario is on its way to clearance, and the steps that this person may take now. */
export function Workflow(): VNode | null {
  const { text, date } = wording.value;
  if (opened.value === null) return null;
  const { summary } = opened.value;
  const { clearances, blockers, state, cleared } = summary;
  const given = [clearances.priorities, clearances.funds].filter((clearance) => clearance !== undefined);
  return (
    <>
      <h2>{text('workflow.heading')}</h2>
      <p>{text(`workflow.state-${state}`)}</p>
      {cleared === null ? null : <p>{text('disclaimer.cleared-within-the-office', { date: date(cleared.at) })}</p>}
      {given.map(({ by, at, decision }) => (
        <p key={at}>
          <Bdi>{by.name}</Bdi>, {date(at)}: <q>{decision}</q>
        </p>
      ))}
      {blockers.length === 0 || state !== 'draft' ? null : (
        <div class="notice">
          <p>{text('workflow.blocked')}</p>
          <ul>
            {blockers.map((code) => (
              <li key={code}>{blockerText(code)}</li>
            ))}
          </ul>
        </div>
      )}
      {stepsOf(summary).map((step) => (
        <StepForm key={step.id} step={step} />
      ))}
    </>
  );
}

function stepsOf({ state, blockers, clearances }: ScenarioSummary): Step[] {
  const isOpen = state === 'draft' || state === 'returned';
  return [
    ...(isOpen && blockers.length === 0 && mayEdit() ? [STEPS.submission] : []),
    ...(state === 'submitted' && clearances.priorities === undefined && isInGroup('programme')
      ? [STEPS['clearance-priorities']]
      : []),
    ...(state === 'submitted' && clearances.funds === undefined && isInGroup('finance')
      ? [STEPS['clearance-funds']]
      : []),
    ...(state === 'submitted' && (isInGroup('programme') || isInGroup('finance')) ? [STEPS.return] : []),
    ...(state !== 'archived' && mayEdit() ? [STEPS.archive] : []),
  ];
}

function StepForm({ step }: { readonly step: Step }): VNode {
  const { text } = wording.value;
  const words = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const take = async (event: Event) => {
    event.preventDefault();
    const from = opened.value;
    if (from === null) return;
    const answer = await callApi(`POST /scenarios/{id}/${step.path}` as const, {
      path: { id: from.summary.id },
      ifMatch: from.etag,
      body: step.body(words.value.trim()),
    });
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) takeSummary(answer.value, answer.etag);
    else if (answer.problem.status === 412) await refresh();
  };
  return (
    <details class="step">
      <summary>{text(`workflow.${step.id}`)}</summary>
      <form onSubmit={(event) => void take(event)}>
        <div class="field">
          <label for={`step-${step.id}`}>
            {text(step.path === 'clearance' ? 'workflow.decision' : 'history.reason')}
          </label>
          <input
            id={`step-${step.id}`}
            dir="auto"
            required
            maxLength={2000}
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value;
            }}
          />
        </div>
        {isUnsaved.value ? <p class="notice warning">{text('workflow.unsaved')}</p> : null}
        {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
        <button type="submit" disabled={isUnsaved.value} class={step.id === 'archive' ? 'danger' : 'primary'}>
          {text(`workflow.${step.id}`)}
        </button>
      </form>
    </details>
  );
}

function blockerText(code: string): string {
  const { text, has } = wording.value;
  const key = `blocker.${code}`;
  return has(key) ? text(key as MessageKey) : code;
}
