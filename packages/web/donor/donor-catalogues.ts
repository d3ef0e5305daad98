import type { Language } from '../language/languages.ts';
import arabic from '../languages/ar.json';
import english from '../languages/en.json';
import donorArabic from './languages/ar.json';
import donorEnglish from './languages/en.json';

/** What the donor's page says, in all languages: the server writes the one that is asked for. */
export const DONOR_CATALOGUES = {
  en: { ...english, ...donorEnglish },
  ar: { ...arabic, ...donorArabic },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;
