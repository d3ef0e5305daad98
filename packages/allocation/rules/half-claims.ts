import { type Fraction, fraction, least, minus, plus, sum, times } from '@tamwil/money';
import type { WeightedRule } from './claims-rule.ts';

/**
 * The pattern of Talmud, reverse Talmud and Piniles: `first` shares the money over half of every claim; what is left
 * when all halves are met, `second` shares over the other halves.
 */
export function inTwoHalves(first: WeightedRule, second: WeightedRule): WeightedRule {
  return (available, claims, weights) => {
    const halves: Fraction[] = claims.map((claim) => times(claim, fraction(1n, 2n)));
    const firstMoney = least(available, sum(halves));
    const lower = first(firstMoney, halves, weights);
    const upper = second(minus(available, firstMoney), halves, weights);
    return claims.map((_, i) => plus(lower[i]!, upper[i]!));
  };
}
