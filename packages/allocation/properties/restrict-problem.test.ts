import { expect, it } from 'vitest';
import { allocate, type Problem } from '../index.ts';
import { restrictProblem } from './restrict-problem.ts';

const ids = ['a', 'b', 'c'];
const whole: Problem = {
  digits: 2,
  targets: ids.map((id) => ({ id, claim: 100n, group: id === 'c' ? 'south' : 'north', fields: { minimum: 10n } })),
  sources: [
    { id: 'free', amount: 300n, for: '*' },
    { id: 'tied', amount: 60n, for: ['a', 'c'], atMost: { a: 20n, c: 30n, north: 50n, south: 40n } },
    { id: 'old', amount: 10n, for: ['c'], booked: [{ target: 'c', amount: 5n }] },
  ],
  program: {
    format: 'allocation-program/1',
    stages: [
      {
        id: 'named',
        to: ['c', 'b', 'a'],
        share: 'priority',
        upTo: { percentOfClaim: '20' },
        weights: { a: '2', c: '3' },
      },
      {
        id: 'grouped',
        to: { groups: ['south', 'north'] },
        share: 'proportional',
        by: 'group',
        weightsWithin: { b: '2', c: '5' },
      },
      {
        id: 'chosen',
        select: 'best-value',
        value: { a: 1, b: 2, c: 9 },
        requires: [
          ['a', 'b'],
          ['a', 'c'],
        ],
        excludes: [['c', 'b']],
        must: ['b', 'c'],
      },
      { id: 'rest', share: 'proportional' },
    ],
    minimumViable: { field: 'minimum', release: ['c', 'a'], protected: ['b', 'c'] },
  },
};

it('a counterexample among some targets names none of the others, so whoever reads it can run it', () => {
  const some = restrictProblem(whole, new Set(['a', 'b']));
  expect(some).toEqual({
    digits: 2,
    targets: whole.targets.slice(0, 2),
    sources: [
      { id: 'free', amount: 300n, for: '*' },
      { id: 'tied', amount: 60n, for: ['a'], atMost: { a: 20n, north: 50n } },
      { id: 'old', amount: 10n, for: [] },
    ],
    program: {
      format: 'allocation-program/1',
      stages: [
        { id: 'named', to: ['b', 'a'], share: 'priority', upTo: { percentOfClaim: '20' }, weights: { a: '2' } },
        { id: 'grouped', to: { groups: ['north'] }, share: 'proportional', by: 'group', weightsWithin: { b: '2' } },
        {
          id: 'chosen',
          select: 'best-value',
          value: { a: 1, b: 2 },
          requires: [['a', 'b']],
          excludes: [],
          must: ['b'],
        },
        { id: 'rest', share: 'proportional' },
      ],
      minimumViable: { field: 'minimum', release: ['a'], protected: ['b'] },
    },
  });
  expect(allocate(some)).toMatchObject({ ok: true });
});

it('a problem among all of its targets loses its booked money only', () => {
  const all = restrictProblem(whole, new Set(ids));
  const { booked: _, ...old } = whole.sources[2]!;
  expect(all).toEqual({ ...whole, sources: [...whole.sources.slice(0, 2), old] });
});

it('what a program leaves out is left out of its smaller form', () => {
  const plain: Problem = {
    ...whole,
    sources: whole.sources.slice(0, 1),
    program: {
      format: 'allocation-program/1',
      stages: [{ id: 'all', share: 'equal-awards' }],
      minimumViable: { field: 'minimum' },
    },
  };
  expect(restrictProblem(plain, new Set(ids))).toStrictEqual(plain);
});
