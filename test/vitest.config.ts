import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/**
 * Two projects: `unit` is everything `npm test` runs; `browser` drives Debian's Chromium and is run by .ci/run.
 * Unit tests of one file stand beside it; suites that span packages stand in test/.
 */
export default defineConfig({
  root,
  test: {
    // The report is what .ci/run counts; its name is the npm script's, so the two runs do not overwrite each other.
    reporters: ['default', 'json'],
    outputFile: { json: `reports/${(process.env['npm_lifecycle_event'] ?? 'vitest').replace(':', '-')}.json` },
    projects: [
      {
        root,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'unit',
          include: ['{packages,functions,infra}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'test/browser/**'],
          setupFiles: ['test/property-seed.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
