import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from './normal.ts';

/** One seeded stream of random numbers; the same seed gives the same numbers on every machine. */
export interface RandomNumbers {
  /** Uniform on the open interval (0, 1), with 52 bits. */
  uniform(): number;
  /** Standard normal, in billionths. */
  normal(): number;
}

const STEPS = 2 ** 52;

/**
 * A stream of random numbers from a seed.
 *
 * @param seed a 32-bit integer
 * @example
 * ```ts
 * import { randomNumbers } from '@tamwil/risk';
 * randomNumbers(1).normal() === randomNumbers(1).normal() // => true
 * ```
 */
export function randomNumbers(seed: number): RandomNumbers {
  const generator = xoroshiro128plus(seed);
  // 26 bits of each of two draws; the half step keeps clear of 0 and 1, where no quantile is.
  const uniform = (): number => {
    const high = generator.next() >>> 6;
    const low = generator.next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / STEPS;
  };
  return { uniform, normal: () => normalQuantile(uniform()) };
}
