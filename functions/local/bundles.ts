import { access } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LambdaHandler } from './gateway.ts';

/** A bundle of dist/; made by `npm run build`. */
export function bundlePath(name: 'staff-api' | 'donor-view'): string {
  return fileURLToPath(new URL(`../../dist/${name}/index.mjs`, import.meta.url));
}

/**
 * Loads the two built functions into this process, with the settings that Lambda would give them as environment.
 * Nothing else of the repository is loaded in their place: what runs here is what is deployed.
 */
export async function loadBundles(
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly staffApi: LambdaHandler; readonly donorView: LambdaHandler }> {
  Object.assign(process.env, settings);
  return { staffApi: await handlerOf('staff-api'), donorView: await handlerOf('donor-view') };
}

async function handlerOf(name: 'staff-api' | 'donor-view'): Promise<LambdaHandler> {
  const path = bundlePath(name);
  await access(path).catch(() => {
    throw new Error(`${path} is missing: run "npm run build" first.`);
  });
  const { handler } = (await import(pathToFileURL(path).href)) as { handler: LambdaHandler };
  return handler;
}
