/** One place where two scenario documents differ. */
export interface DocumentChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Keys and ids on the way to the place: `["funding", "flagship-a", "amount"]`. */
  readonly path: readonly string[];
  /** Absent where there was nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The change as one English sentence. */
  readonly words: string;
}

/**
 * Where two scenario documents differ, in document order. Entries of lists are matched by their `id` (sources, stages,
 * drivers), so that a source which only moved up has not changed; other lists are compared by position.
 */
export function documentChanges(before: unknown, after: unknown): readonly DocumentChange[] {
  return changesAt([], before, after);
}

function changesAt(path: readonly string[], before: unknown, after: unknown): readonly DocumentChange[] {
  const [old, young] = [branchesOf(before), branchesOf(after)];
  if (old !== undefined && young !== undefined && old.isList === young.isList) {
    const names = [...new Set([...young.entries.keys(), ...old.entries.keys()])];
    return names.flatMap((name) => changesAt([...path, name], old.entries.get(name), young.entries.get(name)));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [
    {
      kind,
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      words: sentence(kind, path, before, after),
    },
  ];
}

/** The parts of a list or object under the names that they are compared by. */
function branchesOf(value: unknown) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { isList: false, entries: new Map<string, unknown>(Object.entries(value)) };
  const ids = value.map((entry: unknown) => idOf(entry));
  const areNamed = ids.every((id) => id !== undefined) && new Set(ids).size === ids.length;
  const entries = value.map((entry: unknown, at): [string, unknown] => [areNamed ? ids[at]! : String(at), entry]);
  return { isList: true, entries: new Map(entries) };
}

function idOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('id' in entry)) return undefined;
  return typeof entry.id === 'string' ? entry.id : undefined;
}

/** What the sections of a document are called for people. */
const SECTIONS: Readonly<Record<string, string>> = {
  costing: 'Costs',
  funding: 'Funding',
  priorities: 'Priorities',
  minimumViable: 'Least amounts',
  program: 'Priority rules',
  asOf: 'As-at date',
  name: 'Name',
  plan: 'Plan',
};

function sentence(kind: DocumentChange['kind'], path: readonly string[], before: unknown, after: unknown): string {
  const [section = 'The document', ...rest] = path;
  const place = [SECTIONS[section] ?? section, ...rest].join(', ');
  if (kind === 'added') return `${place}: ${shown(after)} was added.`;
  if (kind === 'removed') return `${place}: ${shown(before)} was removed.`;
  return `${place}: ${shown(before)} became ${shown(after)}.`;
}

/** A value in a sentence; what has parts is named by its kind, because its parts stand in `before` and `after`. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? 'a list of one' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an entry';
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 117)}..."`;
}
