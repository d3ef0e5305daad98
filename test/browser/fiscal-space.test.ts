import { readFile } from 'node:fs/promises';
import { fiscalSpaceTemplate } from '@tamwil/fiscal-space';
import { countriesTemplate, toXlsx } from '@tamwil/report';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings, overflow } from './accessibility.ts';
import { createScenario, goTo, save, signInAs, useSite } from './site.ts';

const site = useSite();

/** At the foot of the page the bar that saves covers nothing. */
async function expectReadable(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  expect({ findings: await findings(page), overflow: await overflow(page) }).toEqual({ findings: [], overflow: 0 });
}

/** The text of the file that a button hands over. */
async function downloaded(page: Page, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await file.path(), 'utf8');
}

describe.each([
  {
    language: 'en',
    digits: 'latn',
    width: 1280,
    amount: '120',
    population: '1,000,000',
    takeUp: '0.5',
    rate: '0.05',
    cost: '63.0',
    refusal: 'the same borrowing',
    taxRefusal: 'are the same revenue',
    years: ['2026', '2030'],
    definition: 'Budgetary capacity of a government',
  },
  {
    language: 'ar',
    digits: 'arab',
    width: 360,
    forcedColors: 'active',
    amount: '١٢٠',
    population: '١٬٠٠٠٬٠٠٠',
    takeUp: '٠٫٥',
    rate: '٠٫٠٥',
    cost: '٦٣٫٠',
    refusal: 'اقتراض واحد',
    taxRefusal: 'هي الإيرادات نفسها',
    years: ['٢٠٢٦', '٢٠٣٠'],
    definition: 'القدرة الميزانوية للحكومة',
  },
] as const)('a country specialist who works in $language at $width pixels', (reader) => {
  it('costs a child benefit, sees what pays for it as a range, and money counted twice is refused', async () => {
    const page = await site.open(reader);
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, `Fiscal space ${reader.language}`);
    await goTo(page, 'fiscal-space');
    await page.locator('details[open] button').first().click();
    const result = page.locator('.fiscal-result');
    await result.waitFor();
    const need = page.locator('#fiscal-need table').first();
    const [range, residual, mix] = [0, 1, 2].map((at) => page.locator('#fiscal-range table').nth(at));
    const [debt, moves] = [0, 1].map((at) => page.locator('#fiscal-debt table').nth(at));
    expect(await need.locator('tbody tr').count()).toBe(10);

    // 1,000,000 children, half of them reached, 120 a year, 5 per cent for administration: 63 million.
    while ((await page.locator('.fiscal-package > details > button.danger').count()) > 0) {
      await page.locator('.fiscal-package > details > summary').first().click();
      await page.locator('.fiscal-package > details > button.danger').first().click();
    }
    await page.locator('#fiscal-benefits ~ form button').click();
    await page.locator('.fiscal-package > details > summary').click();
    const figure = (row: number) =>
      page.locator('.fiscal-package > details tbody tr').nth(row).locator('input').first();
    // What is not entered is named, never assumed.
    expect(await page.locator('.gaps li').count()).toBeGreaterThanOrEqual(4);
    await figure(0).fill(reader.population);
    await figure(1).fill('0');
    await figure(2).fill(reader.takeUp);
    await figure(3).fill(reader.amount);
    await figure(5).fill(reader.rate);
    await figure(6).fill('0');
    await page.locator('.fiscal-package > details select:has([value="consumer-prices"])').selectOption('none');
    await page.locator('.gaps').waitFor({ state: 'detached' });
    expect(await need.locator('tbody tr').first().locator('td').first().innerText()).toBe(reader.cost);

    // Three options: contributions, reserves, borrowing. The range is three figures in order, with its definition.
    for (const part of ['tax.target', 'illicit-flows', 'reallocation', 'reserves.fiscal', 'debt.restructuring', 'aid'])
      await page.locator(`[id="fiscal-part-${part}"]`).uncheck();
    const headings = await mix!.locator('thead th').count();
    // Year, three parts, what remains.
    expect(headings).toBe(5);
    const cells = await range!.locator('tbody tr').nth(3).locator('td').allInnerTexts();
    expect(new Set(cells.slice(0, 3)).size).toBe(3);
    expect(await result.locator('.lead').innerText()).toContain(
      reader.language === 'en' ? 'not a confidence interval' : 'ليس فترة ثقة',
    );
    expect(await result.innerText()).toContain(reader.definition);
    expect(await residual!.locator('tbody tr').count()).toBe(10);
    expect(await debt!.locator('tbody tr').count()).toBe(10);
    expect(await moves!.locator('tbody tr').count()).toBe(10);
    expect(await result.locator('svg[role="img"] polyline').count()).toBe(4);
    const files = page.locator('#fiscal-debt figure .actions button');
    const [drawing, figures] = [await downloaded(page, files.nth(0)), await downloaded(page, files.nth(1))];
    expect(drawing).toContain('<polyline');
    expect(drawing).toContain(await page.locator('#fiscal-debt figure text').last().innerHTML());
    expect(figures.split('\r\n')[0]).toBe('\uFEFFyear,baseline,low,central,high');
    expect(figures.trim().split('\r\n')).toHaveLength(11);

    // A wider deficit beside borrowing room is the same money.
    await page.locator('#fiscal-counted-macro').check();
    const refusal = page.locator('.double-count');
    expect(await refusal.innerText()).toContain(reader.refusal);
    await expectReadable(page);
    await refusal.locator('input').first().fill('0.5');
    await refusal.locator('input').nth(1).fill('Half of the deficit is financed at home');
    await refusal.locator('form button').click();
    await refusal.waitFor({ state: 'detached' });
    expect(await mix!.locator('thead th').count()).toBe(6);
    await page.locator('#fiscal-part-macro').uncheck();
    expect(await mix!.locator('thead th').count()).toBe(5);

    // Everything that can be opened, open.
    const closed = page.locator('main details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
    await expectReadable(page);

    await save(page, 'Country added');
    await page.reload();
    await result.waitFor();
    expect(await need.locator('tbody tr').first().locator('td').first().innerText()).toBe(reader.cost);
  });

  it('enters a country, takes another from a table, and reads both in one', async () => {
    const page = await site.open(reader);
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, `Countries ${reader.language}`);
    await goTo(page, 'fiscal-space');

    // A country of one's own: what cannot be left open is asked for, each at its field.
    const form = page.locator('form:has(#fiscal-new-name)');
    await form.locator('button').click();
    expect(await form.locator('[role="alert"]').count()).toBe(4);
    await page.locator('#fiscal-new-name').fill('Country of mine');
    await page.locator('#fiscal-new-currency').fill('eur');
    await page.locator('#fiscal-new-firstYear').fill(reader.years[0]);
    await page.locator('#fiscal-new-lastYear').fill(reader.years[1]);
    await form.locator('button').click();
    await page.locator('.fiscal-result').waitFor();

    // A tax ratio that rises to a target and buoyancy are the same revenue.
    await page.locator('[id="fiscal-part-tax.target"]').check();
    expect(await page.locator('.double-count').count()).toBe(0);
    await page.locator('[id="fiscal-part-tax.buoyancy"]').check();
    const refusal = page.locator('.double-count');
    expect(await refusal.innerText()).toContain(reader.taxRefusal);
    await refusal.locator('.actions button').nth(1).click();
    await refusal.waitFor({ state: 'detached' });
    expect(await page.locator('[id="fiscal-part-tax.buoyancy"]').isChecked()).toBe(false);

    // The table: a wrong cell is named as the spreadsheet shows it, and nothing is taken over before it was seen.
    const adding = page.locator('.topic:has(#fiscal-new-name)').first();
    await adding.locator('> summary').click();
    await adding.locator('.topic > summary').click();
    const table = countriesTemplate();
    await adding.locator('textarea').fill(table.replace('48000', 'much'));
    await adding.locator('form:has(textarea) button').click();
    await expect.poll(() => adding.locator('.notice').innerText()).toContain('D10');
    const { columns, rows } = fiscalSpaceTemplate();
    const sheet = {
      columns: columns.map(({ id }) => ({ name: id, kind: 'number' as const })),
      rows: rows.map((row) => columns.map(({ id }) => row[id] ?? null)),
    };
    await adding.locator('input[type="file"]').setInputFiles({
      name: 'countries.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await toXlsx([{ title: 'Countries', table: sheet }], { rightToLeft: false })),
    });
    const take = adding.locator('button.primary');
    await take.waitFor();
    await expectReadable(page);
    expect(await page.locator('#fiscal-country option').count()).toBe(1);
    await take.click();
    expect(await page.locator('#fiscal-country option').count()).toBe(2);

    // Both in one table: their years differ, which is said; with the years of the example they have a total.
    await page.locator('#fiscal-portfolio > summary').click();
    await page.locator('#fiscal-portfolio .notice').waitFor();
    await page.locator('#fiscal-country').selectOption('0');
    await page.locator('#fiscal-settings > summary').click();
    const [first, last] = [0, 1].map((at) => page.locator('#fiscal-settings input.short').nth(at));
    await first!.fill('2025');
    await last!.fill('2034');
    await page.locator('#fiscal-portfolio table').waitFor();
    // In euros the example lacks an exchange rate; nothing is in the total, which is not zero.
    expect(await page.locator('#fiscal-portfolio .notice li').count()).toBe(2);
    expect(await page.locator('#fiscal-portfolio tbody td').first().innerText()).toBe('–');
    await page.locator('#fiscal-portfolio select').nth(1).selectOption('USD');
    // All, the region of the example with the example, the country without figures, the income group of the example.
    const lines = page.locator('#fiscal-portfolio tbody tr');
    expect(await lines.count()).toBe(5);
    const costs = await page.locator('#fiscal-portfolio tbody tr td:nth-child(2)').allInnerTexts();
    expect(costs[1]).toBe(costs[0]);
    expect(costs[2]).toBe(costs[0]);
    expect(costs[3]).toBe('–');
    expect(await page.locator('#fiscal-portfolio .notice').innerText()).toContain('Country of mine');
    const file = await downloaded(page, page.locator('#fiscal-portfolio button'));
    expect(file.match(/^all,/gm)).toHaveLength(10);
    await expectReadable(page);
  });
});

