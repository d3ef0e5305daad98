import { constrainedEqualAwards } from './constrained-equal-awards.ts';
import { constrainedEqualLosses } from './constrained-equal-losses.ts';
import { inTwoHalves } from './half-claims.ts';

/**
 * Talmud (Aumann and Maschler 1985): equal awards up to half of every claim, then equal losses on the other halves.
 * With weights, each half is shared by its weighted rule.
 */
export const talmud = inTwoHalves(constrainedEqualAwards, constrainedEqualLosses);
