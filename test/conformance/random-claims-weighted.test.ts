import { applyRule } from '@tamwil/allocation';
import { formatFraction, parseFraction, roundToTotal } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { type ClaimsVector, claimsVectors } from './claims-vectors.ts';

const RULE_OF = {
  wPRO: 'proportional',
  wCEA: 'constrained-equal-awards',
  wCEL: 'constrained-equal-losses',
  wTAL: 'talmud',
} as const;

type WeightedVector = ClaimsVector & { readonly inputs: { readonly weights: readonly string[] } };

describe('weighted claims problems, solved by an independent implementation', () => {
  const vectors = claimsVectors('weighted') as WeightedVector[];
  for (const [short, rule] of Object.entries(RULE_OF)) {
    const ofRule = vectors.filter((vector) => vector.rule === short);
    it(`${rule} gives a weight its effect to the exact fraction and cent in ${ofRule.length} problems`, () => {
      expect(ofRule.length).toBeGreaterThan(0);
      for (const { id, inputs, expected, cents } of ofRule) {
        const exact = (values: readonly string[]) => values.map((value) => parseFraction(value)!);
        const awards = applyRule(rule, parseFraction(inputs.E)!, exact(inputs.claims), exact(inputs.weights));
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
