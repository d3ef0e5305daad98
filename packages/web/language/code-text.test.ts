import { describe, expect, it } from 'vitest';
import { assumedValue, assumptionText } from './code-text.ts';
import { wordingOf } from './wording.ts';

const english = wordingOf('en', { 'assumption.new-money-rate': 'Rate of new money.' }, 'latn');
const arabic = wordingOf('ar', {}, 'arab');

describe('what a reader sees of an assumption', () => {
  it.each([
    ['0.13', '13 %'],
    ['0.075', '7.5 %'],
    ['0.5', '50 %'],
    ['0.0005', '0.05 %'],
    ['0.1234567', '12.34567 %'],
    ['2/12', '2/12'],
    ['1', '1'],
    ['even', 'even'],
  ])('a rate is in per cent, to its last place, and anything else is as it was set: %s', (value, shown) => {
    expect(assumedValue(value, english)).toBe(shown);
  });

  it('a rate is in the digits of the reader', () => {
    expect(assumedValue('0.13', arabic)).toBe('\u0661\u0663 %');
  });

  it('a number stands behind the sentence; none, zero or a word of the engine does not', () => {
    const shown = ['0.13', '0', 'added', null].map((value) => assumptionText('new-money-rate', value, english));
    expect(shown).toEqual(['Rate of new money. (13 %)', ...Array(3).fill('Rate of new money.')]);
  });

  it('an assumption without a sentence is shown by its code, not left out', () => {
    expect(assumptionText('new-code', null, english)).toBe('new-code');
  });
});
