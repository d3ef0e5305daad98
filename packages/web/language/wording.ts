import { IntlMessageFormat } from 'intl-messageformat';
import type { ComponentChildren, VNode } from 'preact';
import type donor from '../donor/languages/en.json';
import type fiscalSpace from '../fiscal-space/languages/en.json';
import type english from '../languages/en.json';
import type shell from '../shell/languages/en.json';
import { isPlainMessage, type Message } from './compiled-catalogue.ts';
import { type Digits, type Direction, LANGUAGES, type Language } from './languages.ts';
import { formatDate, formatDecimalText, localeOf } from './number-format.ts';

export type MessageKey = keyof typeof english | keyof typeof shell | keyof typeof fiscalSpace | keyof typeof donor;
/** Messages that are loaded; a part of the page that is loaded later brings its own. */
export type Catalogue = Readonly<Partial<Record<MessageKey, Message>>>;
export type MessageValues = Readonly<Record<string, string | number>>;

/** Everything that depends on the reader's language: words, numbers, dates, direction. Pure: the same on the server. */
export interface Wording {
  readonly language: Language;
  readonly direction: Direction;
  readonly digits: Digits;
  readonly locale: string;
  /** A message as plain text, for attributes and files. Numbers in `values` are counts; amounts come as text. */
  text(key: MessageKey, values?: MessageValues): string;
  /** A message whose values may be elements, for pages. */
  rich(key: MessageKey, values: Readonly<Record<string, string | number | VNode>>): ComponentChildren;
  /** Whether the catalogue has a message, where the key is made from a code of the engine. */
  has(key: string): boolean;
  /** A decimal string in the reader's digits and separators. */
  decimal(decimal: string): string;
  date(isoDate: string): string;
  /** Digits of a year, version or other number that is a name: in the reader's digits, without separators. */
  plain(name: string): string;
  /** The name of a thing that comes in several languages; English where the reader's language is missing. */
  name(names: Readonly<Partial<Record<string, string>>>): string;
}

const ARABIC_INDIC = [...'٠١٢٣٤٥٦٧٨٩'];

/** A key that the catalogue lacks shows as itself; a test keeps the catalogues complete. */
export function wordingOf(language: Language, catalogue: Catalogue, digits: Digits): Wording {
  const locale = localeOf(language, digits);
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const message = (key: MessageKey): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const format = new IntlMessageFormat(catalogue[key] ?? key, locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
    return format;
  };
  return {
    language,
    direction: LANGUAGES[language].direction,
    digits,
    locale,
    text: (key, values) => {
      const plain = catalogue[key] ?? key;
      return isPlainMessage(plain) ? plain : String(message(key).format(values));
    },
    rich: (key, values) => message(key).format<VNode>(values) as ComponentChildren,
    has: (key) => Object.hasOwn(catalogue, key),
    decimal: (decimal) => formatDecimalText(decimal, locale),
    plain: (name) => (digits === 'arab' ? name.replaceAll(/\d/g, (digit) => ARABIC_INDIC[Number(digit)]!) : name),
    date: (isoDate) => formatDate(isoDate, locale),
    name: (names) => names[language] ?? names['en'] ?? '',
  };
}

/** Text inside Unicode isolates: for attributes and files, where there is no `<bdi>`. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
