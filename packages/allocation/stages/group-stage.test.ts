import { formatFraction } from '@tamwil/money';
import { expect, test } from 'vitest';
import { allocate, type ProgramDocument, type Source, type Target } from '../index.ts';

type Stage = ProgramDocument['stages'][number];

/** Group G: a 60, c 20. Group H: b 50. Group E: e 10. */
const targets = [
  { id: 'a', claim: 60n, group: 'G' },
  { id: 'b', claim: 50n, group: 'H' },
  { id: 'c', claim: 20n, group: 'G' },
  { id: 'e', claim: 10n, group: 'E' },
];

/** Exact awards of a, b, c, e after one stage with `by`. */
function awards(money: bigint | readonly Source[], stage: Partial<Stage>): string {
  const sources: readonly Source[] = typeof money === 'bigint' ? [{ id: 'core', amount: money, for: '*' }] : money;
  const stages = [{ id: 'only', by: 'group', ...stage } as Stage];
  const result = allocate({ digits: 2, targets, sources, program: { format: 'allocation-program/1', stages } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value.awards.map(({ exact }) => formatFraction(exact)).join(' ');
}

test.each<[string, bigint, Partial<Stage>, string]>([
  ['the first group is complete before the next has anything', 70n, { share: 'priority' }, '105/2 0 35/2 0'],
  ['the order is that of the named targets', 70n, { share: 'priority', to: ['b', 'c', 'a', 'e'] }, '15 50 5 0'],
  [
    'a limit ends the walk in the middle of a group',
    140n,
    { share: 'priority', limit: { amount: '0.90' } },
    '60 10 20 0',
  ],
  ['a limit above all claims binds nobody', 200n, { share: 'priority', limit: { amount: '1.50' } }, '60 50 20 10'],
  ['equal parts for groups, whatever their size and order', 100n, { share: 'equal-awards' }, '135/4 45 45/4 10'],
  ['a weight is the weight of a group', 70n, { share: 'equal-awards', weights: { G: '2' } }, '30 20 10 10'],
  ['a limit is shared as money is', 140n, { share: 'equal-awards', limit: { amount: '0.45' } }, '105/8 35/2 35/8 10'],
  ['groups lose the same', 110n, { share: 'equal-losses' }, '105/2 40 35/2 0'],
  ['in proportion to what groups lack', 70n, { share: 'proportional' }, '30 25 10 5'],
  [
    'in proportion to weighted groups',
    70n,
    { share: 'proportional', weights: { H: '2' } },
    '420/19 700/19 140/19 70/19',
  ],
])('between groups: %s', (_, money, stage, expected) => {
  expect(awards(money, stage)).toBe(expected);
});

test.each<[string, Partial<Stage>, string]>([
  ['in proportion by itself', {}, '195/4 35 65/4 0'],
  ['in the order of the named', { within: 'priority' }, '60 35 5 0'],
  ['in the order of the named, last first', { within: 'priority', to: ['c', 'a', 'b', 'e'] }, '45 35 20 0'],
  ['equally', { within: 'equal-awards' }, '45 35 20 0'],
  ['with equal losses', { within: 'equal-losses' }, '105/2 35 25/2 0'],
  ['by weights of their own', { within: 'equal-awards', weightsWithin: { a: '3' } }, '195/4 35 65/4 0'],
])('inside the groups the money of the group goes %s', (_, stage, expected) => {
  // The groups lose 40 of 140: E all of its 10, G and H 15 each.
  expect(awards(100n, { share: 'equal-losses', ...stage })).toBe(expected);
});

test('whoever is complete already keeps its place in the order of `to`, so nobody overtakes behind its back', () => {
  const withUnit: Target[] = [
    { id: 'a1', claim: 0n, group: 'G', unit: 'a' },
    { id: 'b', claim: 10n, group: 'G' },
    { id: 'a2', claim: 10n, group: 'G', unit: 'a' },
  ];
  const twoGroups: Target[] = [
    { id: 'a', claim: 4n, group: 'G' },
    { id: 'b', claim: 10n, group: 'H' },
    { id: 'c', claim: 10n, group: 'G' },
  ];
  const run = (targets: Target[], amount: bigint, direction: 'fund' | 'cut', stages: Stage[]) => {
    const program: ProgramDocument = { format: 'allocation-program/1', direction, stages };
    const result = allocate({ digits: 2, targets, sources: [{ id: 'core', amount, for: '*' }], program });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return result.value.awards.map(({ exact }) => formatFraction(exact)).join(' ');
  };
  // The unit a is named before b, if only by a cell that needs nothing.
  const inside: Stage = { id: 'k', to: '*', share: 'proportional', by: 'group', within: 'priority' };
  expect(run(withUnit, 10n, 'fund', [inside])).toBe('0 0 10');
  expect(run(withUnit, 10n, 'cut', [inside])).toBe('0 10 0');
  // The group G is named before H, if only by a target that an earlier stage has completed.
  const early: Stage = { id: 'p', to: ['a'], share: 'priority' };
  const between: Stage = { id: 'k', to: '*', share: 'priority', by: 'group', within: 'priority' };
  expect(run(twoGroups, 14n, 'fund', [early, between])).toBe('4 0 10');
  expect(run(twoGroups, 10n, 'cut', [early, between])).toBe('0 10 0');
});

test('groups that depend on the same earmark get what all of them together can be paid', () => {
  const sources: Source[] = [
    { id: 'x', amount: 30n, for: ['a', 'b'] },
    { id: 'y', amount: 20n, for: ['b', 'c', 'e'] },
  ];
  // G and H share x, E lives on y: 20 for H and G at the level where E has its 10.
  expect(awards(sources, { share: 'equal-awards' })).toBe('15 20 5 10');
  expect(awards(sources, { share: 'priority', to: ['b', 'a', 'c', 'e'] })).toBe('0 50 0 0');
  expect(awards(sources, { share: 'priority', limit: { amount: '0.40' } })).toBe('30 0 10 0');
});

test.each<[string, Target[], Source[], Partial<Stage>, string]>([
  [
    'an earmark that one group cannot have more of still serves another group in its own order',
    [
      { id: 'a', claim: 1n, group: 'H' },
      { id: 'b', claim: 1n, group: 'H' },
      { id: 'c', claim: 1n, group: 'G' },
      { id: 'd', claim: 1n, group: 'G' },
    ],
    [
      { id: 'x', amount: 1n, for: ['a', 'c', 'd'] },
      { id: 'y', amount: 1n, for: ['b'] },
      { id: 'z', amount: 0n, for: ['d'] },
    ],
    // Each group has 1; if a had x's money, G could have none.
    { share: 'equal-awards', within: 'priority' },
    '0 1 1 0',
  ],
  [
    'a member whom no money reaches takes nothing from the losses that the others share',
    [
      { id: 'a', claim: 1n, group: 'K' },
      { id: 'b', claim: 2n, group: 'G' },
      { id: 'c', claim: 1n, group: 'K' },
    ],
    [
      { id: 'x', amount: 1n, for: ['a'] },
      { id: 'y', amount: 1n, for: ['b'] },
    ],
    { share: 'proportional', within: 'equal-losses', limit: { percentOfFunds: '20' } },
    '1/5 1/5 0',
  ],
  [
    'a group with a smaller weight loses less, and nobody gets money that is not there',
    [
      { id: 'a', claim: 4n, group: 'G' },
      { id: 'b', claim: 4n, group: 'H' },
    ],
    [{ id: 'x', amount: 1n, for: '*' }],
    // Losses of 7 as 2/5 to 1: H would lose 5 of its 4, so G loses 3.
    { share: 'equal-losses', weights: { G: '2/5' } },
    '1 0',
  ],
  [
    'weights that are both fractions put the groups in the right order',
    [
      { id: 'a', claim: 6n, group: 'G' },
      { id: 'b', claim: 6n, group: 'H' },
    ],
    [{ id: 'x', amount: 2n, for: '*' }],
    // Losses of 10 as 7/3 to 2/5: G would lose more than its 6, so H loses 4.
    { share: 'equal-losses', weights: { G: '7/3', H: '2/5' } },
    '0 2',
  ],
  [
    'years of an output go forward inside its group, whatever order they are named in',
    [
      { id: 'A@1', claim: 3n, unit: 'A', group: 'G' },
      { id: 'A@2', claim: 3n, unit: 'A', group: 'G' },
      { id: 'B', claim: 6n, group: 'H' },
    ],
    [{ id: 'x', amount: 4n, for: '*' }],
    { share: 'proportional', within: 'priority', to: ['A@2', 'A@1', 'B'] },
    '2 0 2',
  ],
])('between and inside groups: %s', (_, claimants, sources, stage, expected) => {
  const program: ProgramDocument = {
    format: 'allocation-program/1',
    stages: [{ id: 'only', by: 'group', ...stage } as Stage],
  };
  const result = allocate({ digits: 2, targets: claimants, sources, program });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  expect(result.value.awards.map(({ exact }) => formatFraction(exact)).join(' ')).toBe(expected);
});