describe('a country specialist who changes how a figure is given', () => {
  it('sees what it does to the result, and gets back what was entered before', async () => {
    const page = await site.open({ language: 'en', width: 1280 });
    await signInAs(page, site.origin, 'amal');
    await createScenario(page, 'Forms of figures');
    await goTo(page, 'fiscal-space');
    await page.locator('details[open] button').first().click();
    const need = page.locator('#fiscal-need table').first();
    const cost = (row: number) => need.locator('tbody tr').nth(row).locator('td').first().innerText();
    const amount = (shown: string) => Number(shown.replaceAll(',', ''));
    const child = page.locator('.fiscal-package > details').first();
    await child.locator('summary').click();
    const before = [await cost(0), await cost(9)];

    // Take-up that no longer rises: the last share holds from the first year.
    await child.locator('select:has([value="rising"])').selectOption('same');
    expect(amount(await cost(0))).toBeGreaterThan(amount(before[0]!));
    expect(await cost(9)).toBe(before[1]);
    await child.locator('select:has([value="rising"])').selectOption('rising');
    expect(await cost(0)).not.toBe(before[0]);
    await child.locator('input[aria-label$="Take-up at the beginning, share"]').fill('0.25');
    await child.locator('input[aria-label$="Years until the second share"]').fill('5');
    expect([await cost(0), await cost(9)]).toEqual(before);

    // A benefit as an amount has no amount yet, which is named; as a share it is again what it was.
    const form = child.locator('select:has([value="minimum-wage"])');
    await form.selectOption('amount');
    await page.locator('.gaps').waitFor();
    expect(await cost(0)).toBe('–');
    await form.selectOption('poverty-line');
    await page.locator('.gaps').waitFor({ state: 'detached' });
    expect(await cost(0)).toBe(before[0]);

    // Twelve payments of an amount for a year.
    await page.locator('.topic:has(> summary:text("Country profile")) > summary').click();
    await page.locator('select:has([value="week"])').first().selectOption('year');
    expect(await page.locator('.gaps').innerText()).toContain('paid more often in a year than the year has');
    await page.locator('select:has([value="week"])').first().selectOption('month');

    // Consumer prices year by year: the same in each until one of them is another.
    await page.locator('button[aria-label^="By year: Country profile: Consumer prices"]').click();
    expect(await cost(9)).toBe(before[1]);
    await page.locator('input[aria-label$="Consumer prices, rate of change, 2034"]').fill('0.10');
    expect(amount(await cost(9))).toBeGreaterThan(amount(before[1]!));
    await page.locator('button[aria-label^="One for all years: Country profile: Consumer prices"]').click();
    expect(await cost(9)).toBe(before[1]);

    // The same figures in thousands are a thousandth of the money.
    await page.locator('#fiscal-settings > summary').click();
    const current = () => need.locator('tbody tr').first().locator('td').nth(1).innerText();
    expect(await current()).toBe('229.0');
    await page.locator('#fiscal-settings select:has([value="billion"])').selectOption('thousand');
    expect(await current()).toBe('0.2');
    await page.locator('#fiscal-settings select:has([value="billion"])').selectOption('million');

    // Half a year is no year: it stays in the field, marked, and the result is that of before.
    const first = page.locator('#fiscal-settings input.short').first();
    await first.fill('20');
    expect([await first.getAttribute('aria-invalid'), await need.locator('tbody tr').count()]).toEqual(['true', 10]);
    await first.fill('2025');

    // A definition in one's own words is the one that is printed.
    await page.locator('#fiscal-settings select:has([value="own"])').selectOption('own');
    await page.locator('input[aria-label$=": Definition"]').fill('Room in the budget');
    expect(await page.locator('.fiscal-result').innerText()).toContain(
      'Definition of fiscal space: Room in the budget',
    );

    // The debt path with interest that rises with the benefits only, and a mark that it passes.
    const debt = page.locator('#fiscal-debt table').first();
    const paths = async () => (await debt.locator('tbody tr').last().locator('td').allInnerTexts()).slice(0, 2);
    const [baseline, low] = await paths();
    await page.locator('.topic:has(> summary:text("Figures of the debt path")) > summary').first().click();
    await page.locator('.topic:has(> summary:text("Figures that change")) > summary').last().click();
    await page
      .locator('input[aria-label="Figures that change with the benefits: Effective interest rate on the debt"]')
      .fill('0.12');
    expect((await paths())[0]).toBe(baseline);
    expect(Number((await paths())[1])).toBeGreaterThan(Number(low));
    expect(await page.locator('#fiscal-debt').innerText()).toContain('is above your mark of 60.0 per cent');
  });
});
