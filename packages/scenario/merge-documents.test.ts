import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDocuments } from './merge-documents.ts';

const source = (id: string, amount: string) => ({ id, amount });
const [a, b, c, n] = [source('a', '10'), source('b', '10'), source('c', '10'), source('n', '10')];
const b99 = source('b', '99');

describe('somebody whose save came second keeps an amount with its agreement', () => {
  it.each([
    ['theirs put an agreement above', [a, b], [a, b99], [n, a, b], [n, a, b99]],
    ['theirs removed an agreement above', [a, b, c], [a, b99, c], [b, c], [b99, c]],
    ['theirs put the agreements in another order', [a, b, c], [a, b99, c], [c, b, a], [c, b99, a]],
    ['mine removed what stands above theirs', [a, b, c], [b, c], [a, b99, c], [b99, c]],
    ['mine moved what theirs changed', [a, b, c], [c, a, b], [a, b99, c, n], [c, n, a, b99]],
    ['both added one', [a], [a, b], [a, c], [a, b, c]],
    ['mine added at the top, theirs removed the first', [a, b], [n, a, b], [b], [n, b]],
    ['both put them in the same order', [a, b, c], [c, b99, a], [c, b, a, n], [c, b99, a, n]],
  ])('%s', (_, base, mine, theirs, both) => {
    expect(mergeDocuments(base, mine, theirs)).toEqual({ document: both, contested: [] });
  });

  it('and is asked about one that theirs removed; it keeps its id', () => {
    expect(mergeDocuments([a, b], [a, b99], [a])).toEqual({ document: [a, b99], contested: [['b']] });
    expect(mergeDocuments([a, b], [a], [a, b99])).toEqual({ document: [a], contested: [['b']] });
  });
});

describe('somebody whose save came second', () => {
  const base = { name: 'A', funding: [{ id: 'x', amount: '1.00' }], priorities: { 'C1.1': { level: 'high' } } };

  it('keeps the own typing, loses nothing that the other did, and sees where both changed the same', () => {
    const mine = { ...base, name: 'B', funding: [{ id: 'x', amount: '2.00' }], priorities: {} };
    const theirs = {
      ...base,
      asOf: '2025-01-01',
      funding: [{ id: 'x', amount: '3.00' }],
      priorities: { ...base.priorities, 'C2.1': { level: 'low' } },
    };
    expect(mergeDocuments<object>(base, mine, theirs)).toEqual({
      document: { name: 'B', asOf: '2025-01-01', funding: mine.funding, priorities: { 'C2.1': { level: 'low' } } },
      contested: [['funding', 'x', 'amount']],
    });
  });

  it('is not warned of a place where both wrote the same', () => {
    const both = { ...base, name: 'C' };
    expect(mergeDocuments(base, both, { ...both })).toEqual({ document: both, contested: [] });
  });

  it('is warned when one removed what the other changed inside', () => {
    const theirs = { ...base, funding: [{ id: 'x', amount: '9.00' }] };
    expect(mergeDocuments<object>(base, { ...base, funding: 'none' }, theirs).contested).toEqual([['funding']]);
  });
});

describe('somebody is asked rather than given what neither chose', () => {
  const contestedIn = (base: object, mine: object, theirs: object) => mergeDocuments(base, mine, theirs).contested;

  it('where both changed instalments, which have no ids', () => {
    const tranches = (...amounts: string[]) => ({
      funding: [{ id: 'a', tranches: amounts.map((amount) => ({ amount })) }],
    });
    const found = mergeDocuments(tranches('1', '2'), tranches('1', '3'), tranches('0', '1', '2'));
    expect(found).toEqual({ document: tranches('1', '3'), contested: [['funding', 'a', 'tranches']] });
  });

  it('where both put a list in an order of their own', () => {
    expect(contestedIn([a, b, c], [b, a, c], [a, c, b])).toEqual([[]]);
  });

  it('where two entries have one id', () => {
    expect(contestedIn([a, b], [a, b99], [a, a, b])).toEqual([[]]);
  });

  it('where both added an agreement under one id', () => {
    expect(mergeDocuments([a], [a, b99], [a, b])).toEqual({ document: [a, b99], contested: [['b']] });
  });

  it('where both chose other rules: half of each is nobody’s program', () => {
    const program = (...stages: object[]) => ({ program: { stages } });
    expect(contestedIn(program(a), program(a, b), program(a, c))).toEqual([['program']]);
  });

  it('where both chose other outputs for an earmark: a selector has one key', () => {
    const earmark = (selector: object) => ({ earmark: { for: selector } });
    const [mine, theirs] = [earmark({ outputs: ['C1.1'] }), earmark({ tags: ['x'] })];
    expect(contestedIn(earmark({ components: ['C1'] }), mine, theirs)).toEqual([['earmark', 'for']]);
  });
});

