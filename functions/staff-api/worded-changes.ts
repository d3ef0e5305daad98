import { type DocumentChange, documentChanges } from '@tamwil/scenario';

/** A change with itself as one English sentence. */
export interface WordedChange extends DocumentChange {
  readonly words: string;
}

/** Where two scenario documents differ, in words too. */
export function wordedChanges(before: unknown, after: unknown): readonly WordedChange[] {
  return documentChanges(before, after).map((change) => ({ ...change, words: sentence(change) }));
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

function sentence({ kind, path, before, after }: DocumentChange): string {
  const [section = 'The document', ...rest] = path;
  const place = [SECTIONS[section] ?? section, ...rest].join(', ');
  // The order of steps is what a program says, and the order of sources settles who pays first.
  if (kind === 'reordered') return `${place}: put into another order.`;
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
