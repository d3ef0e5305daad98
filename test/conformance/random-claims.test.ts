import { applyRule } from '@tamwil/allocation';
import { formatFraction, parseFraction, roundToTotal } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { claimsVectors, RULE_OF } from './claims-vectors.ts';

describe('claims problems drawn at random, solved by an independent implementation', () => {
  const vectors = claimsVectors('random-claims');
  for (const [short, rule] of Object.entries(RULE_OF)) {
    const ofRule = vectors.filter((vector) => vector.rule === short);
    it(`${rule} shares money to the exact fraction and cent in ${ofRule.length} problems`, () => {
      expect(ofRule.length).toBeGreaterThan(0);
      for (const { id, inputs, expected, cents } of ofRule) {
        const awards = applyRule(
          rule,
          parseFraction(inputs.E)!,
          inputs.claims.map((claim) => parseFraction(claim)!),
        );
        if (typeof awards === 'string') throw new Error(`${id}: ${awards}`);
        expect({ id, awards: awards.map(formatFraction) }).toEqual({ id, awards: expected });
        expect({ id, cents: roundToTotal(awards).map(String) }).toEqual({ id, cents });
      }
    });
  }
  it('no vector of the file is left out', () => {
    expect(vectors.filter(({ rule }) => !(rule in RULE_OF))).toEqual([]);
  });
});
