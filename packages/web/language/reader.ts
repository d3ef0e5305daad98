import { computed, effect, signal } from '@preact/signals';
import { type Digits, isLanguage, LANGUAGES, type Language, preferredLanguage } from './languages.ts';
import { type Catalogue, type Wording, wordingOf } from './wording.ts';

/** Loads the messages of a language. */
export type CatalogueLoaders = Readonly<Record<Language, () => Promise<{ default: Catalogue }>>>;

/** What the page says from the start, then the messages of its parts that were loaded later. Only the language in use. */
const loaders: CatalogueLoaders[] = [
  { en: () => import('../languages/en.json'), ar: () => import('../languages/ar.json') },
  { en: () => import('../shell/languages/en.json'), ar: () => import('../shell/languages/ar.json') },
];

const STORED = 'tamwil.reader';

interface Reader {
  readonly language: Language;
  readonly digits: Digits;
  readonly catalogue: Catalogue;
}

const reader = signal<Reader | null>(null);

/** Words, numbers and direction of the person at this page. Throws before `startReader` has answered. */
export const wording = computed<Wording>(() => {
  if (reader.value === null) throw new Error('No language is loaded yet.');
  return wordingOf(reader.value.language, reader.value.catalogue, reader.value.digits);
});

/** Loads the language of the last visit, else the first of the browser's that the pages speak. */
export async function startReader(): Promise<void> {
  const { language, digits } = storedChoice();
  await readIn(language, digits);
  effect(() => {
    document.documentElement.lang = wording.value.language;
    document.documentElement.dir = wording.value.direction;
  });
}

/** Changes language or digits; nothing on the page is lost. */
export async function readIn(language: Language, digits: Digits): Promise<void> {
  const loaded = await Promise.all(loaders.map((part) => part[language]()));
  const catalogue: Catalogue = Object.assign({}, ...loaded.map((messages) => messages.default));
  reader.value = { language, catalogue, digits: LANGUAGES[language].direction === 'rtl' ? digits : 'latn' };
  localStorage.setItem(STORED, JSON.stringify({ language, digits }));
}

/** Adds the messages of a part of the page, in the language in use and in every one that is chosen afterwards. */
export async function readToo(part: CatalogueLoaders): Promise<void> {
  loaders.push(part);
  await readIn(wording.value.language, wording.value.digits);
}

function storedChoice(): { language: Language; digits: Digits } {
  const fallback = { language: preferredLanguage(navigator.languages), digits: 'latn' as const };
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}') as { language?: unknown; digits?: unknown };
    return {
      language: isLanguage(stored.language) ? stored.language : fallback.language,
      digits: stored.digits === 'arab' ? 'arab' : 'latn',
    };
  } catch {
    return fallback;
  }
}
