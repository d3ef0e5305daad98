import { type Fraction, least, sum } from '@tamwil/money';
import { RULES, type RuleName } from './gallery.ts';

/** Why a rule of the gallery gives no answer: it is not defined with weights, or the exact answer costs too much. */
export type RuleError = 'weights-not-defined' | 'too-many-claimants';

/**
 * The exact awards of one rule of the gallery.
 *
 * @param name the rule
 * @param available money, in minor units, 0 or more; what exceeds all claims stays unallocated
 * @param claims in minor units, each 0 or more
 * @param weights one > 0 per claim; only for proportional, constrained equal awards, constrained equal losses (where a
 *   weight multiplies the loss) and Talmud
 * @returns awards in the order of the claims, unrounded; or why there are none
 * @example
 * ```ts
 * import { applyRule } from '@tamwil/allocation';
 * import { formatFraction, fraction } from '@tamwil/money';
 * const claims = [fraction(100n), fraction(200n), fraction(300n)];
 * const awards = applyRule('talmud', fraction(200n), claims);
 * Array.isArray(awards) ? awards.map(formatFraction) : awards // => ['50', '75', '75']
 * ```
 */
export function applyRule(
  name: RuleName,
  available: Fraction,
  claims: readonly Fraction[],
  weights?: readonly Fraction[],
): Fraction[] | RuleError {
  const rule = RULES[name];
  const shared = least(available, sum(claims));
  if ('weighted' in rule) return rule.weighted(shared, claims, weights);
  if (weights !== undefined) return 'weights-not-defined';
  if ('mostClaimants' in rule && claims.filter((claim) => claim.n > 0n).length > rule.mostClaimants) {
    return 'too-many-claimants';
  }
  return rule.share(shared, claims);
}
