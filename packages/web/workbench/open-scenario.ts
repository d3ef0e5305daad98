import { computed, signal } from '@preact/signals';
import { PLANS, type Plan } from '@tamwil/plan';
import type { ScenarioDocument } from '@tamwil/scenario';
import { callApi, type Problem } from '../session/api.ts';
import type { ScenarioSummary } from './api-shapes.ts';
import { type Calculation, calculate } from './calculate.ts';
import { isSame } from './is-same.ts';
import { forgetAllUnsaved, forgetUnsaved, keepUnsaved, unsavedOf } from './unsaved-work.ts';

/** A scenario as the server last had it. */
export interface OpenScenario {
  readonly summary: ScenarioSummary;
  /** The state that a save builds on: its ETag. */
  readonly etag: string;
  readonly document: ScenarioDocument;
}

/** What is open on this page. The draft is what is being typed; everything shown is calculated from it. */
export const opened = signal<OpenScenario | null>(null);
export const draft = signal<ScenarioDocument | null>(null);
export const loadProblem = signal<Problem | null>(null);
export const saveProblem = signal<Problem | null>(null);
/** The newer state that made a save stale, while the reader decides. */
export const newer = signal<OpenScenario | null>(null);

export const isUnsaved = computed(() => opened.value !== null && !isSame(draft.value, opened.value.document));

/** The result of what is typed, by the engine in this page; while something typed is faulty, the last one that was not. */
export const calculation = computed<Calculation | null>(() =>
  draft.value === null ? null : calculate(draft.value, lastGood),
);
let lastGood: Calculation | null = null;
calculation.subscribe((now) => {
  lastGood = now?.result === null ? lastGood : now;
});

/** The plan of the draft. A plan that the document itself holds is read by the engine on calculation. */
export const plan = computed<Plan | null>(() => {
  const named = draft.value?.plan;
  return typeof named === 'string' ? (PLANS.get(named) ?? null) : (calculation.value?.plan ?? null);
});

/** Loads a scenario; work on it that was not saved before a reload comes back on top. */
export async function openScenario(id: string): Promise<void> {
  opened.value = null;
  draft.value = null;
  newer.value = null;
  saveProblem.value = null;
  loadProblem.value = null;
  const answer = await present(id);
  if (!('document' in answer)) {
    loadProblem.value = answer;
    return;
  }
  opened.value = answer;
  const unsaved = unsavedOf(id);
  draft.value = unsaved?.document ?? answer.document;
  // The server moved on while the work lay here: decide as with any stale save.
  if (unsaved !== null && unsaved.etag !== answer.etag) {
    opened.value = { ...answer, etag: unsaved.etag, document: unsaved.base };
    newer.value = answer;
  }
}

/** Changes the draft. It is kept for a reload at once. */
export function edit(change: (document: ScenarioDocument) => ScenarioDocument): void {
  if (draft.value === null || opened.value === null) return;
  draft.value = change(draft.value);
  const { summary, etag, document } = opened.value;
  if (isUnsaved.value) keepUnsaved(summary.id, { etag, base: document, document: draft.value });
  else forgetUnsaved(summary.id);
}

/** Saves the draft as a new version. Answers whether it was saved; a stale save leaves everything typed in place. */
export async function save(reason: string): Promise<boolean> {
  const document = draft.value;
  if (opened.value === null || document === null) return false;
  saveProblem.value = null;
  let answer = await sendSave(opened.value, document, reason);
  // Links and steps of the workflow move the version too; only another document is a reason to stop.
  if (!answer.ok && answer.problem.status === STALE && (await refresh())) {
    answer = await sendSave(opened.value, document, reason);
  }
  if (answer.ok) {
    opened.value = { summary: answer.value, etag: answer.etag ?? `"${answer.value.version}"`, document };
    // What was typed while the request was under way stays unsaved work on the new version.
    edit((latest) => latest);
    return true;
  }
  if (newer.value === null) saveProblem.value = answer.problem;
  return false;
}

/** Status of a save or step that builds on a version which is not the present one any more. */
const STALE = 412;

function sendSave(from: OpenScenario, document: ScenarioDocument, reason: string) {
  return callApi('PUT /scenarios/{id}', {
    path: { id: from.summary.id },
    ifMatch: from.etag,
    body: { scenario: document, reason },
  });
}

/**
 * Takes up the present state of the open scenario. Where somebody else changed its document, that state waits in `newer`
 * for the reader's decision. Answers whether the page is up to date.
 */
export async function refresh(): Promise<boolean> {
  const from = opened.value;
  if (from === null) return false;
  const now = await present(from.summary.id);
  if (!('document' in now)) return false;
  if (!isSame(now.document, from.document)) {
    newer.value = now;
    return false;
  }
  opened.value = now;
  edit((latest) => latest);
  return true;
}

/** Leaves nothing of any scenario on the page or in the tab: what signing out means. */
export function closeScenarios(): void {
  forgetAllUnsaved();
  opened.value = null;
  draft.value = null;
  newer.value = null;
}

/** Goes on from the newer state with the given document: theirs, or both together. */
export function continueFrom(theirs: OpenScenario, document: ScenarioDocument): void {
  opened.value = theirs;
  newer.value = null;
  edit(() => document);
}

/** Takes over a state that a step of the workflow answered. */
export function takeSummary(summary: ScenarioSummary, etag: string | null): void {
  if (opened.value !== null) opened.value = { ...opened.value, summary, etag: etag ?? `"${summary.version}"` };
}

async function present(id: string): Promise<OpenScenario | Problem> {
  const answer = await callApi('GET /scenarios/{id}', { path: { id } });
  if (!answer.ok) return answer.problem;
  const { scenario, ...summary } = answer.value;
  return { summary, etag: answer.etag ?? `"${summary.version}"`, document: scenario };
}
