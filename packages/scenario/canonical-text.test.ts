import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';

it('a digest does not depend on who computes it: any JSON has the text that the reference writes (RFC 8785)', () => {
  const json = fc.jsonValue({ stringUnit: 'binary', depthSize: 'small' }).filter(isWellFormed);
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalText(value)).toBe(canonicalize(value));
    }),
    { numRuns: 1_000 },
  );
});

it('a digest does not change when keys stand in another order, or a key is there without a value', () => {
  expect(canonicalText({ '10': 1, '9': [], b: '\u00e9\n"', a: { y: undefined, x: null } })).toBe(
    '{"10":1,"9":[],"a":{"x":null},"b":"\u00e9\\n\\""}',
  );
});

it('what is no JSON has no digest: half a character, no number, nothing', () => {
  for (const value of ['\ud800', Number.NaN, undefined, [undefined], 1n]) {
    expect(() => canonicalText(value)).toThrow(TypeError);
  }
});

/** Half characters are refused by both. */
function isWellFormed(value: unknown): boolean {
  return !/\p{Surrogate}/u.test(JSON.stringify(value).replaceAll(/\\u(d[89a-f][0-9a-f]{2})/gi, '\ud800'));
}
