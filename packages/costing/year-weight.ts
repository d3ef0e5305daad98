import { type Fraction, ONE, sum } from '@tamwil/money';
import { type Plan, type Years, yearsOf } from '@tamwil/plan';

/** How much a calendar year counts when nothing else is known: 1, and the plan's first year its stub weight. */
export function yearWeight(plan: Plan, stubYearWeight: Fraction, year: number): Fraction {
  return year === plan.firstYear ? stubYearWeight : ONE;
}

/** The weight of a whole time frame: 31/6 for 2021-26 with the stub weight 2/12, 3 for 2022-24. */
export function windowWeight(plan: Plan, stubYearWeight: Fraction, window: Years): Fraction {
  return sum(yearsOf(window).map((year) => yearWeight(plan, stubYearWeight, year)));
}
