import { expect, test } from 'vitest';
import { allocate, allocationAnswer, type Problem } from '../index.ts';

const problem: Problem = {
  digits: 2,
  targets: [
    { id: 'a', claim: 300n },
    { id: 'b', claim: 200n },
  ],
  sources: [
    { id: 'x', amount: 100n, for: ['a'] },
    { id: 'y', amount: 250n, for: ['b'] },
    { id: 'z', amount: 7n, for: '*', atMost: { a: 0n } },
  ],
  program: { format: 'allocation-program/1', stages: [{ id: 'all', share: 'proportional' }] },
};

test('an answer says of every target, source and bottleneck what a page shows of it', () => {
  const result = allocate(problem);
  if (!result.ok) throw new Error('runs');
  const answer = allocationAnswer(result.value, { currency: 'USD', digits: 2, detail: 'exact' });
  expect(answer).toMatchObject({
    currency: 'USD',
    claims: '5.00',
    funds: '3.57',
    allocated: '3.00',
    unallocated: '0.57',
  });
  expect(answer.awards).toMatchObject([
    { target: 'a', claim: '3.00', award: '1.00', gap: '2.00', coverage: '0.333333', exact: '100' },
    { target: 'b', claim: '2.00', award: '2.00', gap: '0.00', coverage: '1.000000', exact: '200' },
  ]);
  expect(answer.idle).toEqual([
    { source: 'y', amount: '0.50', kind: 'stranded', widerEarmarkWouldFund: ['a'] },
    { source: 'z', amount: '0.07', kind: 'withheld' },
  ]);
  expect('bottlenecks' in answer && answer.bottlenecks).toEqual([
    { stage: 'all', level: '1/3', targets: ['a'], sources: ['x'], limit: false },
  ]);
  const { awards, idle } = allocationAnswer(result.value, { currency: 'USD', digits: 2, detail: 'awards' });
  expect(awards.map(({ award }) => award)).toEqual(['1.00', '2.00']);
  expect(idle).toEqual(answer.idle);
});

test('coverage is rounded down: nobody is shown complete who is not', () => {
  const claim = 30_000_000n;
  const result = allocate({
    ...problem,
    targets: [{ id: 'a', claim }],
    sources: [{ id: 'x', amount: claim - 1n, for: '*' }],
  });
  if (!result.ok) throw new Error('runs');
  const answer = allocationAnswer(result.value, { currency: 'USD', digits: 2, detail: 'cents' });
  expect(answer.awards[0]?.coverage).toBe('0.999999');
});
