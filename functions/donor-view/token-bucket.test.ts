import { describe, expect, it } from 'vitest';
import { tokenBuckets } from './token-bucket.ts';

describe('whoever guesses addresses', () => {
  it('is stopped after the burst, told when to come back, and let in then', () => {
    const take = tokenBuckets({ burst: 3, perSecond: 0.5 });
    expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 0]);
    expect(take('a', 0)).toBe(2);
    expect(take('a', 1)).toBe(1);
    expect(take('a', 2)).toBe(0);
    expect(take('a', 2)).toBe(2);
  });

  it('does not stop a donor at another address', () => {
    const take = tokenBuckets({ burst: 1, perSecond: 1 });
    take('a', 0);
    expect(take('a', 0)).toBe(1);
    expect(take('b', 0)).toBe(0);
  });

  it('never gets more than the burst by waiting long, nor by a clock that goes backwards', () => {
    const take = tokenBuckets({ burst: 2, perSecond: 1 });
    take('a', 1_000);
    expect([take('a', 9_000), take('a', 9_000), take('a', 9_000), take('a', 100)]).toEqual([0, 0, 1, 1]);
  });

  it('cannot fill the memory with addresses, nor be forgotten while he goes on', () => {
    const take = tokenBuckets({ burst: 1, perSecond: 0.001 });
    take('guesser', 0);
    for (let index = 0; index < 50_000; index++) {
      take(`address ${index}`, 0);
      if (index % 5_000 === 0) expect(take('guesser', 0)).toBeGreaterThan(0);
    }
  });
});
