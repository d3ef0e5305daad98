import { readFileSync } from 'node:fs';
import { fiscalSpaceAnswer } from '@tamwil/fiscal-space';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { readScenario } from './read-scenario.ts';
import type { Evaluation } from './results/evaluation.ts';

const EXAMPLE = JSON.parse(readFileSync(new URL('../fiscal-space/example-country.json', import.meta.url), 'utf8'));
const PLAIN = {
  schema: 'scenario/1',
  name: 'x',
  plan: 'gb343-ins-3-1',
  funding: [{ id: 'a', amount: '160000000.00', stage: 'committed' }],
};
const withCountries = (...countries: unknown[]) => ({ ...PLAIN, fiscalSpace: { countries } });

function resultOf(document: unknown): Evaluation {
  const read = readScenario(document);
  const result = read.ok ? evaluate(read.value) : read;
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

function moveToEnd(object: Record<string, unknown>, key: string): void {
  const value = object[key];
  delete object[key];
  object[key] = value;
}

function faultsOf(document: unknown): string[] {
  const read = readScenario(document);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a scenario that carries countries', () => {
  it('answers each of them as POST /v1/fiscal-space does', () => {
    const { fiscalSpace } = resultOf(withCountries(EXAMPLE, { ...EXAMPLE, id: 'other' }));
    const [one, other] = [EXAMPLE, { ...EXAMPLE, id: 'other' }].map((country) => fiscalSpaceAnswer(country));
    expect(fiscalSpace?.countries).toEqual([one!.ok && one!.value, other!.ok && other!.value]);
  });

  it('names what is missing by its place in the scenario document', () => {
    const { gdp: _, ...profile } = EXAMPLE.profile;
    const { fiscalSpace } = resultOf(withCountries(EXAMPLE, { ...EXAMPLE, id: 'blank', profile }));
    expect(fiscalSpace!.countries[0]!.gaps).toEqual([]);
    expect(fiscalSpace!.countries[1]!.gaps.map(({ pointer }) => pointer)).toContain(
      '/fiscalSpace/countries/1/profile/gdp',
    );
  });

  it("changes no figure of the plan: a country's money is not the plan's", () => {
    const { fiscalSpace: _, inputDigest, resultDigest, ...withThem } = resultOf(withCountries(EXAMPLE));
    const { inputDigest: plainInput, resultDigest: plainResult, ...without } = resultOf(PLAIN);
    expect(withThem).toEqual(without);
    expect(inputDigest).not.toBe(plainInput);
    expect(resultDigest).not.toBe(plainResult);
  });
});

it('a scenario without countries keeps the digests that earlier revisions have', () => {
  const result = resultOf(PLAIN);
  expect(result).not.toHaveProperty('fiscalSpace');
  expect(result.inputDigest).toBe('f0ec138f0c52db8f23b0c567f4cc8b47d70122ec753a229e6558236ca43f42a1');
  expect(result.resultDigest).toBe('4987a07c5c8ce457211318835b9cc8f9387622dbb0624f3db31e6903c38f4831');
});

describe('the input digest of countries', () => {
  const digestOf = (change: (country: typeof EXAMPLE) => void) => {
    const country = structuredClone(EXAMPLE);
    change(country);
    return resultOf(withCountries(country)).inputDigest;
  };
  const original = digestOf(() => {});

  it.each([
    ['a figure', (country: typeof EXAMPLE) => (country.profile.gdp.value = '48000.00')],
    [
      'a year of a series',
      (country: typeof EXAMPLE) => (country.packages[0].lines[2].population.values[2026] = '1014000.0'),
    ],
    ['a reading of an option', (country: typeof EXAMPLE) => (country.options.tax.target.ratio.low = '0.1630')],
    ['a grant', (country: typeof EXAMPLE) => (country.options.aid.grants[2027].high = '60.0')],
    ['a share', (country: typeof EXAMPLE) => (country.packages[0].lines[0].benefit.share.value = '0.250')],
    ['the order of keys', (country: typeof EXAMPLE) => moveToEnd(country, 'id')],
  ])('is the same for another spelling of %s', (_, change) => {
    expect(digestOf(change)).toBe(original);
  });

  it.each([
    ['a figure', (country: typeof EXAMPLE) => (country.profile.gdp.value = '48000.01')],
    [
      'a year of a series',
      (country: typeof EXAMPLE) => (country.packages[0].lines[2].population.values[2026] = '1014001'),
    ],
    ['a source', (country: typeof EXAMPLE) => (country.profile.gdp.source = 'Another')],
    ['a name that looks like a number', (country: typeof EXAMPLE) => (country.region = '1.0')],
  ])('is another for another value of %s', (_, change) => {
    expect(digestOf(change)).not.toBe(original);
  });

  it('keeps a text apart from a text that would be the same number', () => {
    const [one, other] = ['1.0', '1.00'].map((region) => digestOf((country) => (country.region = region)));
    expect(one).not.toBe(other);
  });
});

describe('a scenario whose countries have faults is refused', () => {
  it('with every fault, below the place of the country, in document order with the others', () => {
    const country = { ...EXAMPLE, lastYear: 2020, currency: 'ABC' };
    const document = { ...withCountries(EXAMPLE, country), basis: 'hoped' };
    expect(faultsOf(document)).toEqual(['/fiscalSpace/countries/1/currency unknown-currency', '/basis unknown-value']);
    expect(faultsOf(withCountries({ ...EXAMPLE, lastYear: 2020 }))).toContain(
      '/fiscalSpace/countries/0/lastYear years-reversed',
    );
  });

  it('when money is counted twice', () => {
    const { macro } = EXAMPLE.options;
    const options = { ...EXAMPLE.options, macro: { ...macro, counted: true } };
    expect(faultsOf(withCountries({ ...EXAMPLE, options }))).toEqual([
      '/fiscalSpace/countries/0/options/macro double-count',
    ]);
  });

  it.each([
    ['a country stands twice', withCountries(EXAMPLE, EXAMPLE), '/fiscalSpace/countries/1/id duplicate-id'],
    ['there is no country', withCountries(), '/fiscalSpace/countries too-short'],
    [
      'there are more than 20',
      withCountries(...Array.from({ length: 21 }, (_, index) => ({ ...EXAMPLE, id: `c${index}` }))),
      '/fiscalSpace/countries too-long',
    ],
  ])('when %s', (_, document, fault) => {
    expect(faultsOf(document)).toEqual([fault]);
  });
});
