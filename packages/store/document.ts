import { gunzipSync, gzipSync } from 'node:zlib';
import type { Checked } from '@tamwil/fault';
import type { Database } from './database.ts';
import { sha256 } from './event-hash.ts';
import { STORE_FAULTS } from './fault-codes.ts';
import { getItem, putIfAbsent } from './items.ts';
import { documentKey, type ScenarioRef, type Sha256 } from './keys.ts';

/** An item of DynamoDB holds 400 KB with its names and keys; the rest is room for these. */
export const MOST_STORED_BYTES = 380 * 1024;
/** A stored text is never inflated beyond this: an item cannot be turned into a gigabyte. */
const MOST_INFLATED_BYTES = 64 * 1024 * 1024;

/** Text as it is stored. gzip bytes differ between zlib versions, so digests are always of the text. */
export interface Packed {
  readonly digest: Sha256;
  readonly bytes: Uint8Array;
}

/** The text compressed, or the fault that it is too large for one item. */
export function pack(text: string, pointer: string): Checked<Packed> {
  const bytes = gzipSync(text);
  if (bytes.length <= MOST_STORED_BYTES) return { ok: true, value: { digest: sha256(text), bytes } };
  const detail = `${bytes.length} bytes when compressed; at most ${MOST_STORED_BYTES} can be stored.`;
  return {
    ok: false,
    faults: [{ pointer, code: 'document-too-large', detail, fix: STORE_FAULTS['document-too-large'].fix }],
  };
}

export function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes, { maxOutputLength: MOST_INFLATED_BYTES }).toString('utf8');
}

/** Stores a text under the digest of its bytes. A document without an event is harmless: nothing points to it. */
export async function putDocument(database: Database, ref: ScenarioRef, { digest, bytes }: Packed): Promise<void> {
  await putIfAbsent(database, documentKey(ref, digest), { gzip: bytes });
}

/** Reads a text back, byte for byte; throws when the item is missing or changed, which no writer of ours can cause. */
export async function readDocument(database: Database, ref: ScenarioRef, digest: Sha256): Promise<string> {
  const item = await getItem(database, documentKey(ref, digest));
  if (item === null) throw new Error(`Document ${digest} is missing`);
  const text = unpack(item['gzip'] as Uint8Array);
  if (sha256(text) !== digest) throw new Error(`Document ${digest} was changed`);
  return text;
}
