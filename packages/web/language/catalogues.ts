import fiscalSpaceArabic from '../fiscal-space/languages/ar.json';
import fiscalSpaceEnglish from '../fiscal-space/languages/en.json';
import arabic from '../languages/ar.json';
import english from '../languages/en.json';
import type { Language } from './languages.ts';
import type { MessageKey } from './wording.ts';

/** All catalogues at once, for the server. The page loads only the one it shows. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: { ...english, ...fiscalSpaceEnglish },
  ar: { ...arabic, ...fiscalSpaceArabic },
};
