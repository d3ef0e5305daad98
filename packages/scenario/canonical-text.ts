/**
 * The canonical JSON of a value (RFC 8785): keys in UTF-16 order, no blanks, numbers and escapes as ECMAScript writes
 * them; keys that are undefined are left out. A result of some 200 KB is digested after every keystroke, so texts without
 * anything to escape, nearly all of them, are taken as they stand.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON has no such number.');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`There is no canonical JSON of ${typeof value}.`);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `,${canonicalText(item)}`;
    return `[${text.slice(1)}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record).sort(byCodeUnit)) {
    const item = record[key];
    if (item !== undefined) text += `,${quoted(key)}:${canonicalText(item)}`;
  }
  return `{${text.slice(1)}}`;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : 1);

const PLAIN = /^[ !#-[\]-~]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new TypeError('A half surrogate pair has no canonical JSON.');
  return JSON.stringify(text);
}
