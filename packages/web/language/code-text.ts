import type { MessageKey, Wording } from './wording.ts';

/** A number worth showing: zero is what a sentence with "no" or "none" says already, words are the engine's own. */
const NUMBER = /^(?!0$)\d+([./]\d+)?$/;
/** A rate: a decimal string below one. */
const RATE = /^0\.(\d+)$/;

/** An assumption by its code; a code that the catalogue does not know is shown as it is, never left out. */
export function assumptionText(code: string, value: string | null, wording: Wording): string {
  const key = `assumption.${code}`;
  const text = wording.has(key) ? wording.text(key as MessageKey) : code;
  return value !== null && NUMBER.test(value) ? `${text} (${assumedValue(value, wording)})` : text;
}

/** The value of an assumption as a reader writes it: rates in per cent, other numbers in his digits, words as they are. */
export function assumedValue(value: string, wording: Wording): string {
  const places = RATE.exec(value)?.[1]?.padEnd(2, '0');
  if (places === undefined) return wording.plain(value);
  const percent = `${places.slice(0, 2).replace(/^0/, '')}.${places.slice(2)}`;
  return `${wording.decimal(percent.replace(/\.$/, ''))} %`;
}
