import { describe, expect, it } from 'vitest';
import { latinDigits } from './latin-digits.ts';

describe('an amount typed in the digits of the reader', () => {
  it.each([
    ['١٦٠٠٠٠٠٠٠', '160000000'],
    ['١٦٠٬٠٠٠٬٠٠٠٫٢٥', '160000000.25'],
    ['۱۲۳', '123'],
    ['160,000,000.25', '160000000.25'],
    ['160 000 000', '160000000'],
    ['\u200f١٢\u200e', '12'],
  ])('is read as the same number: %s', (typed, read) => expect(latinDigits(typed)).toBe(read));

  it('is not turned into another amount when a comma may mean a decimal', () => {
    expect(latinDigits('1,5')).toBe('1,5');
    expect(latinDigits('1,50,000')).toBe('1,50,000');
  });
});
