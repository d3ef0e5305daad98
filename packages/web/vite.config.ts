// biome-ignore lint/correctness/noUndeclaredDependencies: a tool of the whole repository, named in the root manifest
import { defineConfig, type Plugin } from 'vite';
import { compiledCatalogue } from './language/compiled-catalogue.ts';

/** Catalogues are parsed when the page is built; the parser then need not travel to the reader. */
const compiledCatalogues: Plugin = {
  name: 'compiled-catalogues',
  enforce: 'pre',
  transform: (code, id) =>
    /\/languages\/\w+\.json$/.test(id)
      ? { code: JSON.stringify(compiledCatalogue(JSON.parse(code) as Record<string, string>)), map: null }
      : null,
};

const DOMAIN = /\/packages\/(fault|money|plan|allocation|costing|funding|scenario|risk|fiscal-space|report)\//;

/** One page, hashed assets, nothing inlined: the site's content security policy takes files of its own origin only. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [compiledCatalogues],
  resolve: {
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
      },
      // The reader of tables brings its own bytes where there are none of Node's.
      { find: /^csv-parse\/sync$/, replacement: 'csv-parse/browser/esm/sync' },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The domain packages have no effects but their exports (docs/architecture.md), so what the page does not use goes.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !DOMAIN.test(id) } },
  },
});
