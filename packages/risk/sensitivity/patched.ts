/**
 * A JSON document with one value replaced. Objects on the way that are missing are made, so that a default can be
 * varied like a value that is there; positions of lists must exist.
 *
 * @returns undefined when the pointer leads through a scalar or a missing position
 */
export function patched(document: unknown, pointer: string, value: unknown): unknown {
  const path = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path.length === 0 || !pointer.startsWith('/') ? undefined : replace(document, path, value);
}

function replace(node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const position = /^\d{1,5}$/.test(step) ? Number(step) : -1;
    if (position < 0 || position >= node.length) return undefined;
    const inner = replace(node[position], rest, value);
    return inner === undefined ? undefined : node.map((entry, index) => (index === position ? inner : entry));
  }
  if (node !== undefined && (typeof node !== 'object' || node === null)) return undefined;
  const inner = replace((node as Record<string, unknown> | undefined)?.[step], rest, value);
  return inner === undefined ? undefined : { ...node, [step]: inner };
}
