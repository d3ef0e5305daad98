import { useSignal } from '@preact/signals';
import { documentChanges, type Evaluation, type ScenarioDocument } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { callApi, type Problem } from '../session/api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { TableRegion } from '../shell/table-region.tsx';
import type { VersionPage } from './api-shapes.ts';
import { DifferenceList } from './difference-list.tsx';
import { calculation, draft, edit, opened } from './open-scenario.ts';
import { ResultComparison } from './result-comparison.tsx';
import { SavedFiles } from './saved-files.tsx';
import { Workflow } from './workflow.tsx';

type Revision = VersionPage['versions'][number];

/** Every revision with who, when and why; what it changes against what is on the page; and the steps to clearance. */
export function HistoryView(): VNode | null {
  const { text, date } = wording.value;
  const revisions = useSignal<readonly Revision[] | null>(null);
  const cursor = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  const compared = useSignal<{
    readonly revision: Revision;
    readonly document: ScenarioDocument;
    readonly result: Evaluation;
  } | null>(null);
  const { id, version } = opened.value?.summary ?? { id: '', version: 0 };

  const load = async (from: string | null) => {
    const answer = await callApi('GET /scenarios/{id}/versions', {
      path: { id },
      ...(from === null ? {} : { query: { cursor: from } }),
    });
    problem.value = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    revisions.value = [...(from === null ? [] : (revisions.value ?? [])), ...answer.value.versions];
    cursor.value = answer.value.cursor;
  };
  useEffect(() => void load(null), [id, version]);
  const compare = async (revision: Revision) => {
    const path = { id, n: String(revision.version) };
    const [inputs, result] = await Promise.all([
      callApi('GET /scenarios/{id}/versions/{n}', { path }),
      callApi('GET /scenarios/{id}/versions/{n}/result', { path }),
    ]);
    if (inputs.ok && result.ok) compared.value = { revision, document: inputs.value.scenario, result: result.value };
    else problem.value = inputs.ok ? (result.ok ? null : result.problem) : inputs.problem;
  };
  return (
    <>
      <Workflow />
      <SavedFiles />
      <h2>{text('view.history')}</h2>
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
      {revisions.value === null ? <p class="quiet">{text('page.loading')}</p> : null}
      <TableRegion label={text('view.history')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('history.version')}</th>
              <th scope="col">{text('history.when')}</th>
              <th scope="col">{text('history.who')}</th>
              <th scope="col">{text('history.reason')}</th>
              <th scope="col">{text('history.action')}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.value?.map((revision) => (
              <tr key={revision.version}>
                <th scope="row">
                  <Bdi>{`${revision.version}`}</Bdi>
                </th>
                <td>{date(revision.at)}</td>
                <td>
                  <Bdi>{revision.author.name}</Bdi>
                </td>
                <td>
                  <Bdi>{revision.reason}</Bdi>
                </td>
                <td>
                  <button
                    type="button"
                    class="plain"
                    aria-label={text('history.compare-with', { version: revision.version })}
                    onClick={() => void compare(revision)}
                  >
                    {text('history.compare')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {cursor.value === null ? null : (
        <button type="button" onClick={() => void load(cursor.value)}>
          {text('list.more')}
        </button>
      )}
      {compared.value === null ? null : <Compared {...compared.value} />}
    </>
  );
}

interface ComparedProps {
  readonly revision: Revision;
  readonly document: ScenarioDocument;
  readonly result: Evaluation;
}

/** A version against what is on the page: inputs that differ first, then what that does to the allocations. */
function Compared({ revision, document, result }: ComparedProps): VNode {
  const { text } = wording.value;
  const { version } = revision;
  const found = documentChanges(document, draft.value);
  const present = calculation.value?.result ?? null;
  return (
    <section aria-live="polite">
      <h3>{text('history.difference', { version })}</h3>
      <DifferenceList changes={found} />
      {present === null || found.length === 0 ? null : (
        <ResultComparison baseline={result} baselineName={text('compare.baseline', { version })} present={present} />
      )}
      {found.length === 0 ? null : (
        <button type="button" onClick={() => edit(() => document)}>
          {text('history.restore', { version })}
        </button>
      )}
    </section>
  );
}
