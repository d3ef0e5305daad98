import { gzipSync } from 'node:zlib';
import { PLANS } from '@tamwil/plan';
import { type RedactedView, redactedViewSchema } from '@tamwil/report';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../language/languages.ts';
import { type DonorPageOptions, renderDonorPage, renderNeutralPage } from './render-donor-page.tsx';

const plan = PLANS.get('gb343-ins-3-1')!;

/** Firm and in-hand awards of the default scenario, 160 of 237 million pro rata. */
const FIRM = ['128270042.19', '13502109.71', '10126582.28', '5400843.88', '2700421.94'];
const GAPS = ['61729957.81', '6497890.29', '4873417.72', '2599156.12', '1299578.06'];
const COSTS = ['190000000.00', '20000000.00', '15000000.00', '8000000.00', '4000000.00'];
const NOTHING = { award: '0.00', coverage: '0.000000' };

const view: RedactedView = {
  format: 1,
  title: 'Position for the round table',
  version: 4,
  state: { kind: 'draft' },
  engine: '0.1.0',
  plan: {
    id: plan.id,
    document: 'GB.343/INS/3/1',
    title: plan.title as RedactedView['plan']['title'],
    firstYear: 2021,
    lastYear: 2026,
    indicativeTotal: '237000000.00',
  },
  currency: 'USD',
  asOf: '2025-12-31',
  totals: {
    cost: '237000000.00',
    inHand: { ...NOTHING, gap: '237000000.00' },
    firm: { award: '160000000.00', gap: '77000000.00', coverage: '0.675105' },
    usable: { inHand: '0.00', firm: '160000000.00' },
    lapsed: '0.00',
  },
  components: plan.components.map((component, index) => ({
    id: component.id,
    name: component.shortName as RedactedView['components'][number]['name'],
    cost: COSTS[index]!,
    inHand: { ...NOTHING, gap: COSTS[index]! },
    firm: { award: FIRM[index]!, gap: GAPS[index]!, coverage: '0.675105' },
    placeholderSplit: true,
  })),
  outputs: plan.outputs.map(({ id, component, title, firstYear, lastYear }) => ({
    id,
    component,
    title: title as RedactedView['outputs'][number]['title'],
    firstYear,
    lastYear,
    amounts: null,
    inHandCoverage: '0.000000',
    firmCoverage: '0.675105',
  })),
  funding: [{ group: 'other', sources: 1, inHand: '0.00', firm: '160000000.00' }],
  assumptions: [{ code: 'split-placeholder', value: null }],
  contributions: null,
  disclaimers: ['indicative-costing', 'draft-not-cleared', 'no-cost-per-output'],
};

const options: DonorPageOptions = {
  language: 'en',
  digits: 'latn',
  digest: 'a'.repeat(64),
  path: '/s/token',
  downloads: ['csv', 'json'],
  laterPosition: false,
};

