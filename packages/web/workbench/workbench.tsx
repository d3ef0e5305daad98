import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { wording } from '../language/reader.ts';
import { person } from '../session/session.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { lazily } from '../shell/lazily.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { navigate, scenarioPath, VIEWS, type View } from '../shell/route.ts';
import { LinksView } from './links-view.tsx';
import { draft, loadProblem, newer, opened, openScenario } from './open-scenario.ts';
import { Overview } from './overview.tsx';
import { SaveBar } from './save-bar.tsx';
import { Standing } from './standing.tsx';

const AssumptionsView = lazily(() => import('./assumptions-view.tsx').then((module) => module.AssumptionsView));
const CostsView = lazily(() => import('./costs-view.tsx').then((module) => module.CostsView));
const FiscalSpaceView = lazily(() =>
  import('../fiscal-space/fiscal-space-view.tsx').then((module) => module.loadFiscalSpaceView()),
);
const FundingView = lazily(() => import('./funding-view.tsx').then((module) => module.FundingView));
const HistoryView = lazily(() => import('./history-view.tsx').then((module) => module.HistoryView));
const Paragraph27View = lazily(() => import('./paragraph-27-view.tsx').then((module) => module.Paragraph27View));
const PrioritiesView = lazily(() => import('./priorities-view.tsx').then((module) => module.PrioritiesView));
const ConflictDialog = lazily(() => import('./conflict-dialog.tsx').then((module) => module.ConflictDialog));

/** One scenario: where it stands, its parts, and the bar that saves. */
export function Workbench({ id, view }: { readonly id: string; readonly view: View }): VNode {
  const { text } = wording.value;
  const isSignedIn = person.value !== null;
  useEffect(() => {
    if (isSignedIn && opened.value?.summary.id !== id) void openScenario(id);
  }, [id, isSignedIn]);
  const isOpen = opened.value?.summary.id === id && draft.value !== null;
  // What had the focus went with the page that led here; the keyboard goes on at the content.
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
  }, [isOpen]);
  if (!isOpen) {
    if (!isSignedIn) return <SignInPage notice={text('sign-in.needed')} />;
    return (
      <main id="main" tabIndex={-1} aria-busy={loadProblem.value === null}>
        {loadProblem.value === null ? (
          <p class="quiet">{text('page.loading')}</p>
        ) : (
          <ProblemNotice problem={loadProblem.value} />
        )}
      </main>
    );
  }
  return (
    <div class="workbench">
      <Standing />
      <Rail id={id} view={view} />
      <main id="main" tabIndex={-1}>
        <PartOf view={view} />
        <SaveBar />
      </main>
      {newer.value === null ? null : <ConflictDialog />}
    </div>
  );
}

function PartOf({ view }: { readonly view: View }): VNode {
  switch (view) {
    case 'overview':
      return <Overview />;
    case 'costs':
      return <CostsView />;
    case 'funding':
      return <FundingView />;
    case 'priorities':
      return <PrioritiesView />;
    case 'paragraph-27':
      return <Paragraph27View />;
    case 'fiscal-space':
      return <FiscalSpaceView />;
    case 'assumptions':
      return <AssumptionsView />;
    case 'history':
      return <HistoryView />;
    case 'links':
      return <LinksView />;
  }
}

/** The parts of the scenario: a list of links, on narrow screens a choice. */
function Rail({ id, view }: { readonly id: string; readonly view: View }): VNode {
  const { text } = wording.value;
  return (
    <nav class="rail" aria-label={text('page.parts')}>
      <ul>
        {VIEWS.map((part) => (
          <li key={part}>
            <a href={scenarioPath(id, part)} {...(part === view ? { 'aria-current': 'page' as const } : {})}>
              {text(`view.${part}`)}
            </a>
          </li>
        ))}
      </ul>
      <select
        aria-label={text('page.parts')}
        value={view}
        onChange={(event) => navigate(scenarioPath(id, event.currentTarget.value as View))}
      >
        {VIEWS.map((part) => (
          <option key={part} value={part}>
            {text(`view.${part}`)}
          </option>
        ))}
      </select>
    </nav>
  );
}
