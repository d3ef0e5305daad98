import type { ScenarioDocument } from '@tamwil/scenario';
import { person } from '../session/session.ts';

/** Work that was typed and not saved, with the state that it builds on. */
export interface UnsavedWork {
  readonly etag: string;
  readonly base: ScenarioDocument;
  readonly document: ScenarioDocument;
}

/** Who types here: whoever signed in last, because an expired session names nobody and leaves the work with them. */
let subject = '';
person.subscribe((now) => {
  if (now !== null) subject = now.subject;
});

/**
 * Kept for this tab and person only: it survives a reload and an expired session, is shown to nobody else who signs in,
 * and goes with the tab or with signing out.
 */
const prefix = () => `tamwil.unsaved.${encodeURIComponent(subject)}/`;
const keyOf = (id: string) => `${prefix()}${id}`;
const ownKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix()));

export function unsavedOf(id: string): UnsavedWork | null {
  const stored = sessionStorage.getItem(keyOf(id));
  try {
    return stored === null ? null : (JSON.parse(stored) as UnsavedWork);
  } catch {
    return null;
  }
}

/** Whether any scenario has unsaved work, open or not. */
export function hasUnsaved(): boolean {
  return ownKeys().length > 0;
}

export function keepUnsaved(id: string, work: UnsavedWork): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify(work));
}

export function forgetUnsaved(id: string): void {
  sessionStorage.removeItem(keyOf(id));
}

/** Gives up the unsaved work on every scenario. */
export function forgetAllUnsaved(): void {
  for (const key of ownKeys()) sessionStorage.removeItem(key);
}
