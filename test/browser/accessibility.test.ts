import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings, overflow } from './accessibility.ts';
import { createScenario, goTo, signInAs, useSite } from './site.ts';

const site = useSite();

const READERS = [
  { language: 'en', width: 1280, forcedColors: 'none' },
  { language: 'en', width: 360, forcedColors: 'active' },
  { language: 'ar', width: 1280, forcedColors: 'active' },
  { language: 'ar', width: 360, forcedColors: 'none' },
] as const;

async function expectReadable(page: Page, where: string): Promise<void> {
  expect({ where, findings: await findings(page), overflow: await overflow(page) }).toEqual({
    where,
    findings: [],
    overflow: 0,
  });
}

describe.each(READERS)('a reader of $language at $width pixels, forced colours $forcedColors', (reader) => {
  it('is hindered nowhere in the workbench', async () => {
    const page = await site.open(reader);
    await page.goto(site.origin);
    await page.locator('main button.primary').waitFor();
    await expectReadable(page, 'sign-in');
    await page.goto(`${site.origin}/no/such/page`);
    await page.locator('main a').waitFor();
    await expectReadable(page, 'not found');
    await signInAs(page, site.origin, 'amal');
    await page.locator('table').waitFor();
    await expectReadable(page, 'list');
    await page.locator('#list-search').fill('nothing has this name');
    await page.locator('main > p').waitFor();
    await expectReadable(page, 'empty list');
    await page.locator('.filters > button.primary').click();
    await expectReadable(page, 'new scenario');
    await page.keyboard.press('Escape');
    await createScenario(page, 'Accessibility');
    await page.locator('#money-amount').fill('160000000');
    await page.locator('#result-unit ~ button').first().click();
    await expectReadable(page, 'overview');
    await page.locator('.disclosure').first().click();
    await page.locator('.disclosure').first().click();
    await page.locator('button.why').first().click();
    await expectReadable(page, 'why');
    await page.keyboard.press('Escape');
    await page.locator('#money-amount').fill('1,5');
    await expectReadable(page, 'faulty amount');
    await page.locator('#money-amount').fill('160000000');
    for (const part of [
      'costs',
      'funding',
      'priorities',
      'paragraph-27',
      'fiscal-space',
      'assumptions',
      'history',
      'links',
    ]) {
      await goTo(page, part);
      await page.locator('main h2').first().waitFor();
      await expectReadable(page, part);
    }
    await page.locator('main > .actions > button.primary').click();
    await expectReadable(page, 'new link');
  });

  it('is hindered nowhere on the page of a donor', async () => {
    const page = await site.open(reader);
    await page.goto(`${site.origin}${site.donorLink}?lang=${reader.language}`);
    await expectReadable(page, 'donor page');
    await page.goto(`${site.origin}/s/${'A'.repeat(22)}`);
    await expectReadable(page, 'neutral page');
  });
});
