import { readFile } from 'node:fs/promises';
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

/** What finance puts on file: the workbook, and the export that `tamwil verify` checks. */
async function keepsForTheFile(finance: Page): Promise<void> {
  const file = async (button: string): Promise<[name: string, bytes: Buffer]> => {
    const [download] = await Promise.all([
      finance.waitForEvent('download'),
      finance.locator('main .actions button').filter({ hasText: button }).click(),
    ]);
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [name, workbook] = await file('workbook');
  expect(name).toBe('three-letters-4.xlsx');
  expect(workbook.subarray(0, 2).toString()).toBe('PK');
  const [, exported] = await file('log');
  const { events } = JSON.parse(exported.toString('utf8')) as { events: { deed: { kind: string } }[] };
  expect(events.map(({ deed }) => deed.kind)).toEqual(['revision', 'submission', 'clearance', 'clearance']);
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
  await keepsForTheFile(finance);

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
