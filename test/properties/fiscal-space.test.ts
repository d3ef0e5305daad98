import { readFileSync } from 'node:fs';
import {
  constantDebtPath,
  decomposedChange,
  evaluateCountry,
  fiscalSpaceAnswer,
  nextDebtRatio,
  portfolioAnswer,
  presentValue,
  READINGS,
  readCountryScenario,
  requiredBalance,
} from '@tamwil/fiscal-space';
import { compare, type Fraction, formatFraction, fraction, minus, sum } from '@tamwil/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../packages/fiscal-space/example-country.json', import.meta.url), 'utf8'),
);

/** A decimal with so many places between two whole numbers of its last place. */
const decimal = (least: number, most: number, places: number) =>
  fc.integer({ min: least, max: most }).map((digits) => {
    const text = String(Math.abs(digits)).padStart(places + 1, '0');
    return `${digits < 0 ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`;
  });
const rate = decimal(-300, 3000, 4);
const share = decimal(0, 1000, 3);
const asFraction = (places: number) => (text: string) => {
  const value = BigInt(text.replace('.', ''));
  return fraction(value, 10n ** BigInt(places));
};

interface Change {
  readonly path: string;
  readonly text: string;
}

/** The example with the figures at some places replaced: `options/tax/target/ratio/high`. */
function withFigures(changes: readonly Change[], base: unknown = EXAMPLE): Record<string, never> {
  const copy = structuredClone(base) as Record<string, never>;
  for (const { path, text } of changes) {
    const steps = path.split('/');
    let node = copy as Record<string, unknown>;
    for (const step of steps.slice(0, -1)) node = node[step] as Record<string, unknown>;
    node[steps.at(-1)!] = text;
  }
  return copy;
}

/** Another country: its economy, its benefits and the size of its options are drawn. */
const country = fc
  .record({
    'profile/gdp/value': decimal(1, 9_000_000, 1),
    'profile/realGrowth/value': rate,
    'profile/deflator/value': rate,
    'profile/consumerPrices/value': rate,
    'profile/revenue/value': share,
    'profile/expenditure/value': share,
    'profile/debt/value': decimal(0, 2000, 3),
    'profile/foreignShare/value': share,
    'profile/interestRate/value': rate,
    'profile/reserves/value': decimal(0, 90_000, 1),
    'debtPath/depreciation/value': rate,
    'debtPath/stockFlow/value': decimal(-50, 50, 3),
    'packages/0/lines/0/currentSpending/value': decimal(0, 90_000, 1),
    'packages/0/lines/1/takeUp/value': share,
    'packages/0/lines/2/benefit/amount/value': decimal(0, 90_000, 2),
    'options/tax/target/ratio/central': share,
    'options/debt/room/ceiling/high': decimal(0, 2000, 3),
    'options/macro/deficitCeiling/central': share,
    'options/reallocation/items/0/share/low': share,
  })
  .map((figures) => withFigures(Object.entries(figures).map(([path, text]) => ({ path, text }))));

function answerOf(json: unknown) {
  const answer = fiscalSpaceAnswer(json);
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  return answer.value;
}

const cents = (text: string | null) => BigInt((text ?? '').replace('.', ''));
const exactly = (value: Fraction) => formatFraction(fraction(value.n, value.d));

