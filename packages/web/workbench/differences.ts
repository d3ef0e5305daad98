import { pointerOf } from '@tamwil/fault';

/** One place where two documents differ; `undefined` where a side has nothing. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two JSON documents differ, as deep as both have the same kind of thing, in document order. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ pointer: pointerOf(path), before, after }];
}

/** Whether two JSON documents say the same, in whatever order their keys stand: the server sends them in canonical order. */
export function isSame(a: unknown, b: unknown): boolean {
  return differences(a, b).length === 0;
}

/** What two people changed from the same document. A place that both changed, differently, is contested. */
export interface Collision {
  readonly mine: readonly Difference[];
  readonly theirs: readonly Difference[];
  readonly contested: readonly string[];
}

export function collision(base: unknown, mine: unknown, theirs: unknown): Collision {
  const [ours, others] = [differences(base, mine), differences(base, theirs)];
  const contested = ours.filter((change) => others.some((other) => meet(change, other))).map(({ pointer }) => pointer);
  return { mine: ours, theirs: others, contested };
}

/** Their document with my changes on top: at contested places mine stands, everywhere else both are kept. */
export function mineOnTopOf<T>(theirs: T, mine: readonly Difference[]): T {
  return mine.reduce<unknown>(
    (document, change) => replaced(document, stepsOf(change.pointer), change.after),
    theirs,
  ) as T;
}

type Branch = Readonly<Record<string, unknown>>;

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}

/** Two changes meet when one lies at or inside the other, unless both say the same. */
function meet(a: Difference, b: Difference): boolean {
  const inside = `${a.pointer}/`.startsWith(`${b.pointer}/`) || `${b.pointer}/`.startsWith(`${a.pointer}/`);
  return inside && !(a.pointer === b.pointer && JSON.stringify(a.after) === JSON.stringify(b.after));
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function replaced(node: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const list = [...node];
    list[Number(step)] = replaced(list[Number(step)], rest, value);
    return list.filter((item) => item !== undefined);
  }
  const inner = replaced(isBranch(node) ? node[step] : undefined, rest, value);
  const { [step]: _before, ...others } = isBranch(node) ? node : {};
  if (inner === undefined) return others;
  return isBranch(node) && Object.hasOwn(node, step) ? { ...node, [step]: inner } : { ...others, [step]: inner };
}
