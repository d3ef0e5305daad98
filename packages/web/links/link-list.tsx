import { useSignal } from '@preact/signals';
import type { ScenarioDocument } from '@tamwil/scenario';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bdi } from '../language/bdi.tsx';
import { wording } from '../language/reader.ts';
import { type AnswerOf, callApi, type Problem } from '../session/api.ts';
import { mayMakeLinks } from '../session/rights.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { TableRegion } from '../shell/table-region.tsx';
import type { ScenarioSummary } from '../workbench/api-shapes.ts';
import { NewLink } from './new-link.tsx';

type Link = AnswerOf<'GET /scenarios/{id}/links'>['links'][number];

interface LinkListProps {
  readonly summary: ScenarioSummary;
  readonly document: ScenarioDocument;
  /** A link was made or withdrawn, which is an event of the scenario and moves its version. */
  readonly onChange: () => void;
}

/** The donor links of a scenario: make one, see how often each was opened, withdraw it. */
export function LinkList({ summary, document, onChange }: LinkListProps): VNode {
  const { text, date, decimal } = wording.value;
  const links = useSignal<readonly Link[] | null>(null);
  const problem = useSignal<Problem | null>(null);

  const load = async () => {
    const answer = await callApi('GET /scenarios/{id}/links', { path: { id: summary.id } });
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) links.value = answer.value.links;
  };
  useEffect(() => void load(), [summary.id]);
  const changed = async () => {
    onChange();
    await load();
  };
  const revoke = async (link: Link) => {
    if (!confirm(text('links.revoke-question', { label: link.label }))) return;
    const answer = await callApi('DELETE /scenarios/{id}/links/{hash}', { path: { id: summary.id, hash: link.hash } });
    if (answer.ok) await changed();
    else problem.value = answer.problem;
  };
  return (
    <>
      <h2>{text('view.links')}</h2>
      <p>{text('links.explanation')}</p>
      {mayMakeLinks() ? (
        <div class="actions">
          <NewLink summary={summary} document={document} onMade={() => void changed()} />
        </div>
      ) : null}
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
      {links.value === null ? <p class="quiet">{text('page.loading')}</p> : null}
      {links.value?.length === 0 ? <p>{text('links.none')}</p> : null}
      {links.value === null || links.value.length === 0 ? null : (
        <TableRegion label={text('view.links')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text('links.label')}</th>
                <th scope="col">{text('links.audience')}</th>
                <th scope="col">{text('history.version')}</th>
                <th scope="col">{text('links.until')}</th>
                <th scope="col" class="figure">
                  {text('links.views')}
                </th>
                <th scope="col">{text('history.action')}</th>
              </tr>
            </thead>
            <tbody>
              {links.value.map((link) => (
                <tr key={link.hash}>
                  <th scope="row">
                    <Bdi>{link.label}</Bdi>
                  </th>
                  <td>
                    <Bdi>{link.audience}</Bdi>
                  </td>
                  <td>
                    <Bdi>{decimal(`${link.version}`)}</Bdi>
                  </td>
                  <td>
                    {link.revoked === null ? date(link.expires) : text('links.revoked', { date: date(link.revoked) })}
                  </td>
                  <td class="figure">
                    <Bdi>{decimal(`${link.views.reduce((total, { loads }) => total + loads, 0)}`)}</Bdi>
                  </td>
                  <td>
                    {link.revoked === null && mayMakeLinks() ? (
                      <button
                        type="button"
                        class="danger"
                        aria-label={text('links.revoke-of', { label: link.label })}
                        onClick={() => void revoke(link)}
                      >
                        {text('links.revoke')}
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
    </>
  );
}
