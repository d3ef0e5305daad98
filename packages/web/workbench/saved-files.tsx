import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { fetchFile, type Problem } from '../session/api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { download } from './download.ts';
import { opened } from './open-scenario.ts';

/** The saved state as files for the record: a workbook, and inputs, result and log as `tamwil verify` checks them. */
export function SavedFiles(): VNode | null {
  const { text, direction } = wording.value;
  const problem = useSignal<Problem | null>(null);
  if (opened.value === null) return null;
  const { id, version } = opened.value.summary;
  const keep = async (format: 'xlsx' | 'json') => {
    const answer = await fetchFile('GET /scenarios/{id}/versions/{n}/report', {
      path: { id, n: String(version) },
      query: { format, direction },
    });
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) download(answer.value, `${id}-${version}.${format}`);
  };
  return (
    <>
      <h2>{text('files.heading', { version })}</h2>
      <div class="actions">
        <button type="button" onClick={() => void keep('xlsx')}>
          {text('files.workbook')}
        </button>
        <button type="button" onClick={() => void keep('json')}>
          {text('files.export')}
        </button>
      </div>
      {problem.value === null ? null : <ProblemNotice problem={problem.value} />}
    </>
  );
}
