import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { goTo, signInAs, useSite } from './site.ts';

const site = useSite();

/** Takes a step of the workflow with its words. */
async function take(page: Page, step: string, words: string): Promise<void> {
  await page.locator('details.step summary').filter({ hasText: step }).click();
  const form = page.locator('details.step[open] form');
  await form.locator('input').fill(words);
  await form.locator('button').click();
}

async function openHistory(person: string): Promise<Page> {
  const page = await site.open({ language: 'en', width: 1280 });
  await signInAs(page, site.origin, person);
  await page.locator('a[href="/scenarios/three-letters"]').click();
  await page.locator('table.result').waitFor();
  await goTo(page, 'history');
  return page;
}

it('a position is cleared by two people who did not write it, and its donor reads that it was', async () => {
  const author = await openHistory('amal');
  await take(author, 'Submit for clearance', 'For the programme meeting');
  await author.locator('.standing .tag').filter({ hasText: 'Submitted' }).waitFor();
  const programme = await openHistory('chen');
  await take(programme, 'Clear the priorities', 'Minute of the programme meeting, item 3');
  await programme.locator('main q').waitFor();
  const finance = await openHistory('dalia');
  await take(finance, 'Clear the funds', 'Note of the finance office');
  await finance.locator('.standing .tag').filter({ hasText: 'Cleared' }).waitFor();
  expect(await finance.locator('main').innerText()).toContain('Not a decision of the Governing Body');

  await author.reload();
  await author.locator('.standing .tag').filter({ hasText: 'Cleared' }).waitFor();
  await goTo(author, 'links');
  await author.locator('main > .actions > button.primary').click();
  await author.locator('#link-label').fill('Donor A');
  await author.locator('#link-audience').fill('Desk officer');
  await author.locator('#link-donor').selectOption({ index: 1 });
  await author.locator('dialog[open] button[type="submit"]').click();
  const address = await author.locator('#link-address').inputValue();
  const donor = await site.open({ language: 'en', width: 1280, javaScriptEnabled: false });
  await donor.goto(`${address}?lang=en`);
  const text = await donor.locator('body').innerText();
  expect(text).toContain('Working scenario cleared within the Office on');
  expect(text).toContain('Your contribution');
  expect(text).toContain('Certified financial statements are issued separately.');
  expect(await donor.locator('.watermark').count()).toBe(0);
});
