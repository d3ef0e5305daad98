import { describe, expect, it } from 'vitest';
import { CATALOGUES } from './catalogues.ts';
import { preferredLanguage } from './languages.ts';
import { wordingOf } from './wording.ts';

const english = wordingOf('en', CATALOGUES.en, 'latn');
const arabic = wordingOf('ar', CATALOGUES.ar, 'latn');
const arabicIndic = wordingOf('ar', CATALOGUES.ar, 'arab');

describe('a figure on a page', () => {
  it('keeps every digit of an amount that no binary number holds', () => {
    expect(english.decimal('12345678901234567890.12')).toBe('12,345,678,901,234,567,890.12');
  });

  it('is written in the digits that the reader chose', () => {
    expect(arabic.decimal('128270042.19')).toBe('128,270,042.19');
    expect(arabicIndic.decimal('128270042.19')).toBe('١٢٨٬٢٧٠٬٠٤٢٫١٩');
  });

  it('keeps its zeros, so that columns of figures line up', () => expect(english.decimal('76.0')).toBe('76.0'));
});

describe('a date on a page', () => {
  it('is the same day in every time zone', () => {
    expect(english.date('2025-06-30')).toBe('30 June 2025');
    expect(arabic.date('2025-06-30')).toBe('30 يونيو 2025');
  });
});

describe('a sentence with a count', () => {
  const sentence = (count: number) =>
    arabic.text('lead.sentence', {
      dated: 'no',
      date: '',
      basis: 'firm',
      currency: 'USD',
      award: '1.0',
      cost: '2.0',
      share: '50.0',
      complete: count,
      outputs: 41,
      together: 'no',
      completeCost: '',
      completeShare: '',
      closed: 0,
    });
  it('uses the Arabic form for two, few and many', () => {
    expect(sentence(2)).toContain('ناتجان');
    expect(sentence(7)).toContain('7 نواتج');
    expect(sentence(11)).toContain('11 ناتجاً');
  });
});

describe('a reader whose first language the pages do not speak', () => {
  it('gets the next wish, and English when there is none', () => {
    expect(preferredLanguage(['pt-BR', 'ar-EG', 'en'])).toBe('ar');
    expect(preferredLanguage(['pt-BR'])).toBe('en');
  });
});