describe('nobody has to guess what moved the debt', () => {
  const year = fc
    .tuple(decimal(0, 3000, 3), rate, rate, decimal(-200, 200, 3), decimal(-100, 100, 3), share, rate)
    .map(([debt, r, g, pb, sf, foreignShare, depreciation]) => ({
      debt: asFraction(3)(debt),
      r: asFraction(4)(r),
      g: asFraction(4)(g),
      pb: asFraction(3)(pb),
      sf: asFraction(3)(sf),
      foreignShare: asFraction(3)(foreignShare),
      depreciation: asFraction(4)(depreciation),
    }));

  it('the five parts of a change add up to it exactly', () => {
    fc.assert(
      fc.property(year, (drawn) => {
        const change = minus(nextDebtRatio(drawn), drawn.debt);
        expect(exactly(sum(Object.values(decomposedChange(drawn))))).toBe(exactly(change));
      }),
    );
  });

  it('as written too, in every year of baseline and scenario', () => {
    fc.assert(
      fc.property(country, (json) => {
        const { debt } = answerOf(json);
        for (const path of [debt!.baseline, debt!.scenario.low, debt!.scenario.central, debt!.scenario.high]) {
          let before = cents(debt!.baseDebt);
          for (const { debt: ratio, change, parts } of path!) {
            const added = Object.values(parts).reduce((total, part) => total + cents(part), 0n);
            expect(added).toBe(cents(change));
            expect(before + added).toBe(cents(ratio));
            before = cents(ratio);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the path of a country is the formula of one year applied again and again', () => {
    fc.assert(
      fc.property(country, (json) => {
        const read = readCountryScenario(json);
        if (!read.ok) throw new Error('The country cannot be read.');
        const { debt } = evaluateCountry(read.value);
        for (const path of [debt!.baseline!, ...READINGS.map((reading) => debt!.scenario[reading]!)]) {
          let before = debt!.base.debt;
          for (const { debt: after, parts } of path) {
            expect(exactly(sum([before, ...Object.values(parts)]))).toBe(exactly(after));
            before = after;
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the required balance reaches the target, also where interest equals growth', () => {
    const path = fc.tuple(
      decimal(0, 2000, 3),
      decimal(0, 2000, 3),
      rate,
      rate,
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(path, ([debt, target, rText, gText, years, equal]) => {
        const [d0, dT, g] = [asFraction(3)(debt), asFraction(3)(target), asFraction(4)(gText)];
        const r = equal ? g : asFraction(4)(rText);
        const pb = requiredBalance({ debt: d0, target: dT, r, g, years });
        expect(exactly(constantDebtPath({ debt: d0, r, g, pb }, years).at(-1)!)).toBe(exactly(dT));
        if (equal) expect(exactly(pb)).toBe(exactly(fraction(d0.n * dT.d - dT.n * d0.d, d0.d * dT.d * BigInt(years))));
      }),
    );
  });
});

describe('a table of countries says no more than its rows', () => {
  it('totals are the sums of the countries, to the cent, for every region and income group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(country, fc.constantFrom('North', 'South'), share), { minLength: 1, maxLength: 6 }),
        (drawn) => {
          const countries = drawn.map(([json, region, exchange], index) => ({
            ...(json as object),
            id: `c${index}`,
            region,
            incomeGroup: index % 2 === 0 ? 'Low income' : 'Lower-middle income',
            currency: index % 3 === 0 ? 'USD' : 'XOF',
            exchangeRate: { value: String(500 + index) + exchange.slice(1), source: 'Drawn', year: 2024 },
          }));
          const portfolio = portfolioAnswer({ format: 'fiscal-space-portfolio/1', currency: 'USD', countries });
          if (!portfolio.ok) throw new Error(JSON.stringify(portfolio.faults));
          const { countries: rows, regions, incomeGroups, all } = portfolio.value;
          for (const group of [...regions, ...incomeGroups, all])
            group.years.forEach((total, index) => {
              const members = rows.filter(({ id }) => group.countries.includes(id)).map(({ years }) => years[index]!);
              if (!total.known) throw new Error('A total is always known.');
              for (const measure of [
                ...(['gdp', 'cost', 'gap'] as const).map((key) => (one: typeof total) => one[key]),
                ...READINGS.flatMap((reading) =>
                  (['total', 'residual'] as const).map((key) => (one: typeof total) => one[reading][key]),
                ),
              ])
                expect(cents(measure(total))).toBe(
                  members.reduce((added, member) => added + (member.known ? cents(measure(member)) : 0n), 0n),
                );
            });
          expect(regions.flatMap(({ countries: ids }) => ids).length).toBe(rows.length);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('options help, and never more than they are', () => {
  it('no option makes the gap negative or larger; what is too much stays visible as unused', () => {
    fc.assert(
      fc.property(country, (json) => {
        const { need, range, options } = answerOf(json);
        range.forEach((year, index) => {
          const gap = cents(need[index]!.gap);
          for (const reading of READINGS) {
            const { total, financed, residual, unused, mix } = year[reading];
            expect(cents(residual) >= 0n && cents(residual) <= gap).toBe(true);
            expect(cents(financed) + cents(residual)).toBe(gap);
            expect(cents(financed) + cents(unused)).toBe(cents(total));
            expect(mix!.reduce((added, { amount }) => added + cents(amount), 0n)).toBe(cents(financed));
          }
        });
        for (const { years } of options)
          for (const year of years) for (const reading of READINGS) expect(cents(year[reading]) >= 0n).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  // The input, the part of the option that it moves, and whether more of it yields more (1) or less (-1).
  it.each([
    ['options/contributions/newWorkers/central', 'contributions', 1, decimal(0, 9_000_000, 1)],
    ['options/contributions/earnings/central', 'contributions', 1, decimal(0, 9_000_000, 2)],
    ['options/contributions/rate/central', 'contributions', 1, share],
    ['options/contributions/compliance/central', 'contributions', 1, share],
    ['options/tax/target/ratio/central', 'tax.target', 1, share],
    ['options/tax/target/actual/central', 'tax.target', -1, share],
    ['options/illicit-flows/outflow/central', 'illicit-flows', 1, decimal(0, 90_000, 1)],
    ['options/illicit-flows/recoverable/central', 'illicit-flows', 1, share],
    ['options/illicit-flows/taxRate/central', 'illicit-flows', 1, share],
    ['options/reallocation/items/0/share/central', 'reallocation', 1, share],
    ['profile/expenditureItems/1/amount/value', 'reallocation', 1, decimal(0, 90_000, 1)],
    ['profile/reserves/value', 'reserves.foreign', 1, decimal(0, 90_000, 1)],
    ['profile/imports/value', 'reserves.foreign', -1, decimal(0, 90_000, 1)],
    ['options/reserves/foreign/months/central', 'reserves.foreign', -1, decimal(0, 240, 1)],
    ['options/reserves/fiscal/floor/central', 'reserves.fiscal', -1, decimal(0, 9000, 1)],
    ['options/debt/restructuring/amount/central', 'debt.restructuring', 1, decimal(0, 90_000, 1)],
    ['options/debt/restructuring/newRate/central', 'debt.restructuring', -1, share],
    ['options/debt/room/ceiling/central', 'debt.room', 1, decimal(0, 2000, 3)],
    ['profile/debt/value', 'debt.room', -1, decimal(0, 2000, 3)],
    ['options/macro/deficitCeiling/central', 'macro', 1, share],
    ['profile/revenue/value', 'macro', 1, share],
    ['profile/expenditure/value', 'macro', -1, share],
    ['options/aid/grants/2028/central', 'aid', 1, decimal(0, 9000, 1)],
  ] as const)('more of %s moves the yield of %s one way only (%i)', (path, part, direction, figure) => {
    const yields = (text: string) =>
      answerOf(withFigures([{ path, text }]))
        .options.find(({ id }) => id === part)!
        .years.map(({ central }) => cents(central));
    fc.assert(
      fc.property(figure, figure, (one, other) => {
        const [less, more] = Number(one) <= Number(other) ? [yields(one), yields(other)] : [yields(other), yields(one)];
        more.forEach((amount, index) => {
          expect(direction === 1 ? amount >= less[index]! : amount <= less[index]!).toBe(true);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('more buoyancy yields more while the economy grows', () => {
    const { target: _, ...rest } = EXAMPLE.options.tax;
    const base = {
      ...EXAMPLE,
      options: {
        ...EXAMPLE.options,
        tax: {
          ...rest,
          buoyancy: {
            buoyancy: { low: '1', central: '1.1', high: '1.2', source: 'Drawn', year: 2024 },
            revenue: { value: '7800', source: 'Drawn', year: 2024 },
            firstYear: 2026,
          },
        },
      },
    };
    fc.assert(
      fc.property(decimal(10, 30, 1), decimal(10, 30, 1), (one, other) => {
        const yields = (text: string) =>
          answerOf(withFigures([{ path: 'options/tax/buoyancy/buoyancy/central', text }], base))
            .options.find(({ id }) => id === 'tax.buoyancy')!
            .years.map(({ central }) => cents(central));
        const [less, more] = Number(one) <= Number(other) ? [yields(one), yields(other)] : [yields(other), yields(one)];
        more.forEach((amount, index) => {
          expect(amount >= less[index]!).toBe(true);
        });
      }),
      { numRuns: 15 },
    );
  });
});

describe('the unit of the figures is a matter of writing', () => {
  const AGGREGATES =
    /^(profile\/(gdp|reserves|imports|fiscalReserves|grants|expenditureItems\/\d+\/amount)|packages\/.*\/currentSpending|options\/(illicit-flows\/outflow|reserves\/fiscal\/floor|debt\/restructuring\/amount|aid\/grants\/\d+))\/(value|low|central|high)$/;

  /** Every amount over the whole country moved by three places; amounts a person stay. */
  function inThousands(node: unknown, path: readonly string[]): unknown {
    if (Array.isArray(node)) return node.map((entry, index) => inThousands(entry, [...path, String(index)]));
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inThousands(value, [...path, key])]));
    if (typeof node !== 'string' || !AGGREGATES.test(path.join('/'))) return node;
    const [whole = '', places = ''] = node.split('.');
    const moved = `${whole}${places.padEnd(3, '0').slice(0, 3)}`.replace(/^0+(?=\d)/, '');
    return places.length > 3 ? `${moved}.${places.slice(3)}` : moved;
  }

  it('a country in millions and in thousands has the same answer to the last digit', () => {
    fc.assert(
      fc.property(country, (json) => {
        const other = { ...(inThousands(json, []) as object), unit: 'thousand' };
        expect(answerOf(other)).toEqual(answerOf(json));
      }),
      { numRuns: 30 },
    );
  });
});

describe('present value', () => {
  it('at a rate of zero is the sum, and falls when the rate rises', () => {
    fc.assert(
      fc.property(fc.array(decimal(0, 90_000, 2), { minLength: 1, maxLength: 12 }), share, (amounts, rateText) => {
        const flows = amounts.map(asFraction(2));
        expect(exactly(presentValue(flows, fraction(0n), 'end'))).toBe(exactly(sum(flows)));
        expect(compare(presentValue(flows, asFraction(3)(rateText), 'end'), sum(flows))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('nobody is left without an answer', () => {
  const source = { source: 'Drawn', year: 2024 };
  const byYear = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [2024 + index, `${48_000 + 3000 * index}`]),
  );
  const buoyancy = { buoyancy: { value: '1.1', ...source }, revenue: { value: '7800', ...source }, firstYear: 2026 };
  const BASE = {
    ...EXAMPLE,
    profile: { ...EXAMPLE.profile, gdp: { values: byYear, ...source } },
    options: { ...EXAMPLE.options, tax: { buoyancy } },
  };
  /** Places of all numbers of a document. */
  const placesOf = (node: unknown, path: readonly string[]): string[] =>
    typeof node === 'string'
      ? /^-?\d/.test(node)
        ? [path.join('/')]
        : []
      : typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, value]) => placesOf(value, [...path, key]))
        : [];
  const extreme = fc.constantFrom('0', '1', '-0.99', '-5', '20', '100', '1/999999999989', '999999999999999999');

  it('a figure at the edge of what is taken, and beyond it, is answered or refused, never a defect', () => {
    const change = fc.record({ path: fc.constantFrom(...placesOf(BASE, [])), text: extreme });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const json = withFigures(changes, BASE);
        const answer = fiscalSpaceAnswer(json);
        if (!answer.ok) expect(answer.faults.length).toBeGreaterThan(0);
        expect(portfolioAnswer({ format: 'fiscal-space-portfolio/1', currency: 'USD', countries: [json] }).ok).toBe(
          answer.ok,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('a GDP of nothing, of which no share can be taken, is refused at its year', () => {
    for (const year of Object.keys(byYear)) {
      const answer = fiscalSpaceAnswer(withFigures([{ path: `profile/gdp/values/${year}`, text: '0' }], BASE));
      expect(answer.ok ? [] : answer.faults.map(({ code, pointer }) => [code, pointer])).toEqual([
        ['number-out-of-range', `/profile/gdp/values/${year}`],
      ]);
    }
  });
});
