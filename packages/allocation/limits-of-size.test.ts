/** What happens at the largest sizes. These tests take seconds; those of what is computed stand beside the files. */
import { formatFraction } from '@tamwil/money';
import { expect, test } from 'vitest';
import {
  allocate,
  fundingPath,
  MOST_BREAKPOINTS,
  type Problem,
  type ProgramDocument,
  testProperties,
} from './index.ts';

type Stage = ProgramDocument['stages'][number];

/** Claims in cents on one pool. */
function problem(claims: readonly number[], amount: bigint, ...stages: Stage[]): Problem {
  return {
    digits: 2,
    targets: claims.map((claim, index) => ({ id: `t${index}`, claim: BigInt(claim) })),
    sources: [{ id: 'core', amount, for: '*' }],
    program: { format: 'allocation-program/1', stages },
  };
}

function allocated(...parts: Parameters<typeof problem>) {
  const result = allocate(problem(...parts));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

test('twenty thousand targets are answered', () => {
  const claims = Array.from({ length: 20_000 }, (_, index) => 1000 + (index % 997));
  const result = allocated(
    claims,
    10_000_001n,
    { id: 's', share: 'equal-awards', upTo: { percentOfClaim: '50' } },
    { id: 't', share: 'equal-losses' },
  );
  expect(result.allocated).toBe(10_000_001n);
});

test('more than 2,000 break-points end the list there, with the part found', () => {
  // Whole outputs of 2048, 1024, ... 1 cents, dearest first: every cent changes the choice, as a binary counter does.
  const counter = Array.from({ length: 12 }, (_, i) => 2 ** (11 - i));
  const path = fundingPath(problem(counter, 1n, { id: 'whole', select: 'in-order' }), { vary: 'all' });
  if (!path.ok) throw new Error('runs');
  expect(path.value.refused).toBe('path-too-long');
  expect(path.value.breakpoints).toHaveLength(MOST_BREAKPOINTS);
  path.value.breakpoints.forEach(({ funds }, i) => {
    expect(formatFraction(funds)).toBe(`${i}`);
  });
});

test('a thousand amounts of a huge problem are refused, not computed for minutes', () => {
  const many = problem(Array<number>(3_000).fill(5), 1n, { id: 'all', share: 'priority' });
  const at = Array.from({ length: 1_000 }, (_, i) => BigInt(i));
  const path = fundingPath(many, { vary: 'all', at, workLimit: 1 });
  expect(path.ok ? [] : path.faults.map(({ code }) => code)).toEqual(['work-too-large']);
});

test('the properties of a program end by their count of trials for 41 outputs and for thousands of targets', () => {
  for (const size of [41, 20_000]) {
    const many = problem(Array<number>(size).fill(100_00), 500_00n, { id: 'only', share: 'proportional' });
    const most = Math.max(...testProperties(many).map(({ trials }) => trials));
    expect(most).toBeLessThanOrEqual(240);
  }
});
