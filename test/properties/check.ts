import fc from 'fast-check';
import { PROPERTY_SEED } from '../property-seed.ts';

const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
console.log(`property seed ${PROPERTY_SEED}`);

/** So many cases; PROPERTY_RUNS=10 draws ten times as many. */
export const cases = (count: number) => ({ seed: PROPERTY_SEED, numRuns: count * TIMES });

/** Checks a property on so many drawn cases; a failure names the smallest case found, with seed and path. */
export function check<T>(drawn: fc.Arbitrary<T>, count: number, property: (value: T) => void): void {
  fc.assert(fc.property(drawn, property), cases(count));
}

/** How long a test of many cases may take on a busy machine. */
export const minutes = (count: number) => count * 60_000 * TIMES;
