import { defineConfig } from 'vitest/config';

/**
 * The tests a mutant must survive: those of the two packages and their conformance vectors. The long property runs are
 * left out, because a mutant that only ten thousand random cases find should also be found by a named case.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: [
      'packages/{money,allocation}/**/*.test.ts',
      'test/conformance/{rounding,published,random-claims,marginal}.test.ts',
      'test/conformance/allocation*.test.ts',
    ],
    testTimeout: 60_000,
  },
});
