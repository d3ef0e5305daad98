import type { MessageKey, Wording } from './wording.ts';

/** A value worth showing beside the sentence: a number. Words are the engine's own; zero is what "none" says already. */
const NUMBER = /^(?!0$)\d+([./]\d+)?$/;

/** An assumption by its code; a code that the catalogue does not know is shown as it is, never left out. */
export function assumptionText(code: string, value: string | null, wording: Wording): string {
  const key = `assumption.${code}`;
  const text = wording.has(key) ? wording.text(key as MessageKey) : code;
  return value !== null && NUMBER.test(value) ? `${text} (${wording.plain(value)})` : text;
}
