import { describe, expect, it } from 'vitest';
import { documentChanges } from './document-changes.ts';

const [a, b] = [
  { id: 'a', share: 'priority' },
  { id: 'b', share: 'equal-awards' },
];
const program = (...stages: object[]) => ({ program: { stages } });

describe('documentChanges', () => {
  it('somebody sees that rules apply in another order, and that no rule changed in itself', () => {
    expect(documentChanges(program(a, b), program(b, a))).toEqual([
      { kind: 'reordered', path: ['program', 'stages'], before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  it('nobody is told of another order where an entry only came or went', () => {
    const kinds = (before: object, after: object) => documentChanges(before, after).map(({ kind }) => kind);
    expect(kinds(program(a), program(b, a))).toEqual(['added']);
    expect(kinds(program(a, b), program(b))).toEqual(['removed']);
  });

  it('nothing is found where only the order of keys differs', () => {
    expect(documentChanges({ name: 'x', asOf: 'y' }, { asOf: 'y', name: 'x' })).toEqual([]);
  });
});
