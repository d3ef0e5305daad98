import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type FinancingRow, shownTable } from '../figures/financing-table.ts';
import { CATALOGUES } from '../language/catalogues.ts';
import { wordingOf } from '../language/wording.ts';
import { chartFinding, FinancingChart } from './financing-chart.tsx';

const rows = [
  {
    id: 'C1',
    name: 'Policies',
    inHand: 5_000_000_000n,
    agreed: 3_000_000_000n,
    gap: 2_000_000_000n,
    lapsed: 0n,
    parts: null,
  },
  { id: 'C2', name: 'Research', inHand: 0n, agreed: 0n, gap: 1_000_000_000n, lapsed: 0n, parts: null },
] satisfies (FinancingRow & { name: string })[];
const shown = shownTable(rows, 'million', 'USD');

const draw = (language: 'en' | 'ar') =>
  renderToString(
    <FinancingChart
      id="chart"
      rows={rows}
      shown={shown}
      unit="US$ million"
      wording={wordingOf(language, CATALOGUES[language], 'latn')}
    />,
  );

describe('a reader of the chart', () => {
  it('sees it under a policy that forbids inline styles, and hears its figures', () => {
    const drawing = draw('en');
    expect(drawing).not.toMatch(/style=|<style/);
    expect(drawing).toContain('role="img"');
    expect(drawing).toContain('cost 100.0, allocation 80.0, gap 20.0');
  });

  it('tells in hand, agreed and missing apart without colour', () => {
    const drawing = draw('en');
    expect(drawing).toMatch(/class="chart-agreed"[^>]*fill="url\(#chart-hatch-0\)"/);
    expect(drawing).toMatch(/class="chart-gap"[^>]*fill="none"[^>]*stroke-dasharray/);
  });

  it('sees bars that begin at a common zero: at the left in English, at the right in Arabic', () => {
    expect(draw('en')).toMatch(/class="chart-in-hand" x="0\.00%" y="24" width="45\.45%"/);
    expect(draw('ar')).toMatch(/class="chart-in-hand" x="54\.55%" y="24" width="45\.45%"/);
  });

  it('reads the finding as its title, also when nothing is missing', () => {
    const english = wordingOf('en', CATALOGUES.en, 'latn');
    expect(chartFinding(rows, shown, 'million', 'USD', english)).toContain(
      'US$80.0 million of 110.0 are financed; 30.0 are missing',
    );
    const complete = [{ ...rows[0]!, gap: 0n }];
    expect(chartFinding(complete, shownTable(complete, 'million', 'USD'), 'million', 'USD', english)).toBe(
      'The whole cost of US$80.0 million is financed.',
    );
  });
});
