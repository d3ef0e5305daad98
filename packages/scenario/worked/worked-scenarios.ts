import dollarAndDates from './dollar-and-dates.json' with { type: 'json' };
import oneThirdShort from './one-third-short.json' with { type: 'json' };
import oneThirdShortTiers from './one-third-short-tiers.json' with { type: 'json' };
import threeLetters from './three-letters.json' with { type: 'json' };

/**
 * The scenarios that ship with the product, on the real plan with invented money, costs and names: one third short
 * (twice, to compare), the position at the end of 2023 with fourteen sources, eight currencies by financial period.
 */
export const WORKED_SCENARIOS = [
  { id: 'one-third-short', document: oneThirdShort },
  { id: 'one-third-short-tiers', document: oneThirdShortTiers },
  { id: 'three-letters', document: threeLetters },
  { id: 'dollar-and-dates', document: dollarAndDates },
] as const;
