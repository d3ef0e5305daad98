import { describe, expect, it } from 'vitest';
import { wordedChanges } from './worded-changes.ts';

const source = (id: string, amount: string) => ({ id, amount, stage: 'committed' });

describe('wordedChanges', () => {
  it('a reviewer sees an amount that changed, by the name of its source', () => {
    const [before, after] = [
      { funding: [source('a', '1.00'), source('b', '2.00')] },
      { funding: [source('a', '1.00'), source('b', '3.00')] },
    ];
    expect(wordedChanges(before, after)).toEqual([
      {
        kind: 'changed',
        path: ['funding', 'b', 'amount'],
        before: '2.00',
        after: '3.00',
        words: 'Funding, b, amount: "2.00" became "3.00".',
      },
    ]);
  });

  it('a source that only moved is not shown as changed, but that the order did is', () => {
    const [a, b] = [source('a', '1.00'), source('b', '2.00')];
    expect(wordedChanges({ funding: [a, b] }, { funding: [b, a] })).toEqual([
      {
        kind: 'reordered',
        path: ['funding'],
        before: ['a', 'b'],
        after: ['b', 'a'],
        words: 'Funding: put into another order.',
      },
    ]);
  });

  it('a source that came or went is one change, whole', () => {
    const [before, after] = [{ funding: [source('a', '1.00')] }, { funding: [source('c', '2.00')] }];
    expect(wordedChanges(before, after).map(({ kind, path, words }) => [kind, path, words])).toEqual([
      ['added', ['funding', 'c'], 'Funding, c: an entry was added.'],
      ['removed', ['funding', 'a'], 'Funding, a: an entry was removed.'],
    ]);
  });

  it('what was a list and is now a text is one change', () => {
    expect(wordedChanges({ program: { stages: [{ to: ['C1'] }] } }, { program: { stages: [{ to: '*' }] } })).toEqual([
      {
        kind: 'changed',
        path: ['program', 'stages', '0', 'to'],
        before: ['C1'],
        after: '*',
        words: 'Priority rules, stages, 0, to: a list of one became "*".',
      },
    ]);
  });

  it('two sources with one id are compared by position, so none is hidden', () => {
    const twice = (amount: string) => ({ funding: [source('a', '1.00'), source('a', amount)] });
    expect(wordedChanges(twice('1.00'), twice('2.00'))).toHaveLength(1);
  });

  it('long texts are cut in the sentence and whole in the change', () => {
    const [change] = wordedChanges({ name: 'x' }, { name: 'y'.repeat(300) });
    expect(change!.words.length).toBeLessThan(200);
    expect(change!.after).toBe('y'.repeat(300));
  });
});
