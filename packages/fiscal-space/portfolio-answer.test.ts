import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { portfolioAnswer } from './portfolio-answer.ts';

const EXAMPLE = JSON.parse(readFileSync(new URL('./example-country.json', import.meta.url), 'utf8'));
const portfolio = (...countries: readonly object[]) => ({
  format: 'fiscal-space-portfolio/1',
  currency: 'USD',
  countries,
});
const rate = { value: '600', source: 'Test', year: 2024 };

describe('a table of countries', () => {
  it('names the country and the cell of every fault', () => {
    const answer = portfolioAnswer(
      portfolio(
        EXAMPLE,
        { ...EXAMPLE, id: 'b', profile: { gdp: { value: 'x', source: 'Test', year: 2024 } } },
        { ...EXAMPLE, lastYear: 2030 },
      ),
    );
    expect(answer.ok ? [] : answer.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/countries/1/profile/gdp/value not-a-number',
      '/countries/2/debtPath/target/year year-outside-scenario',
      '/countries/2/firstYear portfolio-years-differ',
      '/countries/2/id duplicate-id',
    ]);
  });

  it('a country with a missing figure is in no total, and its gap is named', () => {
    const { exchangeRate: _, ...without } = { ...EXAMPLE, id: 'b', currency: 'XOF', exchangeRate: rate };
    const answer = portfolioAnswer(portfolio(EXAMPLE, without));
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    const { all, incomplete, countries } = answer.value;
    expect(all.countries).toEqual(['example']);
    expect(all.years).toEqual(countries[0]!.years);
    expect(incomplete).toEqual([
      { id: 'b', gaps: [expect.objectContaining({ pointer: '/exchangeRate', neededFor: ['portfolio'] })] },
    ]);
  });

  it('converts each country at its own rate: 600 francs to the dollar', () => {
    const answer = portfolioAnswer(portfolio(EXAMPLE, { ...EXAMPLE, id: 'b', currency: 'XOF', exchangeRate: rate }));
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    const [dollars, francs] = answer.value.countries.map(({ years }) => years[0]!);
    if (!dollars!.known || !francs!.known) throw new Error('Both are known.');
    // 48,000 M x 1.042 x 1.055 in the first year.
    expect(dollars!.gdp).toBe('52766880000.00');
    expect(francs!.gdp).toBe('87944800.00');
  });

  it('tells after each country how far it is', () => {
    const seen: string[] = [];
    portfolioAnswer(portfolio(EXAMPLE, { ...EXAMPLE, id: 'b' }), (done, of) => seen.push(`${done}/${of}`));
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('refuses more than 300 countries', () => {
    const answer = portfolioAnswer(portfolio(...Array(301).fill({})));
    expect(answer.ok ? [] : answer.faults.map(({ code }) => code)).toEqual(['too-many-countries']);
  });
});
