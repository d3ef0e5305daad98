import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalAwards, equalLosses, type Sharer } from './one-pool.ts';

const problems = fc
  .record({
    sharers: fc.array(fc.record({ claim: fc.bigInt(1n, 10_000n), weight: fc.bigInt(1n, 9n) }), {
      minLength: 1,
      maxLength: 8,
    }),
    part: fc.bigInt(0n, 100n),
  })
  .map(({ sharers, part }) => {
    const sorted: Sharer[] = sharers.toSorted((a, b) => Number(a.claim * b.weight - b.claim * a.weight));
    const claims = sorted.reduce((sum, { claim }) => sum + claim, 0n);
    return { sorted, money: (claims * part) / 100n };
  });

test('all money is shared, and nobody below the common level could have had more', () =>
  fc.assert(
    fc.property(problems, ({ sorted, money }) => {
      const { level, shares } = equalAwards(sorted, money);
      const d = level?.d ?? 1n;
      expect(shares.reduce((a, b) => a + b, 0n)).toBe(money * d);
      for (const [index, { claim, weight }] of sorted.entries()) {
        const most = level === null ? claim * d : level.n * weight;
        expect(shares[index]).toBe(most < claim * d ? most : claim * d);
      }
    }),
    { numRuns: 500, seed: 1 },
  ));

test('equal losses of money are equal awards of the shortfall', () =>
  fc.assert(
    fc.property(problems, ({ sorted, money }) => {
      const claims = sorted.reduce((sum, { claim }) => sum + claim, 0n);
      const losses = equalLosses(sorted, money);
      const awards = equalAwards(sorted, claims - money);
      const [d, e] = [losses.level?.d ?? 1n, awards.level?.d ?? 1n];
      for (const [index, { claim }] of sorted.entries()) {
        expect((claim * d - losses.shares[index]!) * e).toBe(awards.shares[index]! * d);
      }
    }),
    { numRuns: 500, seed: 2 },
  ));
