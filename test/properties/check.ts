import fc from 'fast-check';

/**
 * Every run draws other cases. Its seed is printed; PROPERTY_SEED repeats a run, PROPERTY_RUNS=10 draws ten times as
 * many cases.
 */
const SEED = Number(process.env['PROPERTY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
console.log(`property seed ${SEED}`);

/** So many cases, from the seed of this run. */
export const cases = (count: number) => ({ seed: SEED, numRuns: count * TIMES });

/** Checks a property on so many drawn cases; a failure names the smallest case found, with seed and path. */
export function check<T>(drawn: fc.Arbitrary<T>, count: number, property: (value: T) => void): void {
  fc.assert(fc.property(drawn, property), cases(count));
}

/** How long a test of many cases may take on a busy machine. */
export const minutes = (count: number) => count * 60_000 * TIMES;
