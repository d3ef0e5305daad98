import { readFileSync } from 'node:fs';
import * as fiscalSpace from '@tamwil/fiscal-space';
import { type Fraction, formatDecimal, parseFraction } from '@tamwil/money';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/method-fiscal-space.md', import.meta.url), 'utf8');

const number = (text: string): Fraction => parseFraction(text)!;
const numbers = (...texts: readonly string[]) => texts.map(number);
const year = {
  debt: number('0.9'),
  r: number('0.04'),
  g: number('0.03'),
  pb: number('0.01'),
  sf: number('0.002'),
  foreignShare: number('0.4'),
  depreciation: number('0.1'),
};
const parts = fiscalSpace.decomposedChange(year);

/** What the page prints, its places, and the formula that must give it. */
const EXAMPLES: readonly (readonly [printed: string, places: number, value: Fraction])[] = [
  ['0.034951', 6, parts.interest],
  ['-0.026214', 6, parts.growth],
  ['0.036350', 6, parts.exchange],
  ['0.937087', 6, fiscalSpace.nextDebtRatio(year)],
  ['0.8738', 4, percent(fiscalSpace.stabilizingBalance(year.debt, year.r, year.g))],
  ['0.9', 1, percent(fiscalSpace.linearStabilizingBalance(year.debt, year.r, year.g))],
  ['2.25112', 5, percent(requiredBalance('0.025', '0.015'))],
  ['1.5', 1, percent(requiredBalance('0.03', '0.03'))],
  ['63', 0, percent(fiscalSpace.steadyStateDebt(number('0.03'), number('0.05')))],
  ['60', 0, percent(fiscalSpace.linearSteadyStateDebt(number('0.03'), number('0.05')))],
  [
    '15.5571',
    4,
    percent(
      fiscalSpace.grossFinancingNeed({
        debt: year.debt,
        r: number('0.03'),
        pb: number('0'),
        maturing: fiscalSpace.maturingFromAverage(year.debt, number('7')),
      }),
    ),
  ],
  ['-0.980392', 6, percent(fiscalSpace.realInterestGrowthDifferential(number('0.04'), number('0.05'), number('0.02')))],
  ['42.4', 1, fiscalSpace.wholeOf(number('1.4'), number('0.033'))],
  ['192.00', 2, fiscalSpace.revenueFromTaxRatio(number('0.166'), number('0.162'), number('48000'))],
  ['31.20', 2, fiscalSpace.revenueFromBuoyancy(number('7800'), number('1.1'), numbers('0.04'))],
  ['65.0208', 4, fiscalSpace.revenueFromBuoyancy(number('7800'), number('1.1'), numbers('0.04', '0.04'))],
  ['11.25', 2, fiscalSpace.illicitFlowRevenue(number('900'), number('0.05'), number('0.25'))],
  ['5.09', 2, fiscalSpace.importCover(number('5600'), number('13200'))],
  ['18.00', 2, fiscalSpace.restructuringSaving(number('1200'), number('0.075'), number('0.06'))],
  [
    '88.68',
    2,
    percent(fiscalSpace.constantDebtPath({ debt: year.debt, r: year.r, g: year.g, pb: year.pb }, 10).at(-1)!),
  ],
  ['7.86', 2, percent(fiscalSpace.growth(number('790.64'), number('852.76')))],
  ['220.3984', 4, fiscalSpace.presentValue(fiscalSpace.evenFlows(number('237'), 6), number('0.03'), 'start')],
  ['0.8', 1, fiscalSpace.residualGap(number('1.8'), number('1'))],
  ['0.064', 3, percent(fiscalSpace.shareOf(number('669'), number('1042173.3')))],
];

function percent(value: Fraction): Fraction {
  return { n: value.n * 100n, d: value.d };
}

function requiredBalance(r: string, g: string): Fraction {
  return fiscalSpace.requiredBalance({ debt: year.debt, target: number('0.6'), r: number(r), g: number(g), years: 20 });
}

describe('whoever checks the method page by hand finds the same figures', () => {
  it.each(EXAMPLES)('%s', (printed, places, value) => {
    expect(formatDecimal(value, places, 'half-even')).toBe(printed);
    expect(page).toContain(printed);
  });

  it('amounts with thousands are printed as they are computed', () => {
    const [reserves, imports, months] = numbers('5600', '13200', '4') as [Fraction, Fraction, Fraction];
    expect(formatDecimal(fiscalSpace.excessForeignReserves(reserves, imports, months), 0, 'half-even')).toBe('1200');
    const [ceiling, debt, gdp] = numbers('0.55', '0.52', '48000') as [Fraction, Fraction, Fraction];
    expect(formatDecimal(fiscalSpace.borrowingRoom(ceiling, debt, gdp), 2, 'half-even')).toBe('1440.00');
    expect(page).toContain('5,600 - 4 x 13,200 / 12 = 1,200');
    expect(page).toContain('(55 % - 52 %) x 48,000 = 1,440.00');
  });

  it('ramps are printed as they are computed', () => {
    const take = [0, 1, 2, 3, 4, 5].map((elapsed) =>
      formatDecimal(fiscalSpace.rampedTakeUp(number('0.25'), number('0.85'), 5, elapsed), 2, 'half-even'),
    );
    expect(page).toContain(take.join(' '));
    const flow = [0, 1, 2, 3].map((elapsed) => formatDecimal(fiscalSpace.rampShare(elapsed, 4), 2, 'half-even'));
    expect(page).toContain(flow.join(' '));
  });

  it('every formula that is exported has its place on the page', () => {
    const formulas = Object.entries(fiscalSpace)
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name);
    const programs = [
      ...['evaluateCountry', 'fiscalSpaceAnswer', 'fiscalSpaceTemplate', 'portfolioAnswer', 'readCountryScenario'],
      ...['writtenCountry'],
    ];
    expect(formulas.filter((name) => !programs.includes(name) && !page.includes(`\`${name}`))).toEqual([]);
  });
});
