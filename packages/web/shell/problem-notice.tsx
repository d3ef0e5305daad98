import type { VNode } from 'preact';
import { wording } from '../language/reader.ts';
import { type Problem, UNREACHABLE } from '../session/api.ts';
import { signIn } from '../session/session.ts';

/** What went wrong and what to do about it. Faults of a document are listed with their places. */
export function ProblemNotice({ problem }: { readonly problem: Problem }): VNode {
  const { text } = wording.value;
  return (
    <div class="notice danger" role="alert">
      <p>{explanation(problem)}</p>
      {problem.status === 401 ? (
        <p>
          <button type="button" onClick={() => void signIn()}>
            {text('sign-in.again')}
          </button>
        </p>
      ) : null}
      {problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map(({ pointer, detail, fix }) => (
            <li key={`${pointer} ${detail}`}>
              <code>{pointer}</code> {detail} {fix}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function explanation(problem: Problem): string {
  const { text } = wording.value;
  switch (problem.status) {
    case UNREACHABLE:
      return text('problem.unreachable');
    case 401:
      return text('problem.signed-out');
    case 403:
      return text('problem.forbidden');
    case 404:
      return text('problem.not-found');
    case 429:
      return text('problem.too-many');
    default:
      return text('problem.other', { title: problem.title, detail: problem.detail });
  }
}
