/**
 * Makes dist/<function>/index.mjs, once: tests, benchmarks, the local server and the stacks all use these two files.
 */
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/correctness/noUndeclaredDependencies: a tool of the whole repository, named in the root manifest
import { build } from 'esbuild';

/** Longest bundle, in bytes: what it costs at every cold start. */
const BUNDLES = { 'staff-api': 800_000, 'donor-view': 550_000 } as const;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(name: string): Promise<number> {
  const outfile = here(`../dist/${name}/index.mjs`);
  await build({
    entryPoints: [here(`./${name}/lambda.ts`)],
    outfile,
    bundle: true,
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
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
  return (await stat(outfile)).size;
}

for (const [name, most] of Object.entries(BUNDLES)) {
  const size = await bundle(name);
  console.log(`dist/${name}/index.mjs  ${(size / 1000).toFixed(0)} KB (at most ${most / 1000} KB)`);
  if (size > most) {
    console.error(
      `dist/${name}/index.mjs is longer than ${most} bytes: look for a new dependency or a named zod import.`,
    );
    process.exitCode = 1;
  }
}
