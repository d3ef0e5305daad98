import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useSite } from './site.ts';

const site = useSite();

/** Presses Tab until the element has the focus; a reader who never gets there cannot do the job. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

it('somebody without a mouse signs in, enters the money, chooses rules, reads why, and saves', async () => {
  const page = await site.open({ language: 'en', width: 1280 });
  await page.goto(site.origin);
  await page.locator('main button.primary').waitFor();
  await tabTo(page, 'main button.primary');
  await page.keyboard.press('Enter');
  await page.locator('button[value="amal"]').waitFor();
  await tabTo(page, 'button[value="amal"]');
  await page.keyboard.press('Enter');
  await page.locator('#list-search').waitFor();
  await tabTo(page, '.filters > button.primary');
  await page.keyboard.press('Enter');
  await tabTo(page, '#new-name');
  await page.keyboard.type('Keyboard only');
  await page.keyboard.press('Enter');
  await page.locator('#money-amount').waitFor();
  await tabTo(page, '#money-amount');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('160000000');
  await tabTo(page, '.money input[type="range"]');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#money-amount').inputValue()).toBe('161,000,000.00');
  await tabTo(page, '#preset-reference-line');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('#preset-high-medium-low').isChecked()).toBe(true);
  await tabTo(page, '.disclosure');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button.why');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] #why-heading').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await tabTo(page, '#save-reason');
  await page.keyboard.type('Typed without a mouse');
  await page.keyboard.press('Enter');
  await page.locator('.save-form').waitFor({ state: 'detached' });
  expect(await page.locator('.standing').innerText()).toContain('Version 2');
});
