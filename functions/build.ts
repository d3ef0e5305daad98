/**
 * Makes dist/<function>/, once: tests, benchmarks, the local server and the stacks all use these files. index.mjs is
 * what a cold start reads; what few requests need stands beside it and is loaded on demand.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/correctness/noUndeclaredDependencies: a tool of the whole repository, named in the root manifest
import { build } from 'esbuild';

/** Longest index.mjs, in bytes. */
const BUNDLES = { 'staff-api': 800_000, 'donor-view': 550_000 } as const;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(name: string): Promise<Map<string, number>> {
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
  const files = made.filter((file) => file.endsWith('.mjs'));
  return new Map(await Promise.all(files.map(async (file) => [file, (await stat(`${outdir}/${file}`)).size] as const)));
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;

for (const [name, most] of Object.entries(BUNDLES)) {
  const sizes = await bundle(name);
  const index = sizes.get('index.mjs') ?? 0;
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(
    `dist/${name}/index.mjs  ${kilobytes(index)} (at most ${kilobytes(most)}; ${kilobytes(all - index)} on demand)`,
  );
  if (index > most) {
    console.error(
      `dist/${name}/index.mjs is longer than ${most} bytes: look for a new dependency or a named zod import.`,
    );
    process.exitCode = 1;
  }
}
