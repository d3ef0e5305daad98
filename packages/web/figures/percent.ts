import { parseAmount, placePoint } from '@tamwil/money';

/**
 * A share of one (decimal string, at most six places) in per cent with one place, rounded down, so that 100.0 is said of
 * what is complete and of nothing else.
 */
export function percentOf(share: string): string {
  const millionths = parseAmount(share, 6);
  if (typeof millionths !== 'bigint') throw new RangeError(`${JSON.stringify(share)} is no share: ${millionths}.`);
  return placePoint(millionths / 1_000n, 1);
}

/** part / whole in per cent with one place, rounded down; zero of nothing is "0.0". */
export function percentOfWhole(part: bigint, whole: bigint): string {
  return placePoint(whole === 0n ? 0n : (part * 1_000n) / whole, 1);
}
