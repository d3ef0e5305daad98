import { readFileSync } from 'node:fs';
import { OPTION_IDS } from '@tamwil/fiscal-space';
import { evaluate, readScenario } from '@tamwil/scenario';
import { describe, expect, it } from 'vitest';
import { FISCAL_PARTS } from './fiscal-space-view-schema.ts';
import { redactedView } from './redacted-view.ts';
import { type RedactedView, redactedViewSchema } from './redacted-view-schema.ts';

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../fiscal-space/example-country.json', import.meta.url), 'utf8').replaceAll(
    'Invented for the example',
    'CANARY source',
  ),
);
const { tax, macro, ...options } = EXAMPLE.options;
/** Texts that stay inside: sources, notes, names of packages, lines, expenditure items, region. */
const COUNTRY = {
  ...EXAMPLE,
  region: 'CANARY region',
  packages: EXAMPLE.packages.map((one: { lines: object[] }) => ({
    ...one,
    name: 'CANARY package',
    lines: one.lines.map((line) => ({ ...line, name: 'CANARY line' })),
  })),
  options: { ...options, tax: { ...tax, notes: 'CANARY note' }, macro: { ...macro, notes: 'CANARY note' } },
};

function viewOf(...countries: unknown[]): RedactedView {
  const read = readScenario({
    schema: 'scenario/1',
    name: 'x',
    plan: 'gb343-ins-3-1',
    funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
    ...(countries.length === 0 ? {} : { fiscalSpace: { countries } }),
  });
  const evaluation = read.ok ? evaluate(read.value) : read;
  if (!read.ok || !evaluation.ok) throw new Error('The scenario has faults.');
  const view = redactedView({
    scenario: read.value,
    evaluation: evaluation.value,
    version: 1,
    clearedOn: null,
    title: 'x',
    donor: null,
  });
  if (!view.ok) throw new Error('There is no view.');
  return view.value;
}

const minor = (amount: string | null) => BigInt(amount!.replace('.', ''));

describe('what a donor sees of countries', () => {
  const view = viewOf(COUNTRY);
  const [country] = view.fiscalSpace!.countries;

  it('is of the written shape, and only there when the scenario has countries', () => {
    expect(redactedViewSchema.safeParse(JSON.parse(JSON.stringify(view))).success).toBe(true);
    expect(viewOf()).not.toHaveProperty('fiscalSpace');
  });

  it('holds no source, note, region, package, line, single yield or debt', () => {
    expect(JSON.stringify(view)).not.toContain('CANARY');
    // Of the debt path and of the option that is shown and not counted.
    expect(country!.mix.map(({ part }) => part)).not.toContain('macro');
    expect(Object.keys(country!)).toEqual(['name', 'currency', 'definition', 'years', 'mix']);
  });

  it('has every figure of space as a range with its definition, and stocks apart from flows', () => {
    expect(country!.definition).toMatchObject({ named: 'ilo', source: expect.stringContaining('ILO') });
    for (const year of country!.years)
      for (const range of [year.flows, year.stocks, year.open])
        expect(Object.keys(range)).toEqual(['low', 'central', 'high']);
    expect(country!.years[1]).toMatchObject({
      year: 2026,
      cost: '598732361.18',
      gap: '369732361.18',
      open: { low: '37830084.79', central: '0.00', high: '0.00' },
    });
    const { flows, stocks } = country!.years[1]!;
    expect(minor(flows.low) + minor(stocks.low)).toBe(33190227639n);
    expect(minor(stocks.low)).toBeGreaterThan(0n);
  });

  it('a gap is what the mix pays and what stays open, to the cent, in each reading', () => {
    for (const reading of ['low', 'central', 'high'] as const) {
      const gap = country!.years.reduce((sum, year) => sum + minor(year.gap), 0n);
      const open = country!.years.reduce((sum, year) => sum + minor(year.open[reading]), 0n);
      const paid = country!.mix.reduce((sum, { pays }) => sum + minor(pays[reading]), 0n);
      expect(paid + open).toBe(gap);
    }
  });

  it('says what is not known and shows no zero for it', () => {
    const { gdp: _, ...profile } = COUNTRY.profile;
    const [blank] = viewOf({ ...COUNTRY, profile }).fiscalSpace!.countries;
    expect(blank!.years[1]!.flows.central).toBeNull();
    expect(blank!.mix.every(({ pays }) => pays.central === null)).toBe(true);
  });

  it('survives amounts longer than any of the plan', () => {
    const grown = JSON.parse(
      JSON.stringify({ ...COUNTRY, currency: 'IDR', unit: 'billion' }).replaceAll('"48000"', '"999999999999999999"'),
    );
    expect(redactedViewSchema.safeParse(viewOf(grown)).success).toBe(true);
  });

  it('knows every part of every option', () => {
    for (const option of OPTION_IDS) expect(FISCAL_PARTS.some((part) => part.split('.')[0] === option)).toBe(true);
  });
});
