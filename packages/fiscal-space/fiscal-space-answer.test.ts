import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fiscalSpaceAnswer } from './fiscal-space-answer.ts';
import { OVERLAPS } from './overlaps.ts';
import { readCountryScenario } from './read-country-scenario.ts';

const json = (name: string) => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'));
const EXAMPLE = json('example-country.json');

function answerOf(document: unknown) {
  const answer = fiscalSpaceAnswer(document);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

function faultsOf(document: unknown): readonly string[] {
  const read = readCountryScenario(document);
  return read.ok ? [] : read.faults.map(({ pointer, code }) => `${pointer} ${code}`);
}

/** The example with one option replaced. */
const withOptions = (options: object, rest: object = {}) => ({
  ...EXAMPLE,
  ...rest,
  options: { ...EXAMPLE.options, ...options },
});
const range = (low: string, central: string, high: string) => ({ low, central, high, source: 'Test', year: 2024 });
const figure = (value: string) => ({ value, source: 'Test', year: 2024 });

describe('a published cost is reproduced to the unit', () => {
  it('child benefit of the rapid assessment protocol: 7,236,432,000 THB', () => {
    const [line] = answerOf(json('published-check.json')).packages[0]!.lines;
    expect(line!.years[0]).toMatchObject({ beneficiaries: '1435800', benefit: '4800.00', cost: '7236432000.00' });
  });
});

describe('what nobody has said is a gap with a name, never a number', () => {
  it('a country of which nothing is known has no figure, and says what it would need', () => {
    const line = { id: 'child', name: 'Child benefit' };
    const answer = answerOf({
      ...EXAMPLE,
      profile: { expenditureItems: EXAMPLE.profile.expenditureItems.map(({ id, name }: never) => ({ id, name })) },
      packages: [{ id: 'p', name: 'Package', lines: [line] }],
    });
    for (const year of answer.need)
      expect(year).toMatchObject({ cost: null, current: null, gap: null, costPerHead: null });
    for (const year of answer.range) expect(year.central).toMatchObject({ residual: null, mix: null });
    expect(answer.debt).toBeNull();
    const named = answer.gaps.map(({ pointer }) => pointer);
    for (const key of ['population', 'takeUp', 'benefit', 'administration', 'currentSpending'])
      expect(named).toContain(`/packages/0/lines/0/${key}`);
    for (const key of ['gdp', 'debt', 'reserves', 'imports', 'revenue', 'expenditure'])
      expect(named).toContain(`/profile/${key}`);
  });

  it('one missing year leaves that year open and no other', () => {
    const { 2028: _, ...values } = EXAMPLE.packages[0].lines[2].population.values;
    const lines = EXAMPLE.packages[0].lines.map((line: object, index: number) =>
      index === 2 ? { ...line, population: { values, source: 'Test', year: 2024 } } : line,
    );
    const answer = answerOf({ ...EXAMPLE, packages: [{ ...EXAMPLE.packages[0], lines }] });
    expect(answer.need.filter(({ cost }) => cost === null).map(({ year }) => year)).toEqual([2028]);
    expect(answer.gaps).toEqual([
      {
        code: 'missing-figure',
        pointer: '/packages/0/lines/2/population/values/2028',
        years: [2028],
        neededFor: ['cost of floor/old-age'],
      },
    ]);
  });

  it('an amount is not carried back to a year before its own', () => {
    const late = { ...EXAMPLE.profile, povertyLine: { ...EXAMPLE.profile.povertyLine, year: 2027 } };
    const { need, gaps } = answerOf({ ...EXAMPLE, profile: late });
    expect(need.map(({ cost }) => cost === null)).toEqual([true, true, ...Array(8).fill(false)]);
    expect(gaps.filter(({ code }) => code === 'base-year-too-late').flatMap(({ years }) => years)).toContain(2025);
  });

  it('nothing is missing in the example', () => {
    expect(answerOf(EXAMPLE).gaps).toEqual([]);
  });
});

describe('the same money is not counted twice', () => {
  const buoyancy = { buoyancy: range('1', '1.1', '1.2'), revenue: figure('7800'), firstYear: 2026 };
  const concessional = { amount: range('100', '200', '300'), firstYear: 2026, years: 4 };
  const pairs = {
    'tax.target tax.buoyancy': withOptions({ tax: { ...EXAMPLE.options.tax, buoyancy } }),
    'debt.room macro': withOptions({ macro: { ...EXAMPLE.options.macro, counted: true } }),
    'debt.room debt.concessional': withOptions({ debt: { ...EXAMPLE.options.debt, concessional } }),
    'debt.concessional macro': withOptions({
      debt: { concessional },
      macro: { ...EXAMPLE.options.macro, counted: true },
    }),
  };

  it('every overlap that is known has a case here', () => {
    expect(Object.keys(pairs)).toEqual(OVERLAPS.map(({ parts }) => parts.join(' ')));
  });

  it.each(Object.entries(pairs))('%s is refused, with why and what to do', (pair, document) => {
    const [one, other] = pair.split(' ') as [string, string];
    const read = readCountryScenario(document);
    const refusal = read.ok ? undefined : read.faults.find(({ code }) => code === 'double-count');
    expect(refusal?.pointer).toBe(`/options/${other.replace('.', '/')}`);
    expect(refusal?.detail).toContain(`${one} and ${other} cannot both be counted`);
    expect(refusal?.fix).toContain(`"beside": "${one}"`);
  });

  it.each(Object.entries(pairs))('%s is added when the user says which share is additional', (pair, document) => {
    const [beside, part] = pair.split(' ') as [string, string];
    const additional = [{ part, beside, share: '0.25', reason: 'Test' }];
    const { options, range: years } = answerOf({ ...document, additional });
    expect(options.find(({ id }) => id === part)!.countedShare).toBe('0.25000000');
    const cents = (text: string | null) => BigInt((text ?? '').replace('.', ''));
    years.forEach(({ central }, index) => {
      const whole = options.reduce(
        (sum, { id, countedShare, years: own }) =>
          id === part || countedShare === '0.00000000' ? sum : sum + cents(own[index]!.central),
        0n,
      );
      const extra = cents(central.total) - whole;
      const full = cents(options.find(({ id }) => id === part)!.years[index]!.central);
      expect(extra * 4n - full).toBeGreaterThanOrEqual(-2n);
      expect(extra * 4n - full).toBeLessThanOrEqual(2n);
    });
  });

  it('an option that is shown and not counted overlaps with nothing and adds nothing', () => {
    const { options, range: years } = answerOf(EXAMPLE);
    const macro = options.find(({ id }) => id === 'macro')!;
    expect(macro.countedShare).toBe('0.00000000');
    expect(macro.years[5]!.central).not.toBe('0.00');
    expect(years.flatMap(({ central }) => central.mix!.map(({ part }) => part))).not.toContain('macro');
  });

  it.each([
    [[{ part: 'macro', beside: 'debt.room', share: '0.5', reason: 'Not counted' }], '/additional/0 unknown-part'],
    [[{ part: 'tax.target', beside: 'aid', share: '0.5', reason: 'No overlap' }], '/additional/0 unknown-part'],
  ])('an entry that settles nothing is refused (%#)', (additional, fault) => {
    expect(faultsOf({ ...EXAMPLE, additional })).toContain(fault);
  });
});

describe('a stock is used once', () => {
  it('its parts add up to the stock, and the year in which it ends is printed', () => {
    const { options } = answerOf(EXAMPLE);
    const foreign = options.find(({ id }) => id === 'reserves.foreign')!;
    expect(foreign.kind).toBe('stock');
    expect(foreign.endYear).toBe(2029);
    // 5,600 M less 4 months of 13,200 M a year: 1,200 M over four years.
    expect(foreign.years.map(({ central }) => central)).toEqual([
      '0.00',
      ...Array(4).fill('300000000.00'),
      ...Array(5).fill('0.00'),
    ]);
  });

  it('a saving of interest ends with the debt', () => {
    const saving = answerOf(EXAMPLE).options.find(({ id }) => id === 'debt.restructuring')!;
    expect(saving.endYear).toBe(2032);
    expect(saving.years.filter(({ central }) => central === '18000000.00').map(({ year }) => year)).toEqual([
      2026, 2027, 2028, 2029, 2030, 2031, 2032,
    ]);
  });
});

describe('what looks wrong is said', () => {
  it('a deficit above its ceiling is required consolidation, not a yield', () => {
    const answer = answerOf(
      withOptions({ macro: { ...EXAMPLE.options.macro, deficitCeiling: range('0.02', '0.03', '0.04') } }),
    );
    const macro = answer.options.find(({ id }) => id === 'macro')!;
    expect(macro.years[1]).toMatchObject({ low: '0.00', central: '0.00' });
    expect(macro.years[1]!.required!.low).not.toBe('0.00');
    expect(answer.warnings).toContainEqual({
      code: 'negative-yield',
      about: 'macro',
      years: expect.arrayContaining([2026]),
    });
  });

  it('a low reading that yields more than the central one', () => {
    const months = range('2', '3', '4');
    const foreign = { ...EXAMPLE.options.reserves.foreign, months };
    const { warnings } = answerOf(withOptions({ reserves: { ...EXAMPLE.options.reserves, foreign } }));
    expect(warnings).toEqual([
      { code: 'range-not-ordered', about: 'reserves.foreign', years: [2026, 2027, 2028, 2029] },
    ]);
  });

  it('a benefit for more people than there are, or above GDP a head', () => {
    const profile = { ...EXAMPLE.profile, population: figure('800000') };
    const codes = answerOf({ ...EXAMPLE, profile }).warnings.map(({ code, about }) => `${code} ${about}`);
    expect(codes).toContain('beneficiaries-above-population floor/old-age');
    const gdp = { ...EXAMPLE.profile.gdp, value: '4000' };
    const poor = answerOf({ ...EXAMPLE, profile: { ...EXAMPLE.profile, gdp } }).warnings;
    expect(poor.map(({ code, about }) => `${code} ${about}`)).toContain('benefit-above-gdp-per-head floor/old-age');
  });

  it.each([
    ['year', '1', false],
    ['year', '12', true],
    ['month', '12', false],
    ['month', '13', true],
    ['week', '53', false],
    ['week', '54', true],
    ['day', '366', false],
    ['day', '400', true],
  ])('an amount for a %s that is paid %s times in a year: %s', (per, times, isWarned) => {
    const [child, ...others] = EXAMPLE.packages[0].lines;
    const benefit = { amount: figure('1'), per, payments: figure(times) };
    const packages = [{ ...EXAMPLE.packages[0], lines: [{ ...child, benefit }, ...others] }];
    const codes = answerOf({ ...EXAMPLE, packages }).warnings.map(({ code, about }) => `${code} ${about}`);
    expect(codes.includes('payments-exceed-year floor/child')).toBe(isWarned);
  });

  it('a share of a reference for a year that is paid every month', () => {
    const profile = { ...EXAMPLE.profile, povertyLine: { ...EXAMPLE.profile.povertyLine, per: 'year' } };
    const codes = answerOf({ ...EXAMPLE, profile }).warnings.map(({ code, about }) => `${code} ${about}`);
    expect(codes).toContain('payments-exceed-year floor/child');
    expect(codes).not.toContain('payments-exceed-year floor/old-age');
  });
});

describe('only what is borrowed raises the debt', () => {
  it('grants, taxes and reserves leave the scenario on the baseline; borrowing lifts it', () => {
    const { debt: _, ...others } = EXAMPLE.options;
    const without = answerOf({ ...EXAMPLE, options: others }).debt!;
    expect(without.scenario.high).toEqual(without.baseline);
    const lifted = answerOf(EXAMPLE).debt!;
    expect(lifted.scenario.low!.at(-1)!.debt > lifted.baseline!.at(-1)!.debt).toBe(true);
  });

  it('the exact and the linear stabilizing balance stand beside each other with their names', () => {
    const [first] = answerOf(EXAMPLE).debt!.baseline!;
    expect(first!.stabilizingBalance.exact).not.toBe(first!.stabilizingBalance.linear);
  });

  it('foreign debt needs a depreciation, domestic debt does not', () => {
    const { depreciation: _, ...debtPath } = EXAMPLE.debtPath;
    expect(answerOf({ ...EXAMPLE, debtPath }).debt!.baseline).toBeNull();
    const profile = { ...EXAMPLE.profile, foreignShare: figure('0') };
    expect(answerOf({ ...EXAMPLE, debtPath, profile }).debt!.baseline).toHaveLength(10);
  });
});

describe('a scenario that cannot mean anything is refused, with every fault', () => {
  it.each([
    ['an unknown key', { ...EXAMPLE, color: 'red' }, '/color unknown-key'],
    [
      'a per cent in place of a share',
      { ...EXAMPLE, profile: { ...EXAMPLE.profile, debt: figure('52%') } },
      '/profile/debt/value not-a-number',
    ],
    [
      '52 in place of 0.52',
      { ...EXAMPLE, profile: { ...EXAMPLE.profile, debt: figure('52') } },
      '/profile/debt/value number-out-of-range',
    ],
    [
      '400 digits',
      { ...EXAMPLE, profile: { ...EXAMPLE.profile, debt: figure('9'.repeat(400)) } },
      '/profile/debt/value too-long',
    ],
    [
      'a figure without a source',
      { ...EXAMPLE, profile: { ...EXAMPLE.profile, debt: { value: '0.5', year: 2024 } } },
      '/profile/debt/source required',
    ],
    [
      'value and values',
      { ...EXAMPLE, profile: { ...EXAMPLE.profile, revenue: { ...figure('0.2'), values: {} } } },
      '/profile/revenue value-or-values',
    ],
    ['years reversed', { ...EXAMPLE, lastYear: 2020 }, '/lastYear years-reversed'],
    ['31 years', { ...EXAMPLE, lastYear: 2055 }, '/lastYear too-many-years'],
    [
      'an item that nobody described',
      withOptions({ reallocation: { ...EXAMPLE.options.reallocation, items: [{ item: 'arms' }] } }),
      '/options/reallocation/items/0/item unknown-item',
    ],
    [
      'a grant outside the years',
      withOptions({ aid: { grants: { 2040: range('1', '1', '1') } } }),
      '/options/aid/grants/2040 year-outside-scenario',
    ],
    [
      'a package twice',
      { ...EXAMPLE, packages: [EXAMPLE.packages[0], EXAMPLE.packages[0]] },
      '/packages/1/id duplicate-id',
    ],
    [
      'two ways to say what falls due',
      { ...EXAMPLE, debtPath: { ...EXAMPLE.debtPath, maturing: figure('0.1') } },
      '/debtPath/averageMaturity one-of-two',
    ],
    [
      'a target in the past',
      { ...EXAMPLE, debtPath: { ...EXAMPLE.debtPath, target: { ratio: figure('0.5'), year: 2020 } } },
      '/debtPath/target/year year-outside-scenario',
    ],
    [
      'a present value from the future',
      { ...EXAMPLE, presentValue: { ...EXAMPLE.presentValue, baseYear: 2030 } },
      '/presentValue/baseYear year-outside-scenario',
    ],
    ['a currency that is none', { ...EXAMPLE, currency: 'ABC' }, '/currency unknown-currency'],
  ])('%s', (_, document, fault) => {
    expect(faultsOf(document)).toContain(fault);
  });
});
