import { expect, it } from 'vitest';
import { CATALOGUES } from './catalogues.ts';
import { compiledCatalogue } from './compiled-catalogue.ts';
import { type Catalogue, wordingOf } from './wording.ts';

it('the page, which has no parser, says what the server says', () => {
  const values = {
    dated: 'yes',
    date: '30 June 2025',
    basis: 'firm',
    currency: 'USD',
    award: '87.2',
    cost: '237.0',
    share: '36.8',
  };
  const counts = { complete: 11, outputs: 41, together: 'yes', completeCost: '18.2', completeShare: '7.7', closed: 3 };
  for (const language of ['en', 'ar'] as const) {
    const server = wordingOf(language, CATALOGUES[language], 'arab');
    const page = wordingOf(
      language,
      JSON.parse(JSON.stringify(compiledCatalogue(CATALOGUES[language]))) as Catalogue,
      'arab',
    );
    expect(page.text('lead.sentence', { ...values, ...counts })).toBe(
      server.text('lead.sentence', { ...values, ...counts }),
    );
    expect(page.text('levels.meaning')).toBe(server.text('levels.meaning'));
  }
});
