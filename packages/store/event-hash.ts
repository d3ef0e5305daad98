import { createHash } from 'node:crypto';
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
