import { describe, expect, it } from 'vitest';
import { createScenario, goTo, save, signInAs, useSite } from './site.ts';

const site = useSite();

/** What 160 of 237 million give pro rata, to the cent (docs/method.md). */
const AWARDS = ['128,270,042.19', '13,502,109.71', '10,126,582.28', '5,400,843.88', '2,700,421.94'];
const ARABIC_AWARDS = ['١٢٨٬٢٧٠٬٠٤٢٫١٩', '١٣٬٥٠٢٬١٠٩٫٧١', '١٠٬١٢٦٬٥٨٢٫٢٨', '٥٬٤٠٠٬٨٤٣٫٨٨', '٢٬٧٠٠٬٤٢١٫٩٤'];

describe.each([
  {
    language: 'en',
    digits: 'latn',
    width: 1280,
    typed: '160,000,000',
    awards: AWARDS,
    sentence: 'firm money covers US$160.0 million of the indicative 237.0',
  },
  {
    language: 'ar',
    digits: 'arab',
    width: 360,
    typed: '١٦٠٠٠٠٠٠٠',
    awards: ARABIC_AWARDS,
    sentence: 'تغطي الأموال المؤكدة ١٦٠٫٠ مليون دولار أمريكي',
  },
] as const)('a resource mobilization officer who works in $language at $width pixels', (reader) => {
  it('enters the money, sees every component to the cent, saves, and a donor without script reads the link', async () => {
    const page = await site.open(reader);
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, `Position ${reader.language}`);
    await page.locator('#money-amount').fill(reader.typed);
    await page.locator('.standing p').filter({ hasText: reader.sentence }).waitFor();

    await page.locator('#result-unit').selectOption('cent');
    const awards = await page.locator('table.result tbody:nth-of-type(n+2) tr.total td:nth-of-type(2)').allInnerTexts();
    expect(awards).toEqual(reader.awards);
    await page.locator('.disclosure').first().click();
    // Coverage only: nobody entered a cost per output.
    const firstOutput = page.locator('table.result tr.part').first();
    expect(await firstOutput.locator('td').allInnerTexts()).not.toContainEqual(expect.stringMatching(/[.٫]\d\d$/));

    await page.locator('#preset-high-medium-low').check();
    await save(page, 'Position for the round table');
    await page.reload();
    await page.locator('#preset-high-medium-low').waitFor();
    expect(await page.locator('#preset-high-medium-low').isChecked()).toBe(true);
    await goTo(page, 'links');
    await page.locator('main > .actions > button.primary').click();
    await page.locator('#link-label').fill('Round table');
    await page.locator('#link-audience').fill('All donors');
    await page.locator('dialog[open] button[type="submit"]').click();
    const address = await page.locator('#link-address').inputValue();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/[\w-]{22}$/);

    const donor = await site.open({ ...reader, javaScriptEnabled: false });
    const query = `?lang=${reader.language}&digits=${reader.digits}`;
    const response = await donor.goto(address + query);
    expect(response?.status()).toBe(200);
    // The donor's page has the same sentence; without a date it begins with a capital letter.
    expect((await donor.locator('.lead').innerText()).toLowerCase()).toContain(reader.sentence.toLowerCase());
    expect(await donor.locator('html').getAttribute('dir')).toBe(reader.language === 'ar' ? 'rtl' : 'ltr');

    await page.keyboard.press('Escape');
    // The link moved the version; that is nobody else's change and must not stand in the way of the next save.
    await page.locator('table button.danger').waitFor();
    await goTo(page, 'priorities');
    await page.locator('#placement-output').selectOption('C4.1');
    await page.locator('#placement-reason').fill('Ratifications are due');
    await page.locator('.placement button').click();
    await save(page, 'After the link was made');
    await goTo(page, 'links');
    page.on('dialog', (question) => void question.accept());
    await page.locator('table button.danger').first().click();
    await page.locator('table button.danger').first().waitFor({ state: 'detached' });
    expect((await donor.goto(address + query))?.status()).toBe(410);
  });
});

describe('an officer who places outputs in levels', () => {
  it('sees the high ones financed before the rest, each with its reason, which step paid them, and why', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Levels');
    await page.locator('#money-amount').fill('100000000');
    await page.locator('#preset-high-medium-low').check();
    await goTo(page, 'priorities');
    await page.locator('#placement-output').selectOption('C2');
    await page.locator('#placement-reason').fill('Decided by the programme meeting');
    await page.locator('.placement button').click();
    await page.getByRole('button', { name: 'Place C4.1 in Medium' }).click();
    await page.locator('#placement-reason').fill('Ratifications are due');
    await page.locator('.placement button').click();
    expect(await page.locator('#level-high ~ ul li').innerText()).toContain('Decided by the programme meeting');
    const steps = page.locator('main table tbody tr');
    expect(await steps.locator('strong').allInnerTexts()).toEqual(['High', 'Medium', 'Low', 'Without a level']);
    const reached = await steps.locator('td:nth-of-type(1)').allInnerTexts();
    expect(reached).toEqual(['C2.1–C2.9', 'C4.1', 'None', expect.stringContaining('C1.1–C1.16')]);
    // 20 of 237 million.
    expect(await steps.first().locator('td').last().innerText()).toBe('8.4');
    await page.locator('.rail a').first().click();
    const coverage = page.locator('table.result tbody:nth-of-type(3) tr.total td').nth(3);
    expect(await coverage.innerText()).toContain('100.0 %');
    await page.locator('.disclosure').nth(3).click();
    await page.locator('button.why').first().click();
    const why = await page.locator('dialog[open]').innerText();
    expect(why).toContain('Why did C4.1 get this?');
    expect(why).toContain('Ratifications are due');
    expect(why).toContain('100.0 per cent of its cost is financed');
  });
});

describe('somebody in a workspace without scenarios', () => {
  it('begins with a worked scenario and sees its sources and its paragraph 27 table', async () => {
    const page = await site.open({ language: 'ar', width: 1280 });
    await signInAs(page, site.origin, 'farah');
    await page.locator('main li button').filter({ hasText: 'fourteen sources' }).click();
    await page.locator('table.result').waitFor();
    await goTo(page, 'funding');
    await page.locator('main tbody tr').nth(2).waitFor();
    await goTo(page, 'paragraph-27');
    await page.locator('main tbody tr').nth(41).waitFor();
    expect(await page.locator('main tbody tr').count()).toBe(42);
  });
});

describe('somebody who knows what the outputs of a component cost', () => {
  it('enters them and sees amounts, which add up to the component', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Costs');
    await page.locator('#money-amount').fill('160000000');
    await goTo(page, 'costs');
    await page.locator('.costs summary').nth(3).click();
    for (const [output, amount] of Object.entries({
      'C4.1': '3,000,000',
      'C4.2': '2000000',
      'C4.3': '1000000',
      'C4.4': '1000000',
      'C4.5': '1000000',
    }))
      await page.getByLabel(`Cost of ${output}`).fill(amount);
    await page.locator('.rail a').first().click();
    await page.locator('#result-unit').selectOption('cent');
    await page.locator('.disclosure').nth(3).click();
    const awards = await page.locator('table.result tr.part td:nth-of-type(2)').allInnerTexts();
    const cents = awards.map((amount) => BigInt(amount.replaceAll(/[,.]/g, '')));
    expect(cents).toHaveLength(5);
    expect(cents.reduce((sum, amount) => sum + amount, 0n)).toBe(540_084_388n);
  });
});
