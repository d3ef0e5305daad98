import { createHash, timingSafeEqual } from 'node:crypto';

/** Where the request came from, as the content delivery network says. */
export type Viewer =
  /** Not through our own front door. */
  | { readonly kind: 'stranger' }
  /** `address` is null where nobody vouches for it: then there is nothing to count by. */
  | { readonly kind: 'viewer'; readonly address: string | null };

/**
 * Believes the address of the viewer only together with one of the secrets that the front door adds (two while they are
 * rotated). Without configured secrets, as on one's own machine, everybody is let in and no address is believed.
 */
export function viewerOf(headers: Headers, originSecrets: readonly string[]): Viewer {
  if (originSecrets.length === 0) return { kind: 'viewer', address: null };
  const given = digest(headers.get('x-origin-secret') ?? '');
  // Every secret is compared, in equal time: neither the length nor a common beginning shows in the answer's time.
  const known = originSecrets.map((secret) => timingSafeEqual(given, digest(secret))).includes(true);
  return known ? { kind: 'viewer', address: headers.get('x-viewer-address') } : { kind: 'stranger' };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
