import type { Fault } from '@tamwil/fault';

/**
 * Faults in the order of the places they point to, as a reader of the document meets them; what is missing comes after
 * everything that is there. Faults of one place keep their order.
 */
export function inDocumentOrder(faults: readonly Fault[], document: unknown): Fault[] {
  const positions = new Map<object, Map<string, number>>();
  const positionOf = (node: object, key: string): number => {
    let known = positions.get(node);
    if (known === undefined) {
      known = new Map(Object.keys(node).map((name, index) => [name, index]));
      positions.set(node, known);
    }
    return known.get(key) ?? Number.POSITIVE_INFINITY;
  };
  const placed = faults.map((fault, index) => {
    const place: number[] = [];
    let node: unknown = document;
    for (const step of fault.pointer.split('/').slice(1)) {
      if (typeof node !== 'object' || node === null) break;
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      place.push(positionOf(node, key));
      node = (node as Record<string, unknown>)[key];
    }
    return { fault, place, index };
  });
  placed.sort((a, b) => comparePlaces(a.place, b.place) || a.index - b.index);
  return placed.map(({ fault }) => fault);
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (let step = 0; step < Math.min(a.length, b.length); step += 1) {
    if (a[step] !== b[step]) return a[step]! < b[step]! ? -1 : 1;
  }
  return a.length - b.length;
}
