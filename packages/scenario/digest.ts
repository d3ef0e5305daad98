import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from './canonical-text.ts';

/**
 * SHA-256, as lower-case hexadecimal, over the canonical JSON of a value (RFC 8785: keys in UTF-16 order, no blanks).
 * The order of keys, blanks and escapes of the text that was sent do not change it.
 *
 * @param value a JSON value; keys that are undefined count as absent
 * @example
 * ```ts
 * import { digestOf } from '@tamwil/scenario';
 * digestOf({ b: 1, a: 'x' }) === digestOf({ a: 'x', b: 1 }) // => true
 * digestOf({}) // => '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 * ```
 */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))));
}
