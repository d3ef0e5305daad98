/** Whole numbers drawn one after the other: the same seed gives the same numbers on every machine. */
export interface SeededNumbers {
  /** A whole number from 0 to `most`, both included. */
  readonly upTo: (most: number) => number;
  /** One of the items; the list is not empty. */
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
}

/** Mulberry32 (T. Ettinger): 32 bits of state, more than enough to vary small test problems. */
export function seededNumbers(seed: number): SeededNumbers {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const upTo = (most: number) => next() % (most + 1);
  return { upTo, oneOf: (items) => items[upTo(items.length - 1)]! };
}
