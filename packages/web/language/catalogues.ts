import arabic from '../languages/ar.json';
import english from '../languages/en.json';
import type { Language } from './languages.ts';
import type { Catalogue } from './wording.ts';

/** All catalogues at once, for the server. The page loads only the one it shows. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: english, ar: arabic };
