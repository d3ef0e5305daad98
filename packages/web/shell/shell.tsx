import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { finishSignIn, person, resumeSession } from '../session/session.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { draft } from '../workbench/open-scenario.ts';
import { Workbench } from '../workbench/workbench.tsx';
import { lazily } from './lazily.tsx';
import { Masthead } from './masthead.tsx';
import { route } from './route.ts';

const ScenarioList = lazily(() => import('../scenario-list/scenario-list.tsx').then((module) => module.ScenarioList));

type Start = 'waiting' | 'ready' | 'refused';
const start = signal<Start>('waiting');

/** Finishes a sign-in, or takes up the session of before the reload. */
async function begin(): Promise<void> {
  try {
    await (route.value.page === 'signed-in' ? finishSignIn() : resumeSession());
    start.value = 'ready';
  } catch {
    start.value = 'refused';
  }
}

/** The page: masthead and what the address names. */
export function Shell(): VNode {
  useEffect(() => {
    void begin();
  }, []);
  useEffect(() => {
    document.title = pageTitle();
  });
  return (
    <>
      <a class="skip" href="#main">
        {wording.value.text('page.skip')}
      </a>
      <Masthead />
      {start.value === 'waiting' ? <Waiting /> : <Page />}
    </>
  );
}

/** A defect of ours takes the page's content with it, never what was typed: that is kept beside (unsaved-work.ts). */
function Page(): VNode {
  const { text } = wording.value;
  const [defect] = useErrorBoundary((error) => console.error(error));
  if (defect !== undefined) {
    return (
      <main id="main" tabIndex={-1}>
        <div class="notice danger" role="alert">
          <p>{text('problem.defect')}</p>
          <button type="button" onClick={() => location.reload()}>
            {text('problem.reload')}
          </button>
        </div>
      </main>
    );
  }
  const here = route.value;
  if (start.value === 'refused' || here.page === 'signed-in') {
    return <SignInPage notice={text('sign-in.failed')} />;
  }
  if (here.page === 'not-found') {
    return (
      <main id="main" tabIndex={-1}>
        <h1>{text('page.not-found')}</h1>
        <p>
          <a href="/">{text('page.to-scenarios')}</a>
        </p>
      </main>
    );
  }
  // An expired session leaves an open scenario on the page: the work in it is not saved yet.
  if (here.page === 'scenario') return <Workbench key={here.id} id={here.id} view={here.view} />;
  return person.value === null ? <SignInPage notice={null} /> : <ScenarioList />;
}

/** What tabs and screen readers call the page. */
function pageTitle(): string {
  const { text } = wording.value;
  const here = route.value;
  if (here.page === 'scenario' && draft.value !== null) {
    return text('page.title', { page: `${draft.value.name}: ${text(`view.${here.view}`)}` });
  }
  return here.page === 'scenarios' && person.value !== null
    ? text('page.title', { page: text('list.heading') })
    : 'Tamwil';
}

function Waiting(): VNode {
  return (
    <main id="main" tabIndex={-1} aria-busy="true">
      <p class="quiet">{wording.value.text('page.loading')}</p>
    </main>
  );
}
