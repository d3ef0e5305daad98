/**
 * Mutation testing of the two packages that every award rests on. Takes long on purpose, so it is not part of CI;
 * docs/testing.md has the last score with the reasons of the survivors.
 * @type {import('@stryker-mutator/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: [
    'packages/money/*.ts',
    'packages/allocation/**/*.ts',
    '!packages/**/*.test.ts',
    '!packages/**/*.test-d.ts',
    '!packages/**/index.ts',
    '!packages/**/types.ts',
  ],
  // Stryker rewrites a tsconfig by the JavaScript interface that TypeScript 7 no longer has; nothing here needs it.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  tempDirName: '.stryker-tmp',
  ignoreStatic: true,
  concurrency: 2,
};
