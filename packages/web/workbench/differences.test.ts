import { describe, expect, it } from 'vitest';
import { collision, differences, mineOnTopOf } from './differences.ts';

const base = { name: 'A', funding: [{ id: 'x', amount: '1.00' }], priorities: { 'C1.1': { level: 'high' } } };

describe('somebody whose save came second', () => {
  it('sees what each of the two changed, and where both did', () => {
    const mine = { ...base, name: 'B', funding: [{ id: 'x', amount: '2.00' }] };
    const theirs = { ...base, funding: [{ id: 'x', amount: '3.00' }], asOf: '2025-01-01' };
    const { mine: ours, theirs: others, contested } = collision(base, mine, theirs);
    expect(ours).toEqual([
      { pointer: '/name', before: 'A', after: 'B' },
      { pointer: '/funding/0/amount', before: '1.00', after: '2.00' },
    ]);
    expect(others.map(({ pointer }) => pointer)).toEqual(['/funding/0/amount', '/asOf']);
    expect(contested).toEqual(['/funding/0/amount']);
  });

  it('keeps the own typing without losing what the other added', () => {
    const mine = { ...base, name: 'B', priorities: {} };
    const theirs = { ...base, asOf: '2025-01-01', priorities: { ...base.priorities, 'C2.1': { level: 'low' } } };
    expect(mineOnTopOf(theirs, differences(base, mine))).toEqual({
      name: 'B',
      asOf: '2025-01-01',
      funding: base.funding,
      priorities: { 'C2.1': { level: 'low' } },
    });
  });

  it('is not warned of a place where both wrote the same', () => {
    const both = { ...base, name: 'C' };
    expect(collision(base, both, { ...both }).contested).toEqual([]);
  });

  it('is warned when one removed what the other changed inside', () => {
    const theirs = { ...base, funding: [{ id: 'x', amount: '9.00' }] };
    expect(collision(base, { ...base, funding: 'none' }, theirs).contested).toEqual(['/funding']);
  });
});
