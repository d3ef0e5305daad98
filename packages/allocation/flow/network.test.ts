import { expect, test } from 'vitest';
import { allocate, type Source, type Target } from '../index.ts';

const targets: Target[] = ['a', 'b', 'c'].map((id) => ({ id, claim: 100n, group: id === 'c' ? 'H' : 'G' }));

function allocated(sources: Source[], to = ['b', 'a', 'c']) {
  const stages = [{ id: 'only', share: 'priority' as const, to }];
  const result = allocate({ digits: 2, targets, sources, program: { format: 'allocation-program/1', stages } });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

test.each<[string, Partial<Source>, bigint[]]>([
  ['booked money counts against the ceiling of its group', { booked: [{ target: 'a', amount: 30n }] }, [30n, 20n, 50n]],
  ['and not against that of another group', { booked: [{ target: 'c', amount: 30n }] }, [0n, 50n, 50n]],
  [
    'booked money above the ceiling stays, and leaves no room',
    { booked: [{ target: 'a', amount: 60n }] },
    [60n, 0n, 40n],
  ],
  [
    'booked money counts against the ceiling of its target',
    { atMost: { b: 40n }, booked: [{ target: 'b', amount: 30n }] },
    [60n, 40n, 0n],
  ],
  [
    'booked money above the ceiling of its target stays',
    { atMost: { b: 10n }, booked: [{ target: 'b', amount: 30n }] },
    [70n, 30n, 0n],
  ],
  [
    'two bookings on one target are one sum',
    {
      booked: [
        { target: 'a', amount: 20n },
        { target: 'a', amount: 15n },
      ],
    },
    [35n, 15n, 50n],
  ],
])('a donor pays within its ceilings: %s', (_, more, expected) => {
  const source: Source = { id: 'x', amount: 100n, for: '*', atMost: { G: 50n }, ...more };
  expect(allocated([source]).awards.map(({ award }) => award)).toEqual(expected);
});

test('a bottleneck names the donors that booked money on its targets, and no other', () => {
  const sources: Source[] = [
    { id: 'free', amount: 5n, for: ['b'] },
    { id: 'booked-a', amount: 10n, for: ['a'], booked: [{ target: 'a', amount: 10n }] },
    {
      id: 'booked-b-and-c',
      amount: 9n,
      for: ['b', 'c'],
      booked: [
        { target: 'c', amount: 4n },
        { target: 'b', amount: 5n },
      ],
    },
  ];
  expect(allocated(sources).bottlenecks.map((set) => [set.targets, set.sources])).toEqual([
    [['a'], ['booked-a']],
    // One donor in two sets of one level makes them one.
    [
      ['b', 'c'],
      ['free', 'booked-b-and-c'],
    ],
  ]);
});

test('money that is booked elsewhere is not said to be kept from a target by an earmark', () => {
  const sources: Source[] = [
    {
      id: 'x',
      amount: 2n,
      for: '*',
      booked: [
        { target: 'b', amount: 1n },
        { target: 'c', amount: 1n },
      ],
    },
  ];
  const { awards, bottlenecks } = allocated(sources);
  expect(awards.map(({ award, reasons }) => [award, reasons[0]!.code])).toEqual([
    [0n, 'money-exhausted'],
    [1n, 'money-exhausted'],
    [1n, 'money-exhausted'],
  ]);
  expect(bottlenecks.flatMap((set) => set.sources)).toEqual(['x']);
});
