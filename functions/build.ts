/**
 * Makes dist/<function>/, once: tests, benchmarks, the local server and the stacks all use these files. A cold start
 * reads index.mjs and the chunks that it imports; what not every request needs stands beside them, loaded on demand.
 */
import { readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/correctness/noUndeclaredDependencies: a tool of the whole repository, named in the root manifest
import { build, type Metafile } from 'esbuild';

/** Most bytes of code that a cold start reads, and that a function has in all. */
const BUNDLES = {
  'staff-api': { start: 400_000, all: 950_000 },
  'donor-view': { start: 350_000, all: 550_000 },
} as const;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bytes of code that a cold start reads, and in all. */
async function bundle(name: string): Promise<{ readonly start: number; readonly all: number }> {
  const outdir = here(`../dist/${name}`);
  const { metafile } = await build({
    entryPoints: { index: here(`./${name}/lambda.ts`) },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    // Source maps are for stack traces; the sources themselves need not travel.
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: {
      '@aws-sdk/credential-provider-node': here('./sdk/env-credentials.ts'),
      '@smithy/core/event-streams': here('./sdk/not-reached.ts'),
      bowser: here('./sdk/not-reached.ts'),
      // Workbooks are opened on the command line and in the page, never here.
      'read-excel-file/universal': here('./sdk/not-reached.ts'),
    },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  const made = Object.keys(metafile.outputs).map((path) => basename(path));
  // What an earlier build left goes last, so that a running server finds its files until the new ones stand.
  for (const file of await readdir(outdir)) if (!made.includes(file)) await rm(`${outdir}/${file}`);
  const code = Object.keys(metafile.outputs).filter((path) => path.endsWith('.mjs'));
  const index = code.filter((path) => basename(path) === 'index.mjs');
  const size = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + metafile.outputs[path]!.bytes, 0);
  return { start: size(withImports(index, metafile)), all: size(code) };
}

/** Files and everything that has to be read before they run: their static imports, and the imports of those. */
function withImports(paths: readonly string[], { outputs }: Metafile): ReadonlySet<string> {
  const read = new Set(paths);
  for (const path of read)
    for (const { path: imported, kind, external } of outputs[path]!.imports)
      if (kind === 'import-statement' && external !== true) read.add(imported);
  return read;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;

for (const [name, most] of Object.entries(BUNDLES)) {
  const { start, all } = await bundle(name);
  console.log(
    `dist/${name}  ${kilobytes(start)} at a cold start (at most ${kilobytes(most.start)}), ${kilobytes(all)} in all (at most ${kilobytes(most.all)})`,
  );
  if (start > most.start || all > most.all) {
    console.error(
      `dist/${name} is too long: look for a new dependency, a named zod import, or a static import of what only some routes need.`,
    );
    process.exitCode = 1;
  }
}
