import { constrainedEqualAwards } from './constrained-equal-awards.ts';
import { constrainedEqualLosses } from './constrained-equal-losses.ts';
import { inTwoHalves } from './half-claims.ts';

/** Reverse Talmud: equal losses on half of every claim, then equal awards on the other halves. */
export const reverseTalmud = inTwoHalves(constrainedEqualLosses, constrainedEqualAwards);
