import { expect, it } from 'vitest';
import { pageLanguage } from './page-language.ts';

it('a donor reads the page in the language he asked for, else in the one his browser wants most', () => {
  for (const [query, header, language, digits] of [
    ['', null, 'en', 'latn'],
    ['', 'ar-EG,ar;q=0.9,en;q=0.8', 'ar', 'latn'],
    ['', 'de, en;q=0.3, ar;q=0.7', 'ar', 'latn'],
    ['', 'ar;q=0, en', 'en', 'latn'],
    ['', 'de-CH', 'en', 'latn'],
    ['', ';;q=,,=', 'en', 'latn'],
    ['lang=ar&digits=arab', 'en', 'ar', 'arab'],
    ['lang=en', 'ar', 'en', 'latn'],
    ['lang=xx&digits=roman', 'ar', 'ar', 'latn'],
    ['lang=constructor', null, 'en', 'latn'],
  ] as const)
    expect(pageLanguage(new URLSearchParams(query), header)).toEqual({ language, digits });
});
