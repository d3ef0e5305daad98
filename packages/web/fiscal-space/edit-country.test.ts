import { readFileSync } from 'node:fs';
import {
  type CountryScenario,
  countriesFromRows,
  OVERLAPS,
  readCountryScenario,
  rowsOfCountry,
} from '@tamwil/fiscal-space';
import { describe, expect, it } from 'vitest';
import {
  doubleCounts,
  isUsed,
  newCountry,
  startOf,
  withBenefit,
  withCounted,
  withItem,
  withoutBenefit,
  withoutFigure,
  withoutItem,
  withoutPart,
  withPackage,
  withReplaced,
} from './edit-country.ts';
import { PARTS } from './fields.ts';
import { asValue, asValues, withReading, yearsOf } from './stored-figure.ts';

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../fiscal-space/example-country.json', import.meta.url), 'utf8'),
) as CountryScenario;
const EMPTY = newCountry({ name: 'Mine', currency: 'EUR', firstYear: 2026, lastYear: 2028 }, []);

function codesOf(country: CountryScenario): string[] {
  const read = readCountryScenario(country);
  return read.ok ? [] : read.faults.map(({ code }) => code);
}

describe('what a button makes is a document that the engine takes', () => {
  it('a country of which nothing is known, with every part of every option', () => {
    expect(codesOf(EMPTY)).toEqual([]);
    for (const part of PARTS) expect([part.id, codesOf(startOf(part, EMPTY, 'Item'))]).toEqual([part.id, []]);
  });

  it('packages and benefits that come and go, each with an id of its own', () => {
    const one = withPackage(EMPTY, 'Package', 'Child benefit');
    const two = withPackage(withBenefit(one, 0, 'Pension'), 'Package', 'Maternity benefit');
    expect(codesOf(two)).toEqual([]);
    expect(two.packages.map(({ lines }) => lines.map(({ name }) => name))).toEqual([
      ['Child benefit', 'Pension'],
      ['Maternity benefit'],
    ]);
    expect(withoutBenefit(withoutBenefit(withoutBenefit(two, 1, 0), 0, 1), 0, 0).packages).toEqual([]);
  });

  it('items of expenditure, in the profile and among what is moved', () => {
    const part = PARTS.find(({ id }) => id === 'reallocation')!;
    const two = withItem(startOf(part, EMPTY, 'Subsidies'), 'Defence');
    expect(codesOf(two)).toEqual([]);
    expect(two.options?.reallocation?.items).toHaveLength(2);
    const left = withoutItem(two, two.profile.expenditureItems![0]!.id);
    expect(codesOf(left)).toEqual([]);
    expect(left.profile.expenditureItems?.map(({ name }) => name)).toEqual(['Defence']);
  });

  it('a part that is taken out leaves nothing of its option behind, and nothing said of it', () => {
    const settled: CountryScenario = {
      ...EXAMPLE,
      options: { ...EXAMPLE.options, macro: { ...EXAMPLE.options!.macro!, counted: true } },
      additional: [{ part: 'macro', beside: 'debt.room', share: '0.4', reason: 'Test' }],
    };
    const left = PARTS.reduce(
      (country, part) => (isUsed(country, part) ? withoutPart(country, part) : country),
      settled,
    );
    expect([left.options, left.additional, codesOf(left)]).toEqual([{}, undefined, []]);
  });

  it('a debt path whose last figure goes is none, so that nothing of it is asked for', () => {
    const keys = ['primaryBalance', 'stockFlow', 'depreciation', 'averageMaturity', 'target'].map((key) => [
      'debtPath',
      key,
    ]);
    const marks = ['debt', 'grossFinancingNeed'].map((key) => ['debtPath', 'thresholds', key]);
    expect([...keys, ...marks].reduce(withoutFigure, EXAMPLE)).not.toHaveProperty('debtPath');
  });
});

describe('money counted twice', () => {
  it.each(OVERLAPS.map(({ parts }) => parts))(
    'is seen by the page where the engine refuses it: %s and %s',
    (...ids) => {
      const both = ids.reduce((country, id) => startOf(PARTS.find((part) => part.id === id)!, country, 'Item'), EMPTY);
      expect(doubleCounts(both).map(({ parts }) => parts)).toEqual([ids]);
      expect(codesOf(both)).toEqual(['double-count']);
      const apart = withCounted(both, PARTS.find(({ id }) => id === ids[1])!, false);
      if (apart.options?.debt === undefined || ids[1] === 'macro') {
        expect([doubleCounts(apart), codesOf(apart)]).toEqual([[], []]);
      }
    },
  );
});

describe('a figure that is given year by year', () => {
  const figure = { value: '0.04', source: 'Ministry', year: 2025 };

  it('keeps what held for all years, and comes back as one', () => {
    const values = asValues(figure, 'same', EMPTY);
    expect(values).toEqual({ source: 'Ministry', year: 2025, values: { 2026: '0.04', 2027: '0.04', 2028: '0.04' } });
    expect(asValue(values, 'same')).toEqual(figure);
  });

  it('is known of its own year only where it was carried forward: nothing is invented for the others', () => {
    const values = asValues(figure, 'carried', EMPTY);
    expect(values).toEqual({ source: 'Ministry', year: 2025, values: { 2025: '0.04' } });
    expect(yearsOf({ 2025: '0.04' }, EMPTY)).toEqual(['2025', '2026', '2027', '2028']);
    expect(asValue(values, 'carried')).toEqual(figure);
  });
});

describe('a range that is typed', () => {
  it('holds one number for all readings until another is typed', () => {
    const field = { path: ['options', 'macro', 'deficitCeiling'] };
    const start = startOf(PARTS.find(({ id }) => id === 'macro')!, EMPTY, 'Item');
    const one = withReading(start, field, 'central', '0.03', 'Not stated');
    expect(one.options?.macro?.deficitCeiling).toEqual({ value: '0.03', source: 'Not stated', year: 2025 });
    const three = withReading(one, field, 'high', '0.04', 'Not stated');
    expect(three.options?.macro?.deficitCeiling).toMatchObject({ low: '0.03', central: '0.03', high: '0.04' });
    expect(codesOf(three)).toEqual([]);
  });
});

describe('a table that is taken over', () => {
  it('replaces countries by their id, adds the others, and touches nothing else', () => {
    const read = countriesFromRows(rowsOfCountry({ ...EXAMPLE, name: 'Renamed' }));
    const [renamed] = read.ok ? read.value : [];
    const other = { ...EXAMPLE, id: 'other' };
    expect(withReplaced([EMPTY, EXAMPLE], [renamed!, other])).toEqual([EMPTY, { ...EXAMPLE, name: 'Renamed' }, other]);
  });
});
