/**
 * The languages the pages speak. A language is added with its line here, its catalogue in each languages/ folder (what
 * every page says, the signed-in shell, the fiscal space tab, the donor's page), and its lines in the
 * files named catalogues.ts and where a catalogue is loaded; the compiler asks for all of them.
 */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const satisfies Record<string, { name: string; direction: Direction }>;

export type Language = keyof typeof LANGUAGES;
export type Direction = 'ltr' | 'rtl';

/** Which digits numbers are written with: Latin (0-9) or Arabic-Indic (٠-٩). Only Arabic offers the choice. */
export type Digits = 'latn' | 'arab';

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];

export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code);
}

/**
 * The first language of a list of wishes ("ar-EG, fr;q=0.8") that the pages speak; English when there is none. Quality
 * values are not weighed: browsers list languages in the order of preference.
 */
export function preferredLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const code = wish.trim().slice(0, 2).toLowerCase();
    if (isLanguage(code)) return code;
  }
  return 'en';
}
