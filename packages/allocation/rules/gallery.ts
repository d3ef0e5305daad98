import { adjustedProportional } from './adjusted-proportional.ts';
import { alphaMin } from './alpha-min.ts';
import { averageOfAwards } from './average-of-awards.ts';
import { averageOfEqualAwardsAndLosses } from './average-of-equal-awards-and-losses.ts';
import type { ClaimsRule, WeightedRule } from './claims-rule.ts';
import { constrainedEgalitarian } from './constrained-egalitarian.ts';
import { constrainedEqualAwards } from './constrained-equal-awards.ts';
import { constrainedEqualLosses } from './constrained-equal-losses.ts';
import { minimalOverlap } from './minimal-overlap.ts';
import { piniles } from './piniles.ts';
import { priority } from './priority.ts';
import { proportional } from './proportional.ts';
import { randomArrival } from './random-arrival.ts';
import { reverseTalmud } from './reverse-talmud.ts';
import { talmud } from './talmud.ts';

interface WithWeights {
  readonly weighted: WeightedRule;
}

interface WithoutWeights {
  readonly share: ClaimsRule;
  /** Most positive claims for which the exact answer is affordable; no limit when absent. */
  readonly mostClaimants?: number;
}

/** The fourteen rules of the gallery, in the order in which they are shown. */
export const RULES = {
  proportional: { weighted: proportional },
  'constrained-equal-awards': { weighted: constrainedEqualAwards },
  'constrained-equal-losses': { weighted: constrainedEqualLosses },
  talmud: { weighted: talmud },
  'reverse-talmud': { share: reverseTalmud },
  piniles: { share: piniles },
  'constrained-egalitarian': { share: constrainedEgalitarian },
  // The n-th layer is divided by every number up to n: the denominators grow like e^n.
  'minimal-overlap': { share: minimalOverlap, mostClaimants: 1_000 },
  'random-arrival': { share: randomArrival, mostClaimants: 20 },
  'adjusted-proportional': { share: adjustedProportional },
  'average-of-equal-awards-and-losses': { share: averageOfEqualAwardsAndLosses },
  'alpha-min': { share: alphaMin },
  'average-of-awards': { share: averageOfAwards, mostClaimants: 16 },
  priority: { share: priority },
} as const satisfies Record<string, WithWeights | WithoutWeights>;

export type RuleName = keyof typeof RULES;
