import { applyRule } from '@tamwil/allocation';
import { formatFraction, minus, parseFraction, plus, roundToTotal, sum } from '@tamwil/money';
import { describe, expect, it } from 'vitest';
import { type ClaimsVector, claimsVectors, RULE_OF } from './claims-vectors.ts';

/** Awards of a vector; in the additive model of floors the rule shares what is left beyond them. */
function awardsOf({ rule, inputs }: ClaimsVector) {
  const exact = (values: readonly string[]) => values.map((value) => parseFraction(value)!);
  const ruleOf = (short: string) => RULE_OF[short as keyof typeof RULE_OF];
  const available = parseFraction(inputs.E)!;
  const claims = exact(inputs.claims);
  if (rule !== 'FLOOR_ADDITIVE') return applyRule(ruleOf(rule), available, claims);
  const floors = exact(inputs.floors!);
  const beyond = claims.map((claim, i) => minus(claim, floors[i]!));
  const shares = applyRule(ruleOf(inputs.rule!), minus(available, sum(floors)), beyond);
  return typeof shares === 'string' ? shares : shares.map((share, i) => plus(share, floors[i]!));
}

describe('published examples of claims rules', () => {
  for (const vector of claimsVectors('published')) {
    it(`${vector.id}: whoever knows the literature finds its numbers again`, () => {
      const awards = awardsOf(vector);
      if (typeof awards === 'string') throw new Error(awards);
      expect(awards.map(formatFraction)).toEqual(vector.expected);
      if (vector.cents) expect(roundToTotal(awards).map(String)).toEqual(vector.cents);
    });
  }
});
