import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { BenchCase } from './case.ts';

/** What every function of this kind must carry: the router and the database client, bundled as ours are. */
function yardstickBundle(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'tamwil-bench-')), 'index.mjs');
  buildSync({
    stdin: {
      contents: `import { Hono } from 'hono'; import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
        export const handler = [new Hono(), new DynamoDBClient({ region: 'eu-west-1' }), GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand];`,
      resolveDir: resolve('functions'),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    alias: { '@aws-sdk/credential-provider-node': resolve('functions/sdk/env-credentials.ts') },
    logLevel: 'error',
  });
  return outfile;
}

/** How long a fresh process takes to import a file, without the start of the process itself. */
function importTime(file: string): { milliseconds: number } {
  const program = `const start = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - start); process.exit(0);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      TABLE_NAME: 'tamwil',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    },
  });
  return { milliseconds: Number(output.trim().split('\n').at(-1)) };
}

/** Bytes of code that the import of a file reads: the file, the chunks that it imports, and theirs. */
function bytesAtStart(file: string): number {
  const read = new Set([file]);
  for (const path of read)
    for (const [, chunk] of readFileSync(path, 'utf8').matchAll(/\b(?:from|import)"(\.\/[\w-]+\.mjs)"/g))
      read.add(join(dirname(path), chunk!));
  return [...read].reduce((sum, path) => sum + statSync(path).size, 0);
}

/** Bytes of code beside a file, and in it. */
function bytesInAll(file: string): number {
  const files = readdirSync(dirname(file)).filter((name) => name.endsWith('.mjs'));
  return files.reduce((sum, name) => sum + statSync(join(dirname(file), name)).size, 0);
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} KB`;

/** Cold start: import time of the two functions against a bundle that holds only what they must share. */
export function bundleCases(): BenchCase[] {
  const bare = yardstickBundle();
  return (['staff-api', 'donor-view'] as const).map((name) => {
    const file = resolve('dist', name, 'index.mjs');
    return {
      area: 'Lambda bundles',
      name: `import of ${name}`,
      bar: 'at most 1.5 x the yardstick; staff-api at most 800 KB, donor-view at most 550 KB',
      iterations: 15,
      run: () => importTime(file),
      yardstick: { name: 'hono + DynamoDB client only', iterations: 15, run: () => importTime(bare) },
      note: () =>
        `${kilobytes(bytesAtStart(file))} read, ${kilobytes(bytesInAll(file))} in all; the yardstick has ${kilobytes(statSync(bare).size)}`,
    };
  });
}
