import { createHash } from 'node:crypto';
import { randomNumbers, simulationAnswer } from '@tamwil/risk';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './site.ts';

/** The package as a page would load it. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "export { randomNumbers, simulationAnswer } from '@tamwil/risk';", resolveDir: 'packages/risk' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'risk',
    target: 'es2023',
  });
  return outputFiles[0]!.text;
}

const QUESTION = {
  scenario: {
    schema: 'scenario/1',
    name: 'Uncertain (invented)',
    plan: 'gb343-ins-3-1',
    costing: {
      escalation: { rate: '0.02' },
      exchange: [{ currency: 'CHF', share: { C1: '0.3' }, budgetRates: { '2022-23': '0.9' }, scenarioRate: '0.82' }],
    },
    funding: [
      { id: 'a', amount: '80000000.00', stage: 'committed', probability: '0.7' },
      { id: 'b', amount: '40000000.00', stage: 'pledged', probability: '1/3', earmark: { for: ['C2', 'C3'] } },
    ],
  },
  draws: 200,
  seed: 20231231,
  commonFactor: '0.3',
  amountSpread: { low: '0.6', high: '1.1' },
  escalation: { deviation: '0.01' },
  exchange: { CHF: { deviation: '0.1' } },
};

describe('a simulation can be repeated on another machine', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch(CHROMIUM);
    page = await browser.newPage();
    await page.addScriptTag({ content: await bundled() });
  });
  afterAll(() => browser.close());

  it('because the first 1,000 draws of a seed are the same in a browser', async () => {
    const draws = await page.evaluate(() => {
      const numbers = (globalThis as unknown as { risk: { randomNumbers: typeof randomNumbers } }).risk.randomNumbers(
        20231231,
      );
      return Array.from({ length: 1000 }, () => numbers.normal()).join(' ');
    });
    // The hash of packages/risk/random/random.test.ts.
    expect(createHash('sha256').update(draws).digest('hex')).toBe(
      '8d6a6a901817075a9fa8de5aac0fbcb1b192c9ed2c74c45e6d49aadc86f0fc81',
    );
    const here = randomNumbers(20231231);
    expect(draws).toBe(Array.from({ length: 1000 }, () => here.normal()).join(' '));
  });

  it('and so are all its figures, with amounts, prices and rates drawn', async () => {
    const there = await page.evaluate((question) => {
      const { risk } = globalThis as unknown as { risk: { simulationAnswer: typeof simulationAnswer } };
      return JSON.stringify(risk.simulationAnswer(question));
    }, QUESTION);
    expect(there).toBe(JSON.stringify(simulationAnswer(QUESTION)));
    expect(JSON.parse(there)).toMatchObject({ ok: true, value: { draws: 200 } });
  });
});
