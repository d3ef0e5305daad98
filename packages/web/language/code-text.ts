import type { MessageKey, Wording } from './wording.ts';

/** An assumption by its code; a code that the catalogue does not know is shown as it is, never left out. */
export function assumptionText(code: string, value: string | null, wording: Wording): string {
  const key = `assumption.${code}`;
  const text = wording.has(key) ? wording.text(key as MessageKey) : code;
  return value === null || value === '' || value.includes(' ') ? text : `${text} (${value})`;
}
