import { describe, expect, it } from 'vitest';
import { createScenario, goTo, save, signInAs, useSite } from './site.ts';

const site = useSite();

describe('two people who save the same scenario', () => {
  it('lose nothing: the second sees what the first changed and keeps both', async () => {
    const first = await site.open({ language: 'en', width: 1280 });
    await signInAs(first, site.origin, 'amal');
    await createScenario(first, 'Shared');
    const second = await site.open({ language: 'en', width: 1280 });
    await signInAs(second, site.origin, 'bruno');
    await second.getByRole('link', { name: 'Shared', exact: true }).click();
    await second.locator('#money-amount').fill('150000000');

    await first.locator('#scenario-name').fill('Shared, renamed');
    await save(first, 'A better name');
    await second.locator('#save-reason').fill('A new instalment');
    await second.locator('.save-form button[type="submit"]').click();
    const dialog = second.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('Shared, renamed');
    expect(await dialog.innerText()).toContain('150000000.00');
    await dialog.getByRole('button', { name: 'Keep both, mine where we differ' }).click();
    await second.locator('.save-form button[type="submit"]').click();
    await second.locator('.save-form').waitFor({ state: 'detached' });
    expect(await second.locator('#scenario-name').inputValue()).toBe('Shared, renamed');
    expect(await second.locator('#money-amount').inputValue()).toBe('150,000,000.00');

    await goTo(second, 'history');
    const reasons = second.locator('table tbody tr');
    await reasons.nth(2).waitFor();
    expect(await reasons.allInnerTexts()).toEqual([
      expect.stringContaining('A new instalment'),
      expect.stringContaining('A better name'),
      expect.stringContaining('First version'),
    ]);
  });
});

describe('two people who changed the same amount', () => {
  it('are told of it before one overwrites the other', async () => {
    const first = await site.open({ language: 'en', width: 1280 });
    await signInAs(first, site.origin, 'amal');
    await createScenario(first, 'Contested');
    const second = await site.open({ language: 'en', width: 1280 });
    await signInAs(second, site.origin, 'bruno');
    await second.getByRole('link', { name: 'Contested', exact: true }).click();
    await second.locator('#money-amount').fill('150000000');
    await first.locator('#money-amount').fill('140000000');
    await save(first, 'A first instalment');
    await second.locator('#save-reason').fill('A second instalment');
    await second.locator('.save-form button[type="submit"]').click();
    const dialog = second.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.locator('tr', { hasText: 'changed by both' }).allInnerTexts()).toEqual([
      expect.stringContaining('140000000.00'),
      expect.stringContaining('150000000.00'),
    ]);
    expect(await dialog.innerText()).toContain('One place was changed by both:');
  });
});

describe('somebody who has not saved yet', () => {
  it('finds the typing again after a reload, and after the session has ended', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Unsaved');
    await page.locator('#money-amount').fill('42000000');
    await page.reload();
    await page.locator('#money-amount').waitFor();
    expect(await page.locator('#money-amount').inputValue()).toBe('42,000,000.00');
    expect(await page.locator('.standing').innerText()).toContain('Unsaved changes');

    await page.evaluate(() => sessionStorage.removeItem('tamwil.refresh'));
    await page.reload();
    await page.locator('main button.primary').click();
    await page.locator('button[value="amal"]').click();
    await page.locator('#money-amount').waitFor();
    expect(await page.locator('#money-amount').inputValue()).toBe('42,000,000.00');
  });

  it('keeps the typing while the server is away, and is told so', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Offline');
    await page.locator('#money-amount').fill('77000000');
    await page.context().setOffline(true);
    await page.locator('#save-reason').fill('While offline');
    await page.locator('.save-form button[type="submit"]').click();
    expect(await page.locator('.save [role="alert"]').innerText()).toContain('cannot be reached');
    await page.context().setOffline(false);
    await page.locator('.save-form button[type="submit"]').click();
    await page.locator('.save-form').waitFor({ state: 'detached' });
    expect(await page.locator('.standing').innerText()).toContain('Version 2');
  });
});

describe('somebody who may only read', () => {
  it('can try out amounts and is told that they are not saved', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'emil');
    expect(await page.getByRole('button', { name: 'New scenario' }).count()).toBe(0);
    await page.locator('a[href="/scenarios/firm-160-of-237"]').click();
    await page.locator('#money-amount').fill('50000000');
    expect(await page.locator('.save').innerText()).toContain('what you change stays on this page');
    expect(await page.locator('.save-form').count()).toBe(0);
  });
});

describe('somebody who signs out on a shared machine', () => {
  it('leaves no scenario and no unsaved work behind', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Confidential');
    const address = page.url();
    await page.locator('#money-amount').fill('12345678');
    page.on('dialog', (question) => void question.accept());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('main button.primary').waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/12345678|refresh/);
    await page.goto(address);
    await page.locator('main button.primary').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Confidential');
  });

  it('hands no draft of another scenario to whoever signs in next, and is asked before it goes', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Left open');
    const address = page.url();
    await page.locator('#money-amount').fill('87654321');
    await page.goto(site.origin);
    await page.locator('#list-search').waitFor();
    const questions: string[] = [];
    page.on('dialog', (question) => {
      questions.push(question.message());
      void question.accept();
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('main button.primary').waitFor();
    expect(questions).toEqual(['Sign out and give up what is not saved?']);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('87654321');

    await signInAs(page, site.origin, 'bruno');
    await page.goto(address);
    await page.locator('#money-amount').waitFor();
    expect(await page.locator('#money-amount').inputValue()).not.toBe('87,654,321.00');
    expect(await page.locator('.standing').innerText()).not.toContain('Unsaved changes');
  });
});

describe('somebody whose session expired on a shared machine', () => {
  it('finds the draft again, and whoever signed in meanwhile did not see it', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Expired');
    const address = page.url();
    const signInHere = async (person: string) => {
      await page.evaluate(() => sessionStorage.removeItem('tamwil.refresh'));
      await page.goto(address);
      await page.locator('main button.primary').click();
      await page.locator(`button[value="${person}"]`).click();
      await page.locator('#money-amount').waitFor();
      return page.locator('#money-amount').inputValue();
    };
    await page.locator('#money-amount').fill('31000000');
    expect(await signInHere('bruno')).not.toBe('31,000,000.00');
    expect(await signInHere('amal')).toBe('31,000,000.00');
  });
});
