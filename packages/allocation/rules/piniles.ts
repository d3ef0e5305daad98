import { constrainedEqualAwards } from './constrained-equal-awards.ts';
import { inTwoHalves } from './half-claims.ts';

/** Piniles: equal awards up to half of every claim, then equal awards again on the other halves. */
export const piniles = inTwoHalves(constrainedEqualAwards, constrainedEqualAwards);
