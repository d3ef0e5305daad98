import donorArabic from '../donor/languages/ar.json';
import donorEnglish from '../donor/languages/en.json';
import fiscalSpaceArabic from '../fiscal-space/languages/ar.json';
import fiscalSpaceEnglish from '../fiscal-space/languages/en.json';
import arabic from '../languages/ar.json';
import english from '../languages/en.json';
import shellArabic from '../shell/languages/ar.json';
import shellEnglish from '../shell/languages/en.json';
import type { Language } from './languages.ts';
import type { MessageKey } from './wording.ts';

/** Every message of every page, to hold the languages against each other. A page loads only what it says. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: { ...english, ...shellEnglish, ...fiscalSpaceEnglish, ...donorEnglish },
  ar: { ...arabic, ...shellArabic, ...fiscalSpaceArabic, ...donorArabic },
};