describe('a donor who opens the link', () => {
  it('reads the position in one sentence, and the components add up', () => {
    expect(redactedViewSchema.safeParse(view).success).toBe(true);
    const page = renderDonorPage(view, options);
    expect(page).toContain('firm money covers US$160.0 million of the indicative 237.0 (67.5 per cent)');
    for (const amount of ['128.3', '13.5', '10.1', '5.4', '2.7', '77.0'])
      expect(page).toContain(`<bdi>${amount}</bdi>`);
  });

  it('is not shown dollars for outputs that have no cost of their own', () => {
    const page = renderDonorPage(view, options);
    expect(page).toContain('The document gives no cost per output');
    const row = page.slice(page.indexOf('<bdi>C1.4</bdi>'));
    expect(row.slice(0, row.indexOf('</tr>')).match(/<td/g)).toHaveLength(2);
  });

  it('sees what lapsed, so that the figures of a line add up to its cost', () => {
    const [first, ...others] = view.components;
    const lapsed = { ...first!, firm: { ...first!.firm, gap: '60729957.81' } };
    const page = renderDonorPage({ ...view, components: [lapsed, ...others] }, options);
    expect(page).toContain('Lapsed</th>');
    const row = page.slice(page.indexOf('<bdi>C1</bdi>', page.indexOf('<table')));
    const amounts = [...row.slice(0, row.indexOf('</tr>')).matchAll(/<td class="figure"><bdi>([\d.]+)</g)].map(
      ([, text]) => BigInt(text!.replace('.', '')),
    );
    const [cost, ...parts] = amounts.slice(0, 5);
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(cost);
    expect(renderDonorPage(view, options)).not.toContain('Lapsed');
  });

  it.each(LANGUAGE_CODES)('needs neither script nor other requests, and little of a slow line (%s)', (language) => {
    const page = renderDonorPage(view, { ...options, language });
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|<img|<link|<iframe|url\((?!#)/);
    expect(
      [...page.matchAll(/href="([^"]*)"/g)]
        .map(([, target]) => target)
        .filter((target) => !/^(\?|\/s\/token)/.test(target!)),
    ).toEqual([]);
    expect(gzipSync(page).length).toBeLessThan(60 * 1024);
  });

  it('sees that a draft is a draft, and when a cleared position was cleared', () => {
    expect(renderDonorPage(view, options)).toContain('class="watermark"');
    const cleared = renderDonorPage(
      { ...view, state: { kind: 'cleared', on: '2026-01-15' }, disclaimers: ['cleared-within-the-office'] },
      { ...options, laterPosition: true },
    );
    expect(cleared).not.toContain('class="watermark"');
    expect(cleared).toContain('cleared within the Office on 15 January 2026');
    expect(cleared).toContain('A later position exists; ask your contact.');
  });

  it('reads right to left in Arabic, with codes and figures kept apart', () => {
    const page = renderDonorPage(view, { ...options, language: 'ar', digits: 'arab' });
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<bdi>C1.4</bdi>');
    expect(page).toContain('<bdi>١٢٨٫٣</bdi>');
  });

  it('is not deceived by a title that is markup', () => {
    expect(renderDonorPage({ ...view, title: '<script>alert(1)</script>' }, options)).not.toContain('<script');
  });
});

describe('somebody who guesses an address', () => {
  it('learns nothing: one page for unknown, withdrawn and expired links, in every language', () => {
    const page = renderNeutralPage();
    expect(page).toContain('<title>Financing position</title>');
    for (const language of LANGUAGE_CODES) expect(page).toContain(`lang="${language}"`);
    expect(page).not.toMatch(/GB\.343|Tamwil|ILO/);
  });
});

describe('a donor who reads about a country', () => {
  const range = (low: string, central: string, high: string) => ({ low, central, high });
  const fiscalSpace: NonNullable<RedactedView['fiscalSpace']> = {
    countries: [
      {
        name: 'Example country (invented)',
        currency: 'USD',
        definition: { text: 'Room in the budget', source: 'Ministry' },
        years: [
          {
            year: 2026,
            cost: '598732361.18',
            gap: '369732361.18',
            flows: range('100000000.00', '200000000.00', '300000000.00'),
            stocks: range('50000000.00', '60000000.00', '70000000.00'),
            open: range('219732361.18', '109732361.18', '0.00'),
          },
          {
            year: 2027,
            cost: null,
            gap: null,
            flows: { low: null, central: null, high: null },
            stocks: range('0.00', '0.00', '0.00'),
            open: { low: null, central: null, high: null },
          },
        ],
        mix: [
          { part: 'aid', kind: 'flow', endYear: null, pays: range('1000000.00', '2000000.00', '3000000.00') },
          { part: 'reserves.foreign', kind: 'stock', endYear: 2029, pays: range('0.00', '0.00', '9000000.00') },
        ],
      },
    ],
  };
  const page = renderDonorPage({ ...view, fiscalSpace }, options);

  it('sees ranges with their definition, never one number of fiscal space', () => {
    expect(page).toContain('<bdi>Room in the budget</bdi> (<bdi>Ministry</bdi>)');
    expect(page).toContain('<bdi>100.0</bdi> to <bdi>300.0</bdi>');
    expect(page).toContain('<bdi>50.0</bdi> to <bdi>70.0</bdi>');
    // What stays open is least where the options yield most.
    expect(page).toContain('<bdi>0.0</bdi> to <bdi>219.7</bdi>');
    // The same in all three readings is one figure.
    expect(page).not.toContain('<bdi>0.0</bdi> to <bdi>0.0</bdi>');
    // A flow and a stock added would be 150.0 to 370.0.
    expect(page).not.toMatch(/150\.0|260\.0|370\.0/);
  });

  it('is told what ends, and what is not known', () => {
    expect(page).toContain('Foreign-exchange reserves (ends in 2029)');
    expect(page).toContain('not known');
  });

  it('reads the same in Arabic, and nothing where there is no country', () => {
    const arabic = renderDonorPage({ ...view, fiscalSpace }, { ...options, language: 'ar', digits: 'arab' });
    expect(arabic).toContain('الحيز المالي للبلدان');
    expect(arabic).toContain('<bdi>٢٠٢٦</bdi>');
    expect(arabic).not.toContain('fiscal.part.');
    expect(renderDonorPage(view, options)).not.toContain('Fiscal space');
  });

  it('reads a published definition in the language of the page', () => {
    const [country] = fiscalSpace.countries;
    const definition = { named: 'ilo' as const, text: 'Budgetary capacity', source: 'ILO guide' };
    const named = { ...view, fiscalSpace: { countries: [{ ...country!, definition }] } };
    const arabic = renderDonorPage(named, { ...options, language: 'ar', digits: 'arab' });
    expect(arabic).toContain('القدرة الميزانوية للحكومة');
    expect(arabic).toContain('<bdi>ILO guide</bdi>');
    expect(arabic).not.toContain('Budgetary capacity');
  });

  it('gets one light page with twenty countries', () => {
    const many = { countries: Array.from({ length: 20 }, () => fiscalSpace.countries[0]!) };
    expect(gzipSync(renderDonorPage({ ...view, fiscalSpace: many }, options)).length).toBeLessThan(60 * 1024);
  });
});
