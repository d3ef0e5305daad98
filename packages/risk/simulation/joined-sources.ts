import type { Source } from '@tamwil/allocation';

/**
 * Sources without ceilings or bookings that share one list of targets as one source with all their money. Exact awards
 * depend on how much can reach whom, never on whose it is.
 */
export function joinedSources(sources: readonly Source[]): Source[] {
  const joined: Source[] = [];
  const places = new Map<Source['for'], number>();
  for (const source of sources) {
    const alone = source.atMost !== undefined || source.booked !== undefined;
    const place = alone ? undefined : places.get(source.for);
    if (place !== undefined) {
      const { id, amount } = joined[place]!;
      joined[place] = { id, amount: amount + source.amount, for: source.for };
      continue;
    }
    if (!alone) places.set(source.for, joined.length);
    joined.push(source);
  }
  return joined;
}
