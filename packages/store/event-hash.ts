import { createHash } from 'node:crypto';
import { type Fault, pointerOf } from '@tamwil/fault';
import type { ScenarioEvent } from './event.ts';
import type { Sha256 } from './keys.ts';

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}

/**
 * JSON with sorted keys and no spaces. For events it equals RFC 8785: they hold no numbers but safe integers, and
 * JavaScript sorts keys by UTF-16 code units and escapes strings as that RFC asks.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The event with its own hash: SHA-256 of the canonical JSON of everything else in it. */
export function seal(event: Omit<ScenarioEvent, 'hash'>): ScenarioEvent {
  return { ...event, hash: sha256(canonicalText(event)) };
}

/**
 * What is wrong with a chain of events from the first on; empty when nothing in it was changed, left out or put in
 * between. Codes: `chain-gap`, `chain-broken`, `event-changed`.
 *
 * @param events All events of one scenario, oldest first.
 */
export function verifyChain(events: readonly ScenarioEvent[]): readonly Fault[] {
  return events.flatMap((event, index) => {
    const faults: Fault[] = [];
    const found = (code: string, key: string, detail: string): void => {
      faults.push({ pointer: pointerOf([index, key]), code, detail });
    };
    if (event.version !== index + 1)
      found('chain-gap', 'version', `Version ${index + 1} was expected, found ${event.version}.`);
    if (event.previous !== (events[index - 1]?.hash ?? null))
      found('chain-broken', 'previous', `Version ${event.version} does not follow the event before it.`);
    const { hash, ...hashed } = event;
    if (sha256(canonicalText(hashed)) !== hash)
      found('event-changed', 'hash', `Version ${event.version} is not what was written.`);
    return faults;
  });
}
