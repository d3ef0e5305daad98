import { fraction, ONE, ZERO } from '@tamwil/money';
import { expect, test } from 'vitest';
import { commonLevel, type Riser } from './common-level.ts';

const riser = (from: bigint, to: bigint, slope = 1n): Riser => ({
  from: fraction(from),
  to: fraction(to),
  slope: fraction(slope),
});

test('the level is the least at which the money is spent: none is promised where nobody receives', () => {
  const risers = [riser(2n, 4n), riser(6n, 8n)];
  expect(commonLevel(risers, ZERO)).toEqual(ZERO);
  expect(commonLevel(risers, ONE)).toEqual(fraction(3n));
  // Both levels from 4 to 6 hand out 2.
  expect(commonLevel(risers, fraction(2n))).toEqual(fraction(4n));
  expect(commonLevel(risers, fraction(4n))).toEqual(fraction(8n));
});

test('who is at its end already, or rises not at all, holds no level up', () => {
  expect(commonLevel([riser(1n, 1n), riser(3n, 9n, 0n), riser(2n, 6n, 2n)], fraction(4n))).toEqual(fraction(4n));
});

test('money beyond what all can receive is an error, never a level that loses it', () => {
  expect(() => commonLevel([riser(0n, 4n), riser(0n, 2n)], fraction(13n, 2n))).toThrow(RangeError);
  expect(() => commonLevel([], ONE)).toThrow(RangeError);
});
