/**
 * Every key of the table is made here, from the workspace of the signed-in person and an id of a narrow form, so that a
 * scenario of another workspace is not forbidden but does not exist.
 */

/** A workspace or scenario id that was checked by {@link parseId}. */
export type Id = string & { readonly __brand: 'Id' };
/** Lower-case hexadecimal SHA-256 that was checked by {@link parseSha256}. */
export type Sha256 = string & { readonly __brand: 'Sha256' };

/** One scenario of one workspace. */
export interface ScenarioRef {
  readonly workspace: Id;
  readonly scenario: Id;
}

/** The primary key of an item. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * The id when it is 1 to 64 of `a-z`, `0-9` and `-`, else null.
 *
 * @example
 * ```ts
 * import { parseId } from '@tamwil/store';
 * parseId('end-of-2023') // => 'end-of-2023'
 * parseId('ws#other') // => null
 * ```
 */
export function parseId(text: string): Id | null {
  return /^[a-z0-9-]{1,64}$/.test(text) ? (text as Id) : null;
}

/** The digest when it is 64 lower-case hexadecimal digits, else null. */
export function parseSha256(text: string): Sha256 | null {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : null;
}

/** The last event's fields, the only item of a scenario that is in the index. */
export function headKey({ workspace, scenario }: ScenarioRef): ItemKey {
  return { pk: `SCN#${workspace}#${scenario}`, sk: 'HEAD' };
}

/** Partition of a scenario's log. */
export function logPartition({ workspace, scenario }: ScenarioRef): string {
  return `LOG#${workspace}#${scenario}`;
}

/** Whether an event can have this version. */
export function isVersion(version: number): boolean {
  return Number.isSafeInteger(version) && version >= 1 && version <= 99_999_999;
}

/** Event `version`; eight digits sort as the numbers do. */
export function eventKey(ref: ScenarioRef, version: number): ItemKey {
  if (!isVersion(version)) throw new RangeError(`No event can have the version ${version}`);
  return { pk: logPartition(ref), sk: String(version).padStart(8, '0') };
}

/** A stored text under the SHA-256 of its bytes. */
export function documentKey({ workspace, scenario }: ScenarioRef, digest: Sha256): ItemKey {
  return { pk: `DOC#${workspace}#${scenario}`, sk: digest };
}

/** What a donor's link points to, under the SHA-256 of its token: the table never holds a token. */
export function linkKey(link: Sha256): ItemKey {
  return { pk: `LNK#${link}`, sk: 'LINK' };
}

/** The redacted view of a link. */
export function viewKey(link: Sha256): ItemKey {
  return { pk: `LNK#${link}`, sk: 'VIEW' };
}

/** Partition of a link's counters, one item a day. */
export function counterPartition(link: Sha256): string {
  return `CNT#${link}`;
}

/** Counter of a link's views on one day (`2026-11-23`, UTC). */
export function counterKey(link: Sha256, day: string): ItemKey {
  return { pk: counterPartition(link), sk: day };
}

/** Partition of the index `gsi1` that lists a workspace. */
export function workspaceIndexPartition(workspace: Id): string {
  return `WS#${workspace}`;
}

/** Sort key of a head in the index: by the time of its last event, then by id. */
export function workspaceIndexSort(at: string, scenario: Id): string {
  return `${at}#${scenario}`;
}
