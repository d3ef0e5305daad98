import { useSignal } from '@preact/signals';
import { type ScenarioDocument, WORKED_SCENARIOS } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { callApi, type Problem } from '../session/api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { navigate, scenarioPath } from '../shell/route.ts';

/** What an empty workspace offers: the worked scenarios, each created as a scenario of one's own. */
export function WorkedScenarios(): VNode {
  const { text } = wording.value;
  const problem = useSignal<Problem | null>(null);
  const create = async (scenario: (typeof WORKED_SCENARIOS)[number]['document']) => {
    const id = crypto.randomUUID();
    // JSON has no literal types; the scenario's own tests read each of these documents.
    const body = { scenario: scenario as ScenarioDocument, reason: text('list.worked-reason') };
    const answer = await callApi('PUT /scenarios/{id}', { path: { id }, ifNoneMatch: '*', body });
    if (answer.ok) navigate(scenarioPath(id));
    else problem.value = answer.problem;
  };
  return (
    <>
      <p>{text('list.worked')}</p>
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
      <ul>
        {WORKED_SCENARIOS.map(({ id, document }) => (
          <li key={id}>
            <button type="button" class="plain" onClick={() => void create(document)}>
              <Bdi>{document.name}</Bdi>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
