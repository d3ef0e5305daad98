/**
 * Mutation testing of the two packages that every award rests on. Takes long on purpose, so it is not part of CI;
 * docs/testing.md has the last score with the reasons of the survivors.
 * @type {import('@stryker-mutator/core').PartialStrykerOptions}
 */
export default {
  plugins: ['./test/mutation/in-process-runner.mjs', './test/mutation/ignore-sentences.mjs'],
  ignorers: ['sentences'],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  mutate: [
    'packages/money/*.ts',
    'packages/allocation/**/*.ts',
    '!packages/**/*.test.ts',
    '!packages/**/*.test-d.ts',
    '!packages/**/index.ts',
    '!packages/**/types.ts',
  ],
  ignorePatterns: ['.ci', 'cdk.out', 'dist', 'docs', 'functions', 'infra', 'packages/web', 'reports'],
  // Stryker rewrites a tsconfig by the JavaScript interface that TypeScript 7 no longer has; nothing here needs it.
  tsconfigFile: 'none',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  // The runner itself stops a test that a mutant makes endless; this is for a mutant that never ends while loading.
  timeoutMS: 60_000,
  tempDirName: '.stryker-tmp',
  concurrency: 2,
};
