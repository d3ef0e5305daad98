import { describe, expect, it } from 'vitest';
import { findings, overflow } from './accessibility.ts';
import { createScenario, goTo, save, signInAs, useSite } from './site.ts';

const site = useSite();

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
    definition: 'Budgetary capacity of a government',
  },
  {
    language: 'ar',
    digits: 'arab',
    width: 360,
    amount: '١٢٠',
    population: '١٬٠٠٠٬٠٠٠',
    takeUp: '٠٫٥',
    rate: '٠٫٠٥',
    cost: '٦٣٫٠',
    refusal: 'اقتراض واحد',
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

    // A wider deficit beside borrowing room is the same money.
    await page.locator('#fiscal-counted-macro').check();
    const refusal = page.locator('.double-count');
    expect(await refusal.innerText()).toContain(reader.refusal);
    expect({ findings: await findings(page), overflow: await overflow(page) }).toEqual({ findings: [], overflow: 0 });
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
    expect({ findings: await findings(page), overflow: await overflow(page) }).toEqual({ findings: [], overflow: 0 });

    await save(page, 'Country added');
    await page.reload();
    await result.waitFor();
    expect(await need.locator('tbody tr').first().locator('td').first().innerText()).toBe(reader.cost);
  });
});
