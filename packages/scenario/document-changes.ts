/** One place where two scenario documents differ. */
export interface DocumentChange {
  /** `reordered`: a list holds what it held, in another order; `before` and `after` are the ids. */
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Keys and ids on the way to the place: `["funding", "flagship-a", "amount"]`. */
  readonly path: readonly string[];
  /** Absent where there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Where two scenario documents differ, in document order. Entries of lists are matched by their `id` (sources, stages,
 * drivers), so that a source which only moved up has not changed itself; other lists are compared by position. No changes
 * means that the two say the same, in whatever order their keys stand.
 *
 * @example
 * ```ts
 * import { documentChanges } from '@tamwil/scenario';
 * const before = { funding: [{ id: 'a', amount: '1.00' }, { id: 'b', amount: '2.00' }] };
 * const after = { funding: [{ id: 'b', amount: '3.00' }] };
 * documentChanges(before, after).map(({ kind, path }) => [kind, ...path]) // => [['changed', 'funding', 'b', 'amount'], ['removed', 'funding', 'a']]
 * ```
 */
export function documentChanges(before: unknown, after: unknown): readonly DocumentChange[] {
  return changesAt([], before, after);
}

function changesAt(path: readonly string[], before: unknown, after: unknown): readonly DocumentChange[] {
  const [old, young] = [branchesOf(before), branchesOf(after)];
  if (old !== undefined && young !== undefined && old.isList === young.isList) {
    const names = [...new Set([...young.entries.keys(), ...old.entries.keys()])];
    const inside = names.flatMap((name) => changesAt([...path, name], old.entries.get(name), young.entries.get(name)));
    const [from, to] = [[...old.entries.keys()], [...young.entries.keys()]];
    const isMoved = old.isList && isReordered(from, to);
    return isMoved ? [{ kind: 'reordered', path, before: from, after: to }, ...inside] : inside;
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ kind, path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

/** The parts of a list or object under the names that they are compared by. */
function branchesOf(value: unknown) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { isList: false, entries: new Map<string, unknown>(Object.entries(value)) };
  const byPosition = () => new Map(value.map((entry: unknown, at): [string, unknown] => [String(at), entry]));
  return { isList: true, entries: entriesById(value) ?? byPosition() };
}

/** The entries of a list by their ids; `undefined` where one has none, or two have the same. */
export function entriesById(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const entries = new Map(list.map((entry) => [idOf(entry), entry]));
  const isNamed = !entries.has(undefined) && entries.size === list.length;
  return isNamed ? (entries as ReadonlyMap<string, unknown>) : undefined;
}

function idOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return undefined;
  return typeof entry.id === 'string' ? entry.id : undefined;
}

/** Whether the ids that two lists have in common stand in another order; what came or went moves nothing. */
export function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const [was, is] = [new Set(before), new Set(after)];
  const stayed = after.filter((id) => was.has(id));
  return before.filter((id) => is.has(id)).some((id, at) => id !== stayed[at]);
}
