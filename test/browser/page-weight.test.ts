import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { signInAs, useSite } from './site.ts';

const site = useSite();

/** What a slow line carries before the workbench calculates. */
const MOST_SCRIPT = 150 * 1024;

/** The OAuth client comes when a session begins or is renewed, beside the page and not before it. */
const SIGN_IN = /\/authorization-[^/]*\.js$/;

it.each(['en', 'ar'] as const)(
  'a slow line carries at most 150 KB of script before the workbench calculates (%s)',
  async (language) => {
    const page = await site.open({ language, width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await page.locator('tbody a').first().click();
    await page.locator('table.result').waitFor();
    const sizes = new Map<string, number>();
    page.on('response', async (response) => {
      if (!response.url().endsWith('.js') || SIGN_IN.test(response.url())) return;
      sizes.set(response.url(), gzipSync(await response.body()).length);
    });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    // A reload of an open scenario loads everything that its first view needs, the renewal of the session too.
    await page.reload();
    await page.locator('table.result').waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.filter((address) => !address.startsWith(`${site.origin}/`))).toEqual([]);
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeLessThan(MOST_SCRIPT);
    expect(sizes.size).toBeGreaterThan(2);
  },
);
