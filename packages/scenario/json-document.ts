import { type Checked, type Fault, MOST_FAULTS, pointerOf } from '@tamwil/fault';
import type { JSON_FAULTS } from './json-faults.ts';

/** Deepest nesting taken; the outermost list or object is level 1. */
export const MOST_LEVELS = 32;
/** Most values taken, counting every list, object and scalar. */
export const MOST_VALUES = 50_000;
/** The same for a document of many countries: 300 of them with every figure, or the rows of their table. */
export const MOST_COUNTRY_VALUES = 250_000;
/** Longest key taken, in UTF-16 units: pointers repeat keys, so long keys would multiply. */
export const LONGEST_KEY = 128;

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const HALF_CHARACTER = /\p{Surrogate}/u;

/**
 * Reads a text as one JSON document that is safe to hand to any schema: bounded in depth and size, without keys that
 * name parts of the language (zod's records drop `__proto__` without a word, and its recursive schemas overflow the
 * stack at about 3,000 levels), with numbers that every JSON program reads alike. The page, the API and the command
 * line all read through here, so all refuse the same texts.
 *
 * @param text the whole text, already decoded
 * @param mostValues most values taken; more than `MOST_VALUES` only where the document is a table of countries
 * @returns the value, or every fault in document order; faults: see `JSON_FAULTS`
 * @example
 * ```ts
 * import { readJsonDocument } from '@tamwil/scenario';
 * readJsonDocument('{"year": 2022}') // => { ok: true, value: { year: 2022 } }
 * const answer = readJsonDocument('{"rate": 0.13}');
 * answer.ok === false && answer.faults[0].pointer // => '/rate'
 * ```
 */
export function readJsonDocument(text: string, mostValues = MOST_VALUES): Checked<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, faults: [{ pointer: '', code: 'malformed-json', detail: parseDetail(text, error) }] };
  }
  const faults = documentFaults(value, mostValues);
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults };
}

/** Where the parser stopped, by line and column; engines word their own messages differently and quote the text. */
function parseDetail(text: string, error: unknown): string {
  if (text.trim() === '') return 'The text is empty.';
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return 'The text is not one JSON document.';
  const before = text.slice(0, Number(position)).split('\n');
  return `The text stops being JSON at line ${before.length}, column ${before.at(-1)!.length + 1}.`;
}

/** One list or object on the way down, with how far it has been walked. */
interface Level {
  readonly value: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly keys: readonly string[] | null;
  next: number;
}

/** The walk keeps its own stack: the text may be nested deeper than ours. */
function documentFaults(document: unknown, mostValues: number): Fault[] {
  const faults: Fault[] = [];
  const path: (string | number)[] = [];
  const levels: Level[] = [];
  let values = 0;
  const found = (code: keyof typeof JSON_FAULTS, detail: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ pointer: pointerOf(path), code, detail });
  };
  const enter = (value: unknown): void => {
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      found('unsafe-number', 'Only whole numbers up to 9007199254740991 are sent as numbers.');
    if (typeof value === 'string' && HALF_CHARACTER.test(value))
      found('malformed-text', 'The text has half of a surrogate pair.');
    if (typeof value !== 'object' || value === null) return;
    if (levels.length === MOST_LEVELS) {
      found('too-deep', `There are more than ${MOST_LEVELS} levels here.`);
      return;
    }
    levels.push(
      Array.isArray(value)
        ? { value, keys: null, next: 0 }
        : { value: value as Record<string, unknown>, keys: Object.keys(value), next: 0 },
    );
  };

  enter(document);
  while (levels.length > 0) {
    const level = levels.at(-1)!;
    path.length = levels.length - 1;
    if (level.next === (level.keys ?? (level.value as readonly unknown[])).length) {
      levels.pop();
      continue;
    }
    values += 1;
    if (values === mostValues) {
      path.length = 0;
      found('too-many-values', `The document has more than ${mostValues} values.`);
      return faults;
    }
    const key = level.keys === null ? level.next : level.keys[level.next]!;
    level.next += 1;
    if (typeof key === 'string') {
      const fault = keyFault(key);
      if (fault === 'key-too-long') {
        found(fault, `A key begins ${JSON.stringify(key.slice(0, 40))} and has ${key.length} characters.`);
        continue;
      }
      path.push(key);
      if (fault !== null) {
        found(fault, `There is no key ${JSON.stringify(key)} in our documents.`);
        continue;
      }
    } else path.push(key);
    enter((level.value as Readonly<Record<string | number, unknown>>)[key]);
  }
  return faults;
}

function keyFault(key: string): keyof typeof JSON_FAULTS | null {
  if (key.length > LONGEST_KEY) return 'key-too-long';
  if (FORBIDDEN.has(key)) return 'forbidden-key';
  return HALF_CHARACTER.test(key) ? 'malformed-text' : null;
}
