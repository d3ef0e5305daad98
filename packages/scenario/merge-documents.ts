import { documentChanges, entriesById, isReordered } from './document-changes.ts';

/** One document with what two people made of the same one. */
export interface DocumentMerge<T> {
  readonly document: T;
  /** Where both changed the same thing, differently: keys and ids on the way. There, and inside, mine stands. */
  readonly contested: readonly (readonly string[])[];
}

/** Parts that mean something only as a whole: the rules of a program apply one after another, a selector has one key. */
const READ_WHOLE: ReadonlySet<string | undefined> = new Set(['program', 'for']);

/**
 * Both of two people's changes to a document in one. Entries of lists are matched by their `id`, never by position, so
 * that a change stays with its agreement wherever that stands. A list without ids, or one that both reordered, is
 * contested as a whole when both changed it.
 *
 * @param base the document that both began with
 * @param mine whose word stands at contested places
 * @param theirs whose order of keys is kept
 * @example
 * ```ts
 * import { mergeDocuments } from '@tamwil/scenario';
 * const [a, b] = [{ id: 'a', amount: '1.00' }, { id: 'b', amount: '2.00' }];
 * const mine = [a, { id: 'b', amount: '9.00' }];
 * mergeDocuments([a, b], mine, [b]) // => { document: [{ id: 'b', amount: '9.00' }], contested: [] }
 * mergeDocuments([a, b], mine, [a]).contested // => [['b']]
 * ```
 */
export function mergeDocuments<T>(base: T, mine: T, theirs: T): DocumentMerge<T> {
  const contested: (readonly string[])[] = [];
  const document = mergeAt([], base, mine, theirs, contested) as T;
  return { document, contested };
}

type Contested = (readonly string[])[];

function mergeAt(
  path: readonly string[],
  base: unknown,
  mine: unknown,
  theirs: unknown,
  contested: Contested,
): unknown {
  if (isSame(base, theirs) || isSame(mine, theirs)) return mine;
  if (isSame(base, mine)) return theirs;
  const inside = (name: string, ...values: readonly [unknown, unknown, unknown]) =>
    mergeAt([...path, name], ...values, contested);
  if (!READ_WHOLE.has(path.at(-1))) {
    if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergeRecords(base, mine, theirs, inside);
    const list = mergeLists(base, mine, theirs, inside);
    if (list !== undefined) return list;
  }
  contested.push(path);
  return mine;
}

type MergeInside = (name: string, base: unknown, mine: unknown, theirs: unknown) => unknown;
type JsonRecord = Readonly<Record<string, unknown>>;

function mergeRecords(base: JsonRecord, mine: JsonRecord, theirs: JsonRecord, inside: MergeInside): JsonRecord {
  const of = (record: JsonRecord, key: string) => (Object.hasOwn(record, key) ? record[key] : undefined);
  const merged = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
    .map((key) => [key, inside(key, of(base, key), of(mine, key), of(theirs, key))] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged);
}

/** `undefined` where the lists cannot be merged: entries without ids, or an order that both changed. */
function mergeLists(base: unknown, mine: unknown, theirs: unknown, inside: MergeInside): unknown[] | undefined {
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  const [old, ours, others] = [entriesById(base), entriesById(mine), entriesById(theirs)];
  if (old === undefined || ours === undefined || others === undefined) return undefined;
  const order = mergeOrders([...old.keys()], [...ours.keys()], [...others.keys()]);
  return order
    ?.map((id) => inside(id, old.get(id), ours.get(id), others.get(id)))
    .filter((entry) => entry !== undefined);
}

/** Every id of both, in the order of whoever moved something; what only the other has follows what it followed there. */
function mergeOrders(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const isMovedByMe = isReordered(base, mine);
  if (isMovedByMe && isReordered(base, theirs) && isReordered(mine, theirs)) return undefined;
  const [leading, following] = isMovedByMe ? [mine, theirs] : [theirs, mine];
  const order = [...leading];
  for (const [at, id] of following.entries()) {
    const before = following[at - 1];
    if (!order.includes(id)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

function isSame(a: unknown, b: unknown): boolean {
  return documentChanges(a, b).length === 0;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
