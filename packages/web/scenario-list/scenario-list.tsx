import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { callApi, type Problem } from '../session/api.ts';
import { mayEdit } from '../session/rights.ts';
import { lazily } from '../shell/lazily.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { navigate, scenarioPath } from '../shell/route.ts';
import { TableRegion } from '../shell/table-region.tsx';
import { type ScenarioState, type ScenarioSummary, STATES } from '../workbench/api-shapes.ts';
import { copyScenario } from './copy-scenario.ts';
import { NewScenario } from './new-scenario.tsx';
import { Position } from './position.tsx';

const WorkedScenarios = lazily(() => import('./worked-scenarios.tsx').then((module) => module.WorkedScenarios));

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): VNode {
  const { text } = wording.value;
  if (isFiltered) return <p>{text('list.none-found')}</p>;
  return (
    <>
      <p>{text('list.empty')}</p>
      {mayEdit() ? <WorkedScenarios /> : null}
    </>
  );
}

/** The scenarios of the workspace: search, state, page by page, the last changed first. */
export function ScenarioList(): VNode {
  const words = wording.value;
  const { text, date } = words;
  const query = useSignal('');
  const state = useSignal<ScenarioState | ''>('');
  const scenarios = useSignal<readonly ScenarioSummary[] | null>(null);
  const cursor = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);

  const load = async (from: string | null) => {
    const asked = {
      ...(query.value.trim() === '' ? {} : { q: query.value.trim() }),
      ...(state.value === '' ? {} : { state: state.value }),
      ...(from === null ? {} : { cursor: from }),
    };
    const answer = await callApi('GET /scenarios', { query: asked });
    problem.value = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    scenarios.value = [...(from === null ? [] : (scenarios.value ?? [])), ...answer.value.scenarios];
    cursor.value = answer.value.cursor;
  };
  const copy = async (scenario: ScenarioSummary) => {
    const answer = await copyScenario(scenario, words);
    if (answer.ok) navigate(scenarioPath(answer.value.id));
    else problem.value = answer.problem;
  };
  // Searching waits for a pause in typing, so that a word is one request.
  useEffect(() => {
    const pause = setTimeout(() => void load(null), scenarios.value === null ? 0 : 250);
    return () => clearTimeout(pause);
  }, [query.value, state.value]);

  return (
    <main id="main" tabIndex={-1}>
      <h1>{text('list.heading')}</h1>
      <div class="filters">
        <div class="field">
          <label for="list-search">{text('list.search')}</label>
          <input
            id="list-search"
            dir="auto"
            type="search"
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value;
            }}
          />
        </div>
        <div class="field">
          <label for="list-state">{text('list.state')}</label>
          <select
            id="list-state"
            value={state.value}
            onChange={(event) => {
              state.value = event.currentTarget.value as ScenarioState | '';
            }}
          >
            <option value="">{text('list.state-current')}</option>
            {STATES.map((code) => (
              <option key={code} value={code}>
                {text(`state.${code}`)}
              </option>
            ))}
          </select>
        </div>
        {mayEdit() ? <NewScenario /> : null}
      </div>
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
      {scenarios.value === null ? (
        problem.value === null ? (
          <p class="quiet">{text('page.loading')}</p>
        ) : null
      ) : scenarios.value.length === 0 ? (
        <Nothing isFiltered={query.value !== '' || state.value !== ''} />
      ) : (
        <TableRegion label={text('list.heading')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('list.name')}</th>
                <th scope="col">{text('list.state')}</th>
                <th scope="col">{text('list.position')}</th>
                <th scope="col">{text('list.changed')}</th>
                {mayEdit() ? <th scope="col">{text('history.action')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {scenarios.value.map((scenario) => (
                <tr key={scenario.id}>
                  <th scope="row">
                    <a href={scenarioPath(scenario.id)}>
                      <Bdi>{scenario.name}</Bdi>
                    </a>
                  </th>
                  <td>
                    <span class="tag">{text(`state.${scenario.state}`)}</span>
                  </td>
                  <td>
                    <Position totals={scenario.totals} />
                  </td>
                  <td>
                    {date(scenario.at)}, <Bdi>{scenario.author.name}</Bdi>
                  </td>
                  {mayEdit() ? (
                    <td>
                      <button
                        type="button"
                        class="plain"
                        aria-label={text('list.copy-of', { name: scenario.name })}
                        onClick={() => void copy(scenario)}
                      >
                        {text('list.copy')}
                      </button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      {cursor.value === null ? null : (
        <button type="button" onClick={() => void load(cursor.value)}>
          {text('list.more')}
        </button>
      )}
    </main>
  );
}