type Source = { readonly id: string; readonly amount: string };
type Edit = { readonly id: string; readonly amount: string | null };

/** An edit of one source: another amount, or none any more; sources that are not there yet are added. */
function edited(sources: readonly Source[], edits: readonly Edit[]): readonly Source[] {
  return edits.reduce<readonly Source[]>((now, { id, amount }) => {
    const others = now.filter((each) => each.id !== id);
    if (amount === null) return others;
    const isThere = others.length < now.length;
    return isThere ? now.map((each) => (each.id === id ? { id, amount } : each)) : [{ id, amount }].concat(now);
  }, sources);
}

const byId = (sources: readonly Source[]) => new Map(sources.map(({ id, amount }) => [id, amount]));
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const amount = fc.constantFrom('1', '2', '3');
const list = fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), amount }), { selector: ({ id }) => id });
const edits = fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), amount: fc.option(amount) }), {
  selector: ({ id }) => id,
});
const shuffled = (sources: readonly Source[]) => fc.shuffledSubarray([...sources], { minLength: sources.length });

describe('two people lose nothing, whatever they changed', () => {
  it('edits of different agreements are both there, also when one moved the list around', () => {
    const drawn = fc
      .record({ list, edits, mineIds: fc.subarray(ids), moves: fc.boolean() })
      .chain((each) => shuffled(each.list).map((moved) => ({ ...each, moved })));
    fc.assert(
      fc.property(drawn, ({ list: base, edits: all, mineIds, moves, moved }) => {
        const ours = all.filter(({ id }) => mineIds.includes(id));
        const others = all.filter(({ id }) => !mineIds.includes(id));
        const { document, contested } = mergeDocuments(
          base,
          edited(base, ours) as Source[],
          edited(moves ? moved : base, others) as Source[],
        );
        expect(contested).toEqual([]);
        expect(byId(document)).toEqual(byId(edited(base, all)));
        expect(new Set(document.map(({ id }) => id)).size).toBe(document.length);
      }),
    );
  });

  it('different edits of one agreement are contested, and mine stands', () => {
    const drawn = fc.record({
      list,
      edits,
      changed: fc.constantFrom(...ids),
      mine: fc.option(amount),
      theirs: fc.option(amount),
    });
    fc.assert(
      fc.property(drawn, ({ list: others, edits: all, changed, mine, theirs }) => {
        fc.pre(mine !== theirs);
        const base = edited(others, [{ id: changed, amount: '0' }]) as Source[];
        const ours = edited(base, [{ id: changed, amount: mine }]) as Source[];
        const elsewhere = all.filter(({ id }) => id !== changed);
        const { document, contested } = mergeDocuments(
          base,
          ours,
          edited(base, [...elsewhere, { id: changed, amount: theirs }]) as Source[],
        );
        const isRemoved = mine === null || theirs === null;
        expect(contested).toEqual([isRemoved ? [changed] : [changed, 'amount']]);
        expect(byId(document).get(changed) ?? null).toBe(mine);
      }),
    );
  });

  it('whoever alone changed the document has it as it was left', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.oneof(fc.tuple(list, list), fc.tuple(value, value)), ([base, changed]) => {
        const alone = { document: changed, contested: [] };
        expect(mergeDocuments<unknown>(base, changed, base)).toEqual(alone);
        expect(mergeDocuments<unknown>(base, base, changed)).toEqual(alone);
      }),
    );
  });
});
