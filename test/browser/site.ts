import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type LocalRun, startLocally } from '../../functions/local/start.ts';
import type { Digits, Language } from '../../packages/web/language/languages.ts';

/** Debian's browser; nothing of it talks to the outside. */
export const CHROMIUM = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export interface Reader {
  readonly language: Language;
  readonly digits?: Digits;
  readonly width: number;
  readonly forcedColors?: 'active' | 'none';
  readonly javaScriptEnabled?: boolean;
}

/** The whole product on one free port with an empty data folder, and a browser. */
export interface Site {
  readonly origin: string;
  /** Path of the seeded donor link. */
  readonly donorLink: string;
  /** A browser of its own for one reader; its page fails the test on any error in the console. */
  readonly open: (reader: Reader) => Promise<Page>;
}

/** Starts the site for the tests of a file. Both functions and the page are the built ones: run `npm run build` first. */
export function useSite(): Site {
  let run: LocalRun;
  let browser: Browser;
  let data: string;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'tamwil-browser-'));
    run = await startLocally({ port: 0, data, reset: false, databaseEndpoint: undefined });
    browser = await chromium.launch(CHROMIUM);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser.close();
    await run.close();
    await rm(data, { recursive: true, force: true });
  });
  return {
    get origin() {
      return run.origin;
    },
    get donorLink() {
      return run.donorLink;
    },
    async open({ language, digits = 'latn', width, forcedColors = 'none', javaScriptEnabled = true }) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        forcedColors,
        javaScriptEnabled,
        locale: language,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      contexts.push(context);
      const stored = JSON.stringify({ language, digits });
      await context.addInitScript(`localStorage.setItem('tamwil.reader', ${JSON.stringify(stored)})`);
      return context.newPage();
    },
  };
}

/** Signs in as one of the invented people and waits for the list of scenarios. */
export async function signInAs(page: Page, origin: string, person: string): Promise<void> {
  await page.goto(origin);
  await page.locator('main button.primary').click();
  await page.locator(`button[value="${person}"]`).click();
  await page.locator('#list-search').waitFor();
}

/** Makes a scenario and opens it. */
export async function createScenario(page: Page, name: string): Promise<void> {
  await page.locator('.filters > button.primary').click();
  await page.locator('#new-name').fill(name);
  await page.locator('dialog[open] button[type="submit"]').click();
  await page.locator('#money-amount').waitFor();
}

/** Saves what is typed and waits until it is saved. */
export async function save(page: Page, reason: string): Promise<void> {
  await page.locator('#save-reason').fill(reason);
  await page.locator('.save-form button[type="submit"]').click();
  await page.locator('.save-form').waitFor({ state: 'detached' });
}

/** Goes to a part of the open scenario by its address in the rail. */
export async function goTo(page: Page, part: string): Promise<void> {
  const select = page.locator('.rail select');
  if (await select.isVisible()) await select.selectOption(part);
  else await page.locator(`.rail a[href$="/${part}"]`).click();
}
