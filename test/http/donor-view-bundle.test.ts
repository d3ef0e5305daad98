import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files whose code is in what Lambda runs for a donor's link. */
async function filesInBundle(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['functions/donor-view/lambda.ts'],
    bundle: true,
    write: false,
    outfile: 'donor-view.mjs',
    metafile: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
}

it('the function behind a link has no engine, no plan and no way to read a scenario, whatever is wrong in it', async () => {
  const files = await filesInBundle();
  expect(files).toContain('packages/store/link-view.ts');
  expect(
    files.filter((file) => /^packages\/(plan|costing|funding|allocation|scenario|risk|fiscal-space)\//.test(file)),
  ).toEqual([]);
  const ofStore = files.filter((file) => file.startsWith('packages/store/')).map((file) => file.slice(15));
  expect(
    ofStore.filter((file) => /scenario|revision|append|head|list-(events|scenarios)|create|mend|renew/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => file.startsWith('functions/staff-api/'))).toEqual([]);
});
