import { eventSchema, type ScenarioEvent } from './event.ts';
import { canonicalText } from './event-hash.ts';
import type { Item } from './items.ts';

/**
 * An event is stored as the text that was hashed, so that what is verified is what was written; `kind` stands beside it
 * for filters.
 */
export function eventToItem(event: ScenarioEvent): Item {
  return { kind: event.deed.kind, event: canonicalText(event) };
}

/** The event of an item of the log or of a head. */
export function eventFromItem(item: Item): ScenarioEvent {
  return eventSchema.parse(JSON.parse(String(item['event'])));
}
