import { formatAmount, formatFraction, fraction, roundToTotal } from '@tamwil/money';
import { applyRule, type RuleError } from './apply-rule.ts';
import { RULES, type RuleName } from './gallery.ts';
import type { RulesRequest } from './rules-request.ts';

/** The JSON of `POST /v1/allocations/rules`. */
export interface RulesAnswer {
  readonly rules: readonly {
    readonly rule: RuleName;
    /** In the order of the claims; empty when there is an error. */
    readonly awards: readonly {
      readonly target: string;
      /** Decimal string in currency units, rounded by largest remainder. */
      readonly award: string;
      /** The award before rounding, in minor units; only with detail `exact`. */
      readonly exact?: string;
    }[];
    readonly error: RuleError | null;
  }[];
}

/**
 * All fourteen rules on one claims problem, in the order of the gallery. Awards are rounded to minor units by largest
 * remainder, ties to the earlier claim; what is available above all claims stays unallocated.
 *
 * @example
 * ```ts
 * import { readRulesRequest, rulesAnswer } from '@tamwil/allocation';
 * const claims = [{ id: 'a', claim: '1.00' }, { id: 'b', claim: '2.00' }];
 * const request = readRulesRequest({ currency: 'USD', available: '2.00', claims });
 * request.ok && rulesAnswer(request.value).rules[1]?.awards // => [{ target: 'a', award: '1.00' }, { target: 'b', award: '1.00' }]
 * ```
 */
export function rulesAnswer({ available, claims, weights, digits, detail }: RulesRequest): RulesAnswer {
  const money = fraction(available);
  const exactClaims = claims.map(({ claim }) => fraction(claim));
  const rules = (Object.keys(RULES) as RuleName[]).map((rule) => {
    const awards = applyRule(rule, money, exactClaims, weights);
    if (typeof awards === 'string') return { rule, awards: [], error: awards };
    const cents = roundToTotal(awards);
    return {
      rule,
      awards: claims.map(({ id }, i) => ({
        target: id,
        award: formatAmount(cents[i]!, digits),
        ...(detail === 'exact' ? { exact: formatFraction(awards[i]!) } : {}),
      })),
      error: null,
    };
  });
  return { rules };
}
