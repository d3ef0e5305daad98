import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Decimal, plainRate } from './index.ts';

/** Plain decimals as users type them, with zeros wherever zeros may stand. */
const plain = fc.stringMatching(/^-?(0|[1-9][0-9]{0,11})(\.[0-9]{0,15}0{0,3})?$/).filter((text) => !text.endsWith('.'));

it('a rate typed with more or fewer zeros keeps its digest', () => {
  fc.assert(fc.property(plain, (text) => plainRate(text) === new Decimal(text).toFixed()));
  expect(['0.130', '13.00', '100', '-0.0', '0.0'].map(plainRate)).toEqual(['0.13', '13', '100', '0', '0']);
});
