import type { ScenarioDocument } from '@tamwil/scenario';

/** Work that was typed and not saved, with the state that it builds on. */
export interface UnsavedWork {
  readonly etag: string;
  readonly base: ScenarioDocument;
  readonly document: ScenarioDocument;
}

/** Kept for this tab only: it survives a reload and an expired session, and goes with the tab. */
const keyOf = (id: string) => `tamwil.unsaved.${id}`;

export function unsavedOf(id: string): UnsavedWork | null {
  const stored = sessionStorage.getItem(keyOf(id));
  try {
    return stored === null ? null : (JSON.parse(stored) as UnsavedWork);
  } catch {
    return null;
  }
}

export function keepUnsaved(id: string, work: UnsavedWork): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify(work));
}

export function forgetUnsaved(id: string): void {
  sessionStorage.removeItem(keyOf(id));
}
